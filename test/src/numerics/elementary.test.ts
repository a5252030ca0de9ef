import {
  cos,
  createRng,
  exp,
  expm1,
  expSeries,
  log,
  log1p,
  logistic,
  logit,
  logSeries,
  pow,
  sin,
  softplus,
  tanh,
} from "../../../src/numerics";

/** Largest relative distance between two functions at 20,000 points. */
function worstRatio(ours: (x: number) => number, reference: (x: number) => number, from: number, to: number): number {
  const rng = createRng(7);
  let worst = 0;
  for (let i = 0; i < 20_000; i++) {
    const x = from + (to - from) * rng.uniform();
    const expected = reference(x);
    worst = Math.max(worst, Math.abs(ours(x) - expected) / Math.abs(expected));
  }
  return worst;
}

/** Two roundings of ours and one of the host's library: 4 units in the last place. */
const fourUlps = 4 * Number.EPSILON;

describe("elementary functions", () => {
  it.each([
    ["exp", exp, Math.exp, -700, 700],
    ["log", log, Math.log, 1e-9, 5],
    ["log of large numbers", log, Math.log, 1e10, 1e300],
    ["log1p", log1p, Math.log1p, -0.9, 3],
    ["expm1", expm1, Math.expm1, -3, 3],
    ["tanh", tanh, Math.tanh, -6, 6],
  ] as const)("%s agrees with the host's library to 4 ulp", (_, ours, reference, from, to) => {
    expect(worstRatio(ours, reference, from, to)).toBeLessThan(fourUlps);
  });

  it("pow agrees with the host's library; the exponent multiplies the error of the logarithm", () => {
    expect(
      worstRatio(
        (x) => pow(x, 0.37),
        (x) => Math.pow(x, 0.37),
        1e-6,
        1e6,
      ),
    ).toBeLessThan(20 * Number.EPSILON);
    expect(pow(3, 5)).toBe(243);
    expect(pow(0, 0)).toBe(1);
    expect(pow(0, 0.5)).toBe(0);
    expect(pow(2, -1.5)).toBeCloseTo(0.35355339059327373, 15);
  });

  it("sine and cosine are within 1e-13 for angles of any calendar", () => {
    const rng = createRng(3);
    for (let i = 0; i < 5_000; i++) {
      const x = (rng.uniform() - 0.5) * 2_000;
      expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-13);
      expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-13);
    }
  });

  it("gives the digits printed in tables (Abramowitz and Stegun 1964, tables 4.2 and 4.4)", () => {
    expect(exp(1)).toBeCloseTo(2.718281828459045, 15);
    expect(log(10)).toBeCloseTo(2.302585092994046, 15);
    expect(log(2)).toBeCloseTo(0.6931471805599453, 16);
  });

  it("keeps its edges", () => {
    expect(exp(0)).toBe(1);
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(-740)).toBeGreaterThan(0);
    expect(exp(NaN)).toBeNaN();
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 10);
    expect(log1p(1e-18)).toBe(1e-18);
    expect(expm1(1e-18)).toBe(1e-18);
  });

  it("gives a series the bits it gives single numbers, beyond the range as well", () => {
    const rng = createRng(11);
    const x = Float64Array.from({ length: 3_000 }, () => 60 * rng.uniform() - 20);
    x.set([0, -0, 1, 5e-324, 1e-301, 1e301, Infinity, -Infinity, 800, -800, -730, 709.5]);
    const out = new Float64Array(x.length);
    expSeries(x, 0.3, -1.7, 0, x.length, out);
    expect(out).toEqual(x.map((value) => exp(-1.7 * (value - 0.3))));
    logSeries(x, 0, x.length, out);
    expect(out).toEqual(x.map(log));
  });

  it("loses nothing beside 1, where a logarithm is small, nor beside 0, where an exponential is 1", () => {
    for (const h of [2 ** -40, -(2 ** -40), 2 ** -9, -(2 ** -9), 2 ** -7]) {
      const series = h - h ** 2 / 2 + h ** 3 / 3 - h ** 4 / 4 + h ** 5 / 5 - h ** 6 / 6 + h ** 7 / 7 - h ** 8 / 8;
      expect(Math.abs(log(1 + h) / series - 1)).toBeLessThan(fourUlps);
      expect(Math.abs(expm1(h) / Math.expm1(h) - 1)).toBeLessThan(fourUlps);
    }
  });

  it("logistic and logit undo each other; softplus grows into the identity", () => {
    for (const share of [1e-12, 0.01, 0.3, 0.5, 0.999]) expect(logistic(logit(share)) / share).toBeCloseTo(1, 12);
    expect(logistic(-800)).toBe(0);
    expect(softplus(50)).toBe(50);
    expect(softplus(-40) / exp(-40)).toBeCloseTo(1, 14);
  });
});
