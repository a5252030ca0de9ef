import { createRng } from "../../../src/numerics";
import { postureAverage } from "../../../src/optimize";
import { worstMean } from "../../../src/scenarios/worstMean";

describe("worstMean", () => {
  it("is the mean of the worst 20%, as the conservative posture counts it", () => {
    const rng = createRng(5);
    for (const n of [1, 2, 3, 7, 10, 11, 1_999, 2_000]) {
      const values = Float64Array.from({ length: n }, () => Math.floor(rng.uniform() * 50) - 10); // with ties
      const expected = postureAverage(values, 0);
      expect(Math.abs(worstMean(Float64Array.from(values), 0.2) - expected)).toBeLessThan(1e-9); // sums in another order
    }
  });

  it("takes sorted, reversed and equal values", () => {
    const up = Float64Array.from({ length: 100 }, (_, i) => i);
    expect(worstMean(Float64Array.from(up), 0.2)).toBe(9.5);
    expect(worstMean(Float64Array.from(up).reverse(), 0.2)).toBe(9.5);
    expect(worstMean(new Float64Array(100).fill(3), 0.2)).toBe(3);
  });
});
