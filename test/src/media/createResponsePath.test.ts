import {
  type CarryoverKind,
  createCarryover,
  createResponsePath,
  createSaturation,
  type MediaOrder,
  parameterCount,
  type ResponseShape,
  type SaturationKind,
} from "../../../src/media";
import { createRng } from "../../../src/numerics";

const carryovers: CarryoverKind[] = ["geometric", "delayed", "binomial", "weibull pdf", "weibull cdf", "none"];
const saturations: [SaturationKind, number | null][] = [
  ["hill", 1],
  ["hill", 2],
  ["hill", null],
  ["logistic", 1],
  ["tanh", 1],
  ["michaelis-menten", 1],
  ["root", 1],
  ["none", 1],
];
const orders: MediaOrder[] = ["carryover-first", "saturation-first"];
const everyShape = carryovers.flatMap((kind) =>
  saturations.flatMap(([saturation, slope]) => orders.map((order) => ({ kind, saturation, slope, order }))),
);

const typical: Record<string, number> = {
  ...{ retention: 0.45, peak: 1.3, shape: 1.6, scale: 2.2 },
  ...{ "half saturation": 0.8, slope: 1.7, steepness: 2.5, exponent: 0.6 },
};

function shapeOf(
  kind: CarryoverKind,
  saturation: SaturationKind,
  slope: number | null,
  order: MediaOrder,
): ResponseShape {
  return { carryover: createCarryover(kind, 5), saturation: createSaturation(saturation, slope), order };
}

function parametersOf(shape: ResponseShape): Float64Array {
  return Float64Array.from(
    [...shape.carryover.parameterNames, ...shape.saturation.parameterNames].map((n) => typical[n]!),
  );
}

const spend = [0.3, 1.2, 0, 0, 0.7, 2.1, 0.4, 0, 0, 0, 0, 0, 0, 1.1];

describe("the response path", () => {
  it.each(everyShape)("has the gradient of its finite differences: $kind, $saturation $slope, $order", (which) => {
    const shape = shapeOf(which.kind, which.saturation, which.slope, which.order);
    const path = createResponsePath(spend, shape);
    const parameters = parametersOf(shape);
    const rng = createRng(7);
    const adjoint = Float64Array.from({ length: path.length }, () => rng.uniform() - 0.3);
    const result = (at: Float64Array): number => {
      path.forward(at, 0);
      return path.effect.reduce((sum, effect, t) => sum + effect * adjoint[t]!, 0);
    };
    const differences = Array.from(parameters, (value, p) => {
      const step = 1e-5 * value;
      const moved = (sign: number): number => result(parameters.map((v, k) => (k === p ? v + sign * step : v)));
      return (moved(1) - moved(-1)) / (2 * step);
    });
    path.forwardWithSlopes(parameters, 0);
    const gradient = new Float64Array(parameterCount(shape));
    path.pullBack(adjoint, gradient, 0);
    // central differences at a relative step of 1e-5 are good to about 1e-9; 1e-6 leaves room for cancellation
    differences.forEach((difference, p) => expect(Math.abs(gradient[p]! - difference)).toBeLessThan(1e-6));
  });

  it.each(everyShape)("never falls when spends rise: $kind, $saturation $slope, $order", (which) => {
    const shape = shapeOf(which.kind, which.saturation, which.slope, which.order);
    const effects = [1, 0.5].map((factor) => {
      const path = createResponsePath(
        spend.map((amount) => amount * factor),
        shape,
      );
      path.forward(parametersOf(shape), 0);
      return path.effect;
    });
    effects[0]!.forEach((effect, t) => expect(effect).toBeGreaterThanOrEqual(effects[1]![t]!));
  });

  it("is the spend itself without carryover and saturation", () => {
    const path = createResponsePath(spend, shapeOf("none", "none", 1, "carryover-first"));
    path.forward(new Float64Array(0), 0);
    expect(Array.from(path.effect)).toEqual(spend);
  });

  it("keeps the total of the spends whatever the carryover, when nothing saturates", () => {
    for (const kind of carryovers) {
      const shape = shapeOf(kind, "none", 1, "carryover-first");
      const path = createResponsePath(spend, shape);
      path.forward(parametersOf(shape), 0);
      const total = spend.reduce((sum, amount) => sum + amount, 0);
      expect(path.effect.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(total, 12);
    }
  });
});
