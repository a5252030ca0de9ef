import { createCarryover, createResponsePath, createSaturation } from "../../../src/media";
import { createDirectFilter } from "../../../src/media/directFilter";
import { createGeometricFilter } from "../../../src/media/geometricFilter";
import { createRng } from "../../../src/numerics";

const rng = createRng(11);
const steady = Array.from({ length: 120 }, () => 0.2 + 3 * rng.uniform());
const flights = steady.map((amount, t) => (Math.floor(t / 13) % 2 === 0 ? amount : 0));
const lateStart = steady.map((amount, t) => (t < 40 ? 0 : amount * (t % 11 === 0 ? 1000 : 1)));
const never = steady.map(() => 0);
const cases = [
  ...[0, 1, 2, 8, 28].flatMap((maxLag) =>
    [0, 1e-9, 0.03, 0.5, 0.97, 1].flatMap((retention) => [
      { what: "steady", spend: steady, maxLag, retention },
      { what: "flights", spend: flights, maxLag, retention },
      { what: "late start, peaks", spend: lateStart, maxLag, retention },
    ]),
  ),
  { what: "nothing", spend: never, maxLag: 8, retention: 0.4 },
];

describe("the geometric carryover as a recursion", () => {
  it.each(cases)("equals the direct sum, value and gradient: $what, lags $maxLag, $retention", (which) => {
    const { spend, maxLag, retention } = which;
    const recursion = createGeometricFilter(spend, maxLag);
    const direct = createDirectFilter(spend, createCarryover("geometric", maxLag));
    const parameters = Float64Array.of(9, retention);
    const adjoint = Float64Array.from(recursion.output, () => rng.uniform() - 0.4);
    const outer = Float64Array.from(recursion.output, () => 0.5 + rng.uniform());
    const [a, b] = [new Float64Array(2), new Float64Array(2)];
    for (const [filter, gradient] of [[recursion, a] as const, [direct, b] as const]) {
      filter.forwardWithSlopes(parameters, 1);
      filter.pullBack(adjoint, outer, gradient, 1);
    }
    // rounding of the running sum: at most a few ulps of the largest term per step, over at most 148 steps
    const scale = Math.max(...direct.output, 1e-300);
    recursion.output.forEach((value, t) => expect(Math.abs(value - direct.output[t]!) / scale).toBeLessThan(1e-12));
    const size = adjoint.reduce((sum, weight) => sum + Math.abs(weight), 0) * scale * (1 + maxLag);
    expect(Math.abs(a[1]! - b[1]!) / size).toBeLessThan(1e-12);
  });

  it("and the default curve in one pass give what the filter and the curve give one after the other", () => {
    for (const spend of [steady, flights, lateStart, never]) {
      for (const retention of [0, 0.03, 0.5, 0.97]) {
        const parameters = Float64Array.of(retention, 0.7);
        const shape = { carryover: createCarryover("geometric", 8), order: "carryover-first" } as const;
        const onePass = createResponsePath(spend, { ...shape, saturation: createSaturation("hill", 1) });
        const apart = createResponsePath(spend, {
          ...shape,
          saturation: { ...createSaturation("hill", 1), pass: undefined },
        });
        onePass.forwardWithSlopes(parameters, 0);
        apart.forwardWithSlopes(parameters, 0);
        const close = (a: ArrayLike<number>, b: ArrayLike<number>): void =>
          Array.from(a).forEach((value, t) =>
            expect(Math.abs(value - b[t]!)).toBeLessThan(1e-12 * (1 + Math.abs(value))),
          );
        close(onePass.effect, apart.effect);
        const weights = Float64Array.from(onePass.effect, () => rng.uniform() / 128);
        const [a, b] = [new Float64Array(2), new Float64Array(2)];
        onePass.pullBack(weights, a, 0);
        apart.pullBack(weights, b, 0);
        close(a, b); // both are weighted means of at most 128 terms, added in another order
        const values = Float64Array.from(onePass.effect);
        onePass.forward(parameters, 0);
        expect(onePass.effect).toEqual(values); // what a plan is told is what was fitted, bit by bit
      }
    }
  });

  it("is exactly 0 once the lags after a flight are over, and never negative", () => {
    for (const retention of [0.02, 0.3, 0.9]) {
      const filter = createGeometricFilter(flights, 4);
      filter.forward(Float64Array.of(retention), 0);
      for (let t = 0; t < flights.length; t++) {
        const isQuiet = flights.slice(Math.max(0, t - 4), t + 1).every((amount) => amount === 0);
        expect(filter.output[t] === 0).toBe(isQuiet);
        expect(filter.output[t]).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
