import { normalCdf, normalQuantile } from "../../../src/numerics";

describe("the normal distribution", () => {
  // SciPy 1.17.1 scipy.special.ndtri, all digits it prints; R's qnorm(0.975) = 1.959964 agrees.
  it.each([
    [0.975, 1.959963984540054],
    [0.05, -1.6448536269514729],
    [1e-6, -4.753424308822899],
    [1e-10, -6.361340902404056],
  ])("quantile at %p", (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14);
  });

  it("is undone by the distribution function, far into both tails", () => {
    for (let z = -8; z <= 5; z += 0.37) expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9);
  });

  it("has its edges at 0 and 1 and no answer outside", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect(normalQuantile(1.2)).toBeNaN();
  });
});
