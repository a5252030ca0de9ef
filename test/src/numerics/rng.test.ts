import { createRng } from "../../../src/numerics";

describe("createRng", () => {
  it("gives the same numbers for the same seed, for ever", () => {
    const rng = createRng(1);
    expect([rng.uniform(), rng.uniform(), rng.uniform()]).toEqual([
      0.41309831161354205, 0.325668083321771, 0.812939753618364,
    ]);
  });

  it("is uniform: mean, variance and lag-1 correlation within 4 standard errors at n = 200,000", () => {
    const rng = createRng(42);
    const n = 200_000;
    let sum = 0;
    let squares = 0;
    let products = 0;
    let last = 0.5;
    for (let i = 0; i < n; i++) {
      const u = rng.uniform() - 0.5;
      sum += u;
      squares += u * u;
      products += u * last;
      last = u;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(products / n)).toBeLessThan(4 * (1 / 12 / Math.sqrt(n)));
  });

  it("splits into streams that depend on the label, not on what was drawn before", () => {
    const parent = createRng(5);
    const early = parent.split(3).uniform();
    parent.uniform();
    expect(parent.split(3).uniform()).toBe(early);
    expect(parent.split(4).uniform()).not.toBe(early);
    expect(createRng(6).split(3).uniform()).not.toBe(early);
  });
});
