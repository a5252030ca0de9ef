import { createNormalDraws, createRng } from "../../../src/numerics";
import { eBfmi, essBulk, essTail, rHat } from "../../../src/posterior";

/** Chains of x_t = correlation · x_{t−1} + noise, stationary with sd 1. */
function autoregressive(correlation: number, nDraws: number, nChains: number, shift = 0): Float64Array[] {
  return Array.from({ length: nChains }, (_, chain) => {
    const normal = createNormalDraws(createRng(3, chain));
    let x = normal();
    return Float64Array.from({ length: nDraws }, () => {
      const value = x + shift * chain;
      x = correlation * x + Math.sqrt(1 - correlation * correlation) * normal();
      return value;
    });
  });
}

describe("the diagnostics of draws", () => {
  it("bulk ESS of an autoregressive series is N (1 − ρ)/(1 + ρ)", () => {
    for (const correlation of [0, 0.5, 0.9]) {
      const ess = essBulk(autoregressive(correlation, 4000, 4));
      const theory = (16000 * (1 - correlation)) / (1 + correlation);
      expect(ess / theory).toBeGreaterThan(0.85); // the estimate's own error at this length is about 5%
      expect(ess / theory).toBeLessThan(1.15);
    }
  });

  it("R-hat is 1 for chains that agree, larger for a shifted or a wider chain", () => {
    expect(rHat(autoregressive(0, 1000, 4))).toBeLessThan(1.005);
    expect(rHat(autoregressive(0, 1000, 4, 0.3))).toBeGreaterThan(1.05);
    const wider = autoregressive(0, 1000, 4).map((chain, c) => (c === 0 ? chain.map((x) => 3 * x) : chain));
    expect(rHat(wider)).toBeGreaterThan(1.05);
  });

  it("depends on ranks only: any increasing transform leaves bulk ESS and tail ESS alone", () => {
    const chains = autoregressive(0.6, 500, 4);
    const cubed = chains.map((chain) => chain.map((x) => x * x * x));
    expect(essBulk(cubed)).toBeCloseTo(essBulk(chains), 9);
    expect(essTail(cubed)).toBeCloseTo(essTail(chains), 9);
  });

  it("says NaN rather than something healthy for draws that never move or are not finite", () => {
    const stuck = [new Float64Array(100), new Float64Array(100)];
    for (const diagnostic of [rHat, essBulk, essTail]) {
      expect(diagnostic(stuck)).toBeNaN();
      expect(diagnostic([Float64Array.of(1, 2, NaN, 4, 5), Float64Array.of(1, 2, 3, 4, 5)])).toBeNaN();
    }
  });

  it("E-BFMI is near 2 for energies without memory and small for a slow walk", () => {
    const [quick] = autoregressive(0, 4000, 1);
    const [slow] = autoregressive(0.98, 4000, 1);
    expect(eBfmi(quick!)).toBeCloseTo(2, 1);
    expect(eBfmi(slow!)).toBeLessThan(0.1);
  });
});
