import { sortedQuantile, summariseDraws } from "../../../src/numerics";

describe("quantiles of draws", () => {
  it("are type 7: R quantile(c(1, 2, 4, 8), 0.4) is 2.4", () => {
    expect(sortedQuantile(Float64Array.of(1, 2, 4, 8), 0.4)).toBeCloseTo(2.4, 12);
    expect(sortedQuantile(new Float64Array(0), 0.4)).toBeNaN();
  });

  it("summarise without touching the draws", () => {
    const draws = Float64Array.of(3, 1, 2, 5, 4);
    expect(summariseDraws(draws, 0.5)).toEqual({ mean: 3, low: 2, high: 4 });
    expect([...draws]).toEqual([3, 1, 2, 5, 4]);
  });
});
