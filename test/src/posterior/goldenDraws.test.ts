import { eBfmi, essBulk, essTail, quantileOfSorted, rHat } from "../../../src/posterior";

/** Draws by a formula of whole numbers (Park & Miller's generator), so that R makes the very same ones. */
const kinds: Readonly<Record<string, (u: number, chain: number, before: number) => number>> = {
  plain: (u) => u,
  slow: (u, _, before) => 0.9 * before + u,
  apart: (u, chain) => u + (chain === 1 ? 0.2 : 0),
  wide: (u, chain) => (chain === 2 ? 4 * u : u),
  heavy: (u) => u / (0.501 - Math.abs(u)),
  ties: (u) => Math.floor(10 * u),
};

function golden(kind: string, nDraws: number, nChains: number): Float64Array[] {
  return Array.from({ length: nChains }, (_, c) => {
    let state = 12345 * (c + 1) + 67;
    let value = 0;
    return Float64Array.from({ length: nDraws }, () => {
      state = (state * 48271) % 2147483647;
      value = kinds[kind]!(state / 2147483647 - 0.5, c + 1, value);
      return value;
    });
  });
}

/**
 * What R 4.2.2 with posterior 1.4.0 prints for these draws (rows draws, columns chains):
 *   c(rhat(x), ess_bulk(x), ess_tail(x))      format(…, digits = 12)
 * where column c of x is, with s = 12345 c + 67 to begin with: s = (s * 48271) %% 2147483647; u = s / 2147483647 - 0.5;
 * plain u; slow 0.9 * previous + u; apart u + 0.2 (c == 1); wide 4 u where c == 2; heavy u/(0.501 − |u|); ties floor(10 u).
 */
const printed: [string, number, number, number, number, number][] = [
  ["plain", 250, 4, 1.00347758668, 935.63212020861, 897.10680861877],
  ["plain", 101, 2, 0.995812908667, 234.537464325809, 189.791692165071],
  ["slow", 250, 4, 1.11775342039, 45.60764905007, 44.0048657345],
  ["slow", 101, 2, 1.11315076151, 22.13946963981, 35.21218686709],
  ["apart", 250, 4, 1.06258425553, 52.7426714786, 35.1813810312],
  ["apart", 101, 2, 1.0829378776, 21.3649572227, 133.3406715037],
  ["wide", 250, 4, 1.24017526907, 1004.48564996958, 30.819182152],
  ["wide", 101, 2, 1.34119452465, 267.77749553826, 89.58938865961],
  ["heavy", 250, 4, 1.00347758668, 935.63212020861, 897.10680861877],
  ["heavy", 101, 2, 0.995761086572, 234.537464325809, 189.791692165071],
  ["ties", 250, 4, 1.00445985583, 976.05689194771, NaN],
  ["ties", 101, 2, 0.996159334357, 232.613713485786, NaN],
];

describe("the diagnostics against R's posterior 1.4.0", () => {
  it.each(printed)("%s draws, %i by %i chains: R-hat, bulk and tail ESS", (kind, nDraws, nChains, r, bulk, tail) => {
    const chains = golden(kind, nDraws, nChains);
    // R prints 12 digits; both sum a thousand rounded terms, R by fast Fourier transform
    const same = (ours: number, theirs: number): number => Math.abs(ours / theirs - 1);
    expect(same(rHat(chains), r)).toBeLessThan(1e-10);
    expect(same(essBulk(chains), bulk)).toBeLessThan(1e-9);
    if (Number.isNaN(tail)) expect(essTail(chains)).toBeNaN();
    else expect(same(essTail(chains), tail)).toBeLessThan(1e-9);
  });

  it("quantiles of type 7 and E-BFMI, as base R gives them", () => {
    const [chain] = golden("slow", 101, 1);
    const sorted = Float64Array.from(chain!).sort();
    // quantile(x, c(.05, .5, .95), type = 7)
    const quantiles = [0.05, 0.5, 0.95].map((share) => quantileOfSorted(sorted, share));
    [-0.63448134208791, 0.2400603432514, 1.10651389250096].forEach((theirs, i) =>
      expect(quantiles[i]).toBeCloseTo(theirs, 13),
    );
    // sum(diff(x)^2) / sum((x - mean(x))^2), the definition of rstan and bayesplot
    expect(eBfmi(chain!)).toBeCloseTo(0.29655438637559, 13);
  });
});
