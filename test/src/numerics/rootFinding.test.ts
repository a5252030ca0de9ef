import { findRoot, findRootAbove } from "../../../src/numerics";

describe("root finding", () => {
  it("finds roots to its tolerance", () => {
    expect(Math.abs(findRoot((x) => x * x - 2, 0, 2) / Math.SQRT2 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(findRoot((x) => x * x * x * x * x - 1e-5, 0, 10) / 0.1 - 1)).toBeLessThan(1e-12);
  });

  it("says NaN where there is no change of sign", () => {
    expect(findRoot((x) => x * x + 1, -1, 1)).toBeNaN();
    expect(findRootAbove(() => 1, 1)).toBeNaN();
  });

  it("doubles its way to a far root", () => {
    expect(Math.abs(findRootAbove((x) => 1e9 - x, 3) / 1e9 - 1)).toBeLessThan(1e-12);
  });
});
