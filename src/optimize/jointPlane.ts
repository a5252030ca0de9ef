import type { ResponseModel } from "../models";
import type { Objective } from "./objective";

/** An objective's outcomes as a sum over channels, per draw:  Σ_c worth_c × outcome_c + constant. */
export interface JointPlane {
  readonly worth: readonly Float64Array[]; // [channel][draw]
  readonly constant: Float64Array; // [draw]
}

/** Between which outcomes the channels lie, per draw. */
export interface OutcomeBox {
  readonly low: readonly Float64Array[]; // [channel][draw]
  readonly high: readonly Float64Array[]; // [channel][draw]
}

/** A joint effect  strength × √(u v)  replaced by  a u + b v + c. */
interface PairPlane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * The joint effects of a model replaced by planes in the outcomes u, v of every pair, so that a sum over channels is left:
 *   strength > 0:  √(u v) <= ½ (t u + v / t),  equal at t = √(v / u)          (arithmetic over geometric mean)
 *   strength < 0:  −√(u v) is convex with falling differences; on a box it lies under both planes through three of its
 *                  corners, and the lower one is its concave envelope              (McCormick 1976; Tawarmalani 2013)
 * Never too low for outcomes in the box. Without a box negative pairs are replaced by their tangents: good for a step
 * uphill, not for a bound.
 */
export function jointPlane(
  model: ResponseModel,
  objective: Objective,
  at: readonly Float64Array[],
  box: OutcomeBox | null,
): JointPlane {
  const worth = model.channels.map((_, channel) => new Float64Array(model.nDraws).fill(objective.worth[channel]!));
  const constant = new Float64Array(model.nDraws);
  for (const { a, b, strength } of model.interactions) {
    const pairWorth = (objective.worth[a]! + objective.worth[b]!) / 2;
    const [first, second] = [worth[a]!, worth[b]!];
    for (let d = 0; d < model.nDraws; d++) {
      const effect = pairWorth * strength[d]!;
      const [u, v] = [at[a]![d]!, at[b]![d]!];
      const plane = box && effect < 0 ? overestimate(effect, u, v, cornersOf(box, a, b, d)) : tangent(effect, u, v);
      first[d] = first[d]! + plane.a;
      second[d] = second[d]! + plane.b;
      constant[d] = constant[d]! + plane.c;
    }
  }
  return { worth, constant };
}

function tangent(effect: number, u: number, v: number): PairPlane {
  if (!(u > 0 && v > 0)) return { a: 0, b: 0, c: 0 };
  const tilt = Math.sqrt(v / u);
  return { a: (effect / 2) * tilt, b: effect / 2 / tilt, c: 0 };
}

/** Least and most of two channels' outcomes in one draw. */
interface Corners {
  readonly u: readonly [number, number];
  readonly v: readonly [number, number];
}

const cornersOf = ({ low, high }: OutcomeBox, a: number, b: number, d: number): Corners => ({
  u: [low[a]![d]!, high[a]![d]!],
  v: [low[b]![d]!, high[b]![d]!],
});

/** The lower of the two planes through three corners of a box, for  effect × √(u v)  with effect < 0. */
function overestimate(effect: number, u: number, v: number, corner: Corners): PairPlane {
  const [u0, u1] = corner.u;
  const [v0, v1] = corner.v;
  const value = (x: number, y: number): number => effect * Math.sqrt(x * y);
  const through = (x: number, y: number): PairPlane => {
    const a = u1 > u0 ? (value(u1, y) - value(u0, y)) / (u1 - u0) : 0;
    const b = v1 > v0 ? (value(x, v1) - value(x, v0)) / (v1 - v0) : 0;
    return { a, b, c: value(x, y) - a * x - b * y };
  };
  const [low, high] = [through(u0, v0), through(u1, v1)];
  const height = ({ a, b, c }: PairPlane): number => a * u + b * v + c;
  return height(low) <= height(high) ? low : high;
}
