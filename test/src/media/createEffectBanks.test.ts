import { createKernelSpace } from "../../../src/kernel";
import {
  createCarryover,
  createEffectBanks,
  createResponsePath,
  createSaturation,
  parameterCount,
  type ResponseShape,
  type SaturationKind,
} from "../../../src/media";
import { createRng } from "../../../src/numerics";

const shapeWith = (kind: SaturationKind, slope: number | null, maxLag: number): ResponseShape => ({
  carryover: createCarryover("geometric", maxLag),
  saturation: createSaturation(kind, slope),
  order: "carryover-first",
});

const kinds: [string, ResponseShape][] = [
  ["unit Hill", shapeWith("hill", 1, 8)],
  ["Michaelis-Menten", shapeWith("michaelis-menten", 1, 3)],
  ["logistic", shapeWith("logistic", null, 8)],
  ["tanh", shapeWith("tanh", null, 8)],
  ["Hill with a free slope", shapeWith("hill", null, 8)],
  ["Hill with slope 2", shapeWith("hill", 2, 0)],
];

/** A series with pauses longer than the carryover, so that the passes start anew within it. */
function spends(rows: number, seed: number): Float64Array {
  const { uniform } = createRng(seed);
  return Float64Array.from({ length: rows }, (_, t) => (Math.floor(t / 14) % 2 === 1 ? 0 : 3 * uniform()));
}

/** Three channels of 47 periods, so that lanes and periods are left over. */
function bankOf(shape: ResponseShape) {
  const space = createKernelSpace();
  const channels = [1, 2, 3].map((seed) => ({ spend: spends(47, seed), shape }));
  const { banks, seats } = createEffectBanks(channels, space);
  const parameters = [0.35, 0.9, 0].map((retention, c) =>
    Float64Array.of(retention, 0.4 + 0.7 * c, 1.6 - 0.5 * c).subarray(0, parameterCount(shape)),
  );
  const paths = channels.map(({ spend }, c) => {
    const path = createResponsePath(spend, shape);
    path.forwardWithSlopes(parameters[c]!, 0);
    return path;
  });
  const [residual, by] = [space.reserve(48), space.reserve(48)];
  space.enter();
  seats.forEach((seat, c) => seat.setShape(parameters[c]!, 0));
  banks.forEach((bank) => bank.forward());
  return { banks, seats, paths, residual, by };
}

describe("channels computed together", () => {
  it.each(kinds)("have, bit for bit, the effects of their own paths: %s", (_name, shape) => {
    const { banks, seats, paths } = bankOf(shape);
    expect(banks).toHaveLength(1);
    seats.forEach((seat, c) => {
      const effects = new Float64Array(47);
      seat.copyEffects(effects);
      expect(Array.from(effects)).toEqual(Array.from(paths[c]!.effect.subarray(0, 47)));
      const total = paths[c]!.effect.reduce((sum, effect) => sum + effect, 0);
      expect(seat.total() / total).toBeCloseTo(1, 13); // the same terms in another order
    });
  });

  it.each(kinds)("have their paths' derivatives, together and one by one: %s", (_name, shape) => {
    const { banks, seats, paths, by } = bankOf(shape);
    const { uniform } = createRng(9);
    for (let t = 0; t < 47; t++) by.values[t] = uniform() - 0.5;
    const claim = (c: number): number[] => {
      const gradient = new Float64Array(parameterCount(shape));
      seats[c]!.addSlopes(0.3, -1.7, gradient);
      return [seats[c]!.product(), ...gradient];
    };
    const truth = (c: number): number[] => {
      const path = paths[c]!;
      const adjoint = Float64Array.from({ length: path.length }, (_, t) => 0.3 - (t < 47 ? 1.7 * by.values[t]! : 0));
      const gradient = new Float64Array(parameterCount(shape));
      path.pullBack(adjoint, gradient, 0);
      return [path.effect.subarray(0, 47).reduce((sum, effect, t) => sum + effect * by.values[t]!, 0), ...gradient];
    };
    banks[0]!.pullBack(by);
    const together = seats.map((_, c) => claim(c));
    const alone = seats.map((seat, c) => {
      seat.pullBack(by.values);
      return claim(c);
    });
    seats.forEach((_, c) => {
      expect(alone[c]).toEqual(together[c]);
      truth(c).forEach((value, i) => expect(together[c]![i]! - value).toBeCloseTo(0, 11)); // sums of 47 numbers near 1
    });
  });

  it("leave the residuals that their scaled effects leave", () => {
    const { banks, seats, paths, residual } = bankOf(kinds[0]![1]);
    residual.values.fill(10, 0, 47);
    seats.forEach((seat, c) => seat.setCoefficient(c + 1));
    banks[0]!.subtractFrom(residual);
    for (let t = 0; t < 47; t++) {
      const left = paths.reduce((rest, { effect }, c) => rest - (c + 1) * effect[t]!, 10);
      expect(residual.values[t]! - left).toBeCloseTo(0, 13);
    }
    expect(residual.values[47]).toBe(0);
  });

  it("are sorted by what the kernel can do: two kinds together, another lag and another carryover apart", () => {
    const delayed = { ...shapeWith("hill", 1, 8), carryover: createCarryover("delayed", 8) };
    const shapes = [kinds[0]![1], kinds[2]![1], kinds[0]![1], kinds[3]![1], delayed, shapeWith("hill", 1, 4)];
    const channels = shapes.map((shape, c) => ({ spend: spends(30, c), shape }));
    const { banks, seats } = createEffectBanks(channels, createKernelSpace());
    expect(banks.map((bank) => bank.seats.map((seat) => seats.indexOf(seat)))).toEqual([[0, 2], [1, 3], [4], [5]]);
  });
});
