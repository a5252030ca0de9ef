import { type Chain, type ChainProgress, type LogDensity, sampleChain } from "../../../src/inference";
import { log1p } from "../../../src/numerics";
import { chainsOf, essBulk, joinChains, rHat, summariseDraws } from "../../../src/posterior";

/** Normal with these means, standard deviations and correlation. */
function twoNormals(means: readonly [number, number], sds: readonly [number, number], correlation: number): LogDensity {
  const rest = 1 - correlation * correlation;
  return {
    size: 2,
    evaluate(position, gradient) {
      const a = (position[0]! - means[0]) / sds[0];
      const b = (position[1]! - means[1]) / sds[1];
      gradient[0] = -(a - correlation * b) / (rest * sds[0]);
      gradient[1] = -(b - correlation * a) / (rest * sds[1]);
      return -(a * a - 2 * correlation * a * b + b * b) / (2 * rest);
    },
  };
}

/** Student-t with 5 degrees of freedom in each of three directions: heavy tails, sd √(5/3). */
const threeStudents: LogDensity = {
  size: 3,
  evaluate(position, gradient) {
    let value = 0;
    for (let i = 0; i < 3; i++) {
      const x = position[i]!;
      value -= 3 * log1p((x * x) / 5);
      gradient[i] = (-6 * x) / (5 + x * x);
    }
    return value;
  },
};

function finish(run: Generator<ChainProgress, Chain>): Chain {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function sample(target: LogDensity, chains = 4): ReturnType<typeof joinChains> {
  const start = new Float64Array(target.size);
  const settings = { seed: 11, warmUp: 300, draws: 1000 };
  const positions = Array.from(
    { length: chains },
    (_, chain) => finish(sampleChain(target, start, { ...settings, chain })).positions,
  );
  return joinChains(
    Array.from({ length: target.size }, (_, i) => `x${i}`),
    positions,
  );
}

describe("sampleChain", () => {
  it("recovers means, spreads and the correlation of a stretched normal", () => {
    const draws = sample(twoNormals([3, -200], [0.01, 50], 0.95));
    const [x, y] = [0, 1].map((variable) => Float64Array.from(chainsOf(draws, variable).flatMap((c) => Array.from(c))));
    const [sx, sy] = [summariseDraws(x!), summariseDraws(y!)];
    const errors = 4 / Math.sqrt(Math.min(...[0, 1].map((v) => essBulk(chainsOf(draws, v))))); // four standard errors
    expect(Math.abs(sx.mean - 3) / 0.01).toBeLessThan(errors);
    expect(Math.abs(sy.mean + 200) / 50).toBeLessThan(errors);
    expect(Math.abs(sx.sd / 0.01 - 1)).toBeLessThan(errors);
    const product = x!.reduce((sum, value, i) => sum + (value - sx.mean) * (y![i]! - sy.mean), 0) / (x!.length - 1);
    expect(product / (sx.sd * sy.sd)).toBeCloseTo(0.95, 1);
    expect(rHat(chainsOf(draws, 0))).toBeLessThan(1.01);
  });

  it("recovers heavy tails: sd of a Student-t with 5 degrees of freedom", () => {
    const draws = sample(threeStudents);
    for (let variable = 0; variable < 3; variable++) {
      const chains = chainsOf(draws, variable);
      const { mean, sd } = summariseDraws(Float64Array.from(chains.flatMap((chain) => Array.from(chain))));
      expect(Math.abs(mean)).toBeLessThan((4 * 1.29) / Math.sqrt(essBulk(chains)));
      expect(sd / Math.sqrt(5 / 3)).toBeGreaterThan(0.9); // kurtosis 9 makes the sd of the sd about 3%
      expect(sd / Math.sqrt(5 / 3)).toBeLessThan(1.1);
    }
  });

  it("gives the same bits for the same seed, whatever runs beside it, and others for another chain", () => {
    const target = twoNormals([0, 0], [1, 1], 0.5);
    const run = (chain: number) => sampleChain(target, new Float64Array(2), { seed: 5, chain, warmUp: 100, draws: 50 });
    const alone = finish(run(1)).positions;
    const [first, second] = [run(0), run(1)];
    for (let i = 0; i < 10; i++) [first, second].forEach((generator) => generator.next());
    expect(finish(second).positions).toEqual(alone);
    expect(finish(first).positions).not.toEqual(alone);
  });
});
