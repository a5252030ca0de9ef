import { createResponsePath, type ResponseShape } from "../../media";
import type { LiftTest } from "./history";

/** One lift test's part of a channel's log posterior. */
export interface LiftTerm {
  /** Log likelihood at the channel's values and mean unit effect. */
  forward(values: Float64Array, unitMean: number): number;
  /** Its derivative by the mean effect, after `forward`. */
  readonly byEffect: number;
  readonly byUnitMean: number;
  addShapeGradient(gradient: Float64Array): void;
}

/**
 * A lift test as a normal likelihood on the curve: the effects within the test's periods at the spend that was run,
 * against those at the spend with the change undone; carryover from before counts on both sides.
 *   lift ~ Normal(|Σ effects with − Σ effects without|, standard error)
 * A change of −100% compares with no spend; +50% compares the spend with 1.5 times it.
 */
export function createLiftTerm(test: LiftTest, spend: Float64Array, shape: ResponseShape): LiftTerm {
  const { maxLag } = shape.carryover;
  const start = Math.max(0, test.from - maxLag);
  const around = spend.slice(start, test.to + 1);
  const first = test.from - start;
  const last = test.to - start;
  const changed = around.map((amount, t) => (t >= first ? amount * (1 + test.spendChange) : amount));
  const [more, less] = test.spendChange > 0 ? [changed, around] : [around, changed];
  const paths = [createResponsePath(more, shape), createResponsePath(less, shape)] as const;
  const within = paths[0].effect.map((_, t) => (t >= first && t <= last ? 1 : 0)); // the window, as an adjoint
  const adjoint = new Float64Array(within.length);
  let pull = 0; // d(log likelihood)/d(predicted lift)
  let factor = 0;
  const self = {
    byEffect: 0,
    byUnitMean: 0,
    forward(values: Float64Array, unitMean: number): number {
      paths.forEach((path) => path.forwardWithSlopes(values, 1));
      const difference = windowSum(paths[0].effect, first, last) - windowSum(paths[1].effect, first, last);
      factor = values[0]! / unitMean;
      const gap = (factor * difference - test.lift) / test.standardError;
      pull = -gap / test.standardError;
      self.byEffect = (pull * difference) / unitMean;
      self.byUnitMean = (-pull * factor * difference) / unitMean;
      return -0.5 * gap * gap;
    },
    addShapeGradient(gradient: Float64Array): void {
      for (let t = 0; t < adjoint.length; t++) adjoint[t] = pull * factor * within[t]!;
      paths[0].pullBack(adjoint, gradient, 0);
      for (let t = 0; t < adjoint.length; t++) adjoint[t] = -adjoint[t]!;
      paths[1].pullBack(adjoint, gradient, 0);
    },
  };
  return self;
}

function windowSum(series: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let t = first; t <= last; t++) sum += series[t]!;
  return sum;
}
