import { betaOne, halfNormal, logNormal, truncatedNormal } from "../../../../src/models/mmm/coordinates";
import { exp, log, normalCdf, normalQuantile } from "../../../../src/numerics";

/** P(Z > z), which is what is left of the prior above the value at score z. */
const above = (z: number): number => normalCdf(-z);

const priors = [
  ["Beta(1, 3)", betaOne(3), (z: number) => 1 - exp(log(above(z)) / 3)],
  [
    "Normal(0.8, 0.8) in 0.1..10",
    truncatedNormal(0.8, 0.8, 0.1, 10),
    (z: number) => 0.8 - 0.8 * normalQuantile(above(11.5) + (above(-0.875) - above(11.5)) * above(z)),
  ],
  ["LogNormal(0.2, 0.4)", logNormal(0.2, 0.4), (z: number) => exp(0.2 + 0.4 * z)],
  ["HalfNormal(2)", halfNormal(2), (z: number) => -2 * normalQuantile(0.5 * above(z))],
] as const;

describe("coordinates that are normal scores", () => {
  it.each(priors)(
    "give the prior's quantiles, between the nodes of their table and beyond it: %s",
    (_, one, quantile) => {
      for (const z of [-9, -7.9, -5, -3.3331, -1.0002, 0, 0.0019, 0.7654, 2.5, 4.44, 5.9]) {
        one.set(z);
        const truth = quantile(z);
        // 1e-11 is what the fast tail of the normal distribution promises; beyond 6 it promises less, and so do we
        const relative = Math.abs(z) > 6 ? 1e-7 : 1e-10;
        expect(Math.abs(one.value - truth)).toBeLessThan(relative * Math.abs(truth) + 1e-14);
        expect([one.logPrior, one.logPriorSlope]).toEqual([-0.5 * z * z, -z]);
      }
    },
  );

  it.each(priors)("have the slope of their values: %s", (_, one) => {
    for (const z of [-4.2, -1.7, -0.0003, 0.4, 1.99, 4.8]) {
      const at = (place: number): number => {
        one.set(place);
        return one.value;
      };
      const difference = (at(z + 1e-5) - at(z - 1e-5)) / 2e-5; // within one step of the table or across two
      one.set(z);
      expect(one.slope / difference).toBeCloseTo(1, 5); // values of 1e-5 and more, differences of them good to 1e-6
    }
  });

  it.each(priors)("never fall: %s", (_, one) => {
    let last = -1;
    for (let z = -8; z <= 8; z += 0.0137) {
      one.set(z);
      expect(one.value).toBeGreaterThan(last - 1e-15); // 1 less a number near 1 has no digits beyond
      last = one.value;
    }
  });
});
