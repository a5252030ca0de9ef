import { gammaShareAbove, gammaShareBelow, logGamma } from "../../../src/numerics";

describe("the incomplete gamma function", () => {
  // SciPy 1.17.1 gammainc(shape, x), all digits it prints (R: pgamma(x, shape)).
  it.each([
    [0.5, 0.5, 0.6826894921370859],
    [3, 2, 0.32332358381693654],
    [300, 280, 0.12260728267114329],
    [300, 330, 0.955109776129987],
    [10000, 10100, 0.8413487504471796],
  ])("share of Gamma(%p, 1) below %p", (shape, x, share) => {
    expect(Math.abs(gammaShareBelow(x, shape) / share - 1)).toBeLessThan(1e-11); // 1e4 · eps lost in the prefactor
    expect(Math.abs(gammaShareAbove(x, shape) / (1 - share) - 1)).toBeLessThan(1e-11);
  });

  it.each([
    [0.5, 0.5723649429247],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [300, 1409.2020674704117],
    [1e5, 1051287.7089736569],
  ])("ln Γ(%p)", (x, value) => {
    expect(Math.abs(logGamma(x) / value - 1)).toBeLessThan(1e-13);
  });
});
