import type { PathFunction } from "../../models";
import { linearBound, type Polytope, spreadOut } from "./polytope";
import { type CurvatureBlock, solveQuadratic } from "./solveQuadratic";

/** Where a climb ended. */
export interface Climb {
  readonly spend: Float64Array; // [amount of the flight]
  readonly value: number;
  /** No plan in the polytope is worth more; only where the function is concave. */
  readonly bound: number;
  /** What the last unit of a variable is worth in each row of the polytope, where it ended. */
  readonly rowPrice: Float64Array;
}

/** When a climb may end. */
export interface ClimbGoal {
  /** The bound is so near to the value. */
  readonly slack: number;
  /** The bound is so low; −Infinity if no bound is low enough. */
  readonly enough?: number;
}

/** What a climb works on: periods × channels amounts. */
export interface Hill {
  readonly periods: number;
  readonly channels: number;
  readonly path: PathFunction;
  /** Slopes grow without limit towards 0: steps then stop short of it. */
  readonly isSteep: boolean;
}

const mostRounds = 25;
/** Near the top a full step may lose this share of the value to rounding: it still brings the bound down. */
const rounding = 1e-13;

/**
 * Climbs a smooth function of a flight from a plan in the polytope: sequential quadratic programming with the path's own
 * curvature and a line search (Nocedal and Wright 2006, chapter 18). In a concave function every round bounds the
 * optimum by the tangent,  F(y) <= F(x) + ∇F(x)·(y − x),  maximised over the polytope by weak duality; it ends when the
 * bound is near enough to the value.
 */
export function* climbSteps(
  hill: Hill,
  polytope: Polytope,
  start: Float64Array | null,
  { slack, enough = -Infinity }: ClimbGoal,
): Generator<{ readonly value: number; readonly bound: number }, Climb | null> {
  const { free, lower } = polytope;
  const derivatives = {
    gradient: new Float64Array(hill.periods * hill.channels),
    curvature: Array.from({ length: hill.channels }, () => new Float64Array(hill.periods * hill.periods)),
  };
  const blocks = freeBlocks(hill, polytope);
  let x = start
    ? nearest(variablesAt(polytope, start))
    : solve(new Float64Array(lower.length), plainBlocks(blocks, 1e-3));
  if (!x) return null;
  let value = hill.path.evaluate(spreadOut(polytope, x), derivatives);
  let bound = Infinity;
  let rowPrice = new Float64Array(polytope.rows.length);
  if (free.length === 0) return { spend: spreadOut(polytope, x), value, bound: value, rowPrice };

  function solve(gradient: Float64Array, own: readonly CurvatureBlock[]): Float64Array | null {
    const { x: answer, miss } = solveQuadratic({ ...polytope, gradient, blocks: own });
    return miss > 1e-6 ? null : answer;
  }

  /** The plan in the polytope that is nearest to another; it lies in the box. */
  function nearest(to: Float64Array): Float64Array | null {
    if (polytope.rows.length === 0) return to;
    return solve(to, plainBlocks(blocks, 1));
  }

  for (let round = 0; round < mostRounds; round++) {
    const slope = new Float64Array(lower.length);
    free.forEach((i, k) => (slope[k] = derivatives.gradient[i]! * polytope.unit));
    const scale = slope.reduce((most, own) => Math.max(most, Math.abs(own)), 0);
    if (!(scale > 0)) return { spend: spreadOut(polytope, x), value, bound: value, rowPrice };
    const bends = scaledBlocks(blocks, derivatives.curvature, hill, polytope, scale);
    const straight = slope.map((own) => own / scale);
    const pull = Float64Array.from(straight);
    for (const block of bends) subtractBend(block, x, pull);
    const at: Float64Array = x;
    const floor = hill.isSteep ? polytope.lower.map((low, k) => shortOfZero(low, at[k]!, k < free.length)) : lower;
    const quadratic = solveQuadratic({ ...polytope, lower: floor, gradient: pull, blocks: bends });
    const { x: next, miss } = quadratic;
    const here = dot(straight, at);
    const above = value + scale * Math.max(0, linearBound(polytope, straight, quadratic.rowPrice) - here);
    bound = Math.min(bound, above);
    rowPrice = quadratic.rowPrice.map((price) => price * scale);
    yield { value, bound };
    if (above - value <= slack || bound <= enough || miss > 1e-6) break;
    const gain = scale * (dot(straight, next) - here);
    if (!(gain > 0)) break;
    const better = lineSearch(at, next, gain);
    if (!better) break;
    x = better;
  }
  return { spend: spreadOut(polytope, x), value, bound: Math.max(bound, value), rowPrice };

  function lineSearch(from: Float64Array, to: Float64Array, gain: number): Float64Array | null {
    for (let share = 1; share > 1e-5; share /= share === 1 ? 2 : 4) {
      const moved = share === 1 ? to : from.map((own, k) => own + share * (to[k]! - own));
      const worth = hill.path.evaluate(spreadOut(polytope, moved), derivatives);
      if (worth >= value + 1e-4 * share * gain - (share === 1 ? rounding * Math.abs(value) : 0)) {
        value = worth;
        return moved;
      }
    }
    hill.path.evaluate(spreadOut(polytope, from), derivatives);
    return null;
  }
}

/** The whole of `climbSteps` at once. */
export function climbFlight(hill: Hill, polytope: Polytope, start: Float64Array | null, goal: ClimbGoal): Climb | null {
  const run = climbSteps(hill, polytope, start, goal);
  for (let step = run.next(); ; step = run.next()) if (step.done) return step.value;
}

/** Lowest that one step goes: a tenth of what there is. */
const shortOfZero = (low: number, at: number, isAmount: boolean): number =>
  isAmount && at > 1e-9 ? Math.max(low, 0.1 * at) : low;

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, own, k) => sum + own * b[k]!, 0);

/** Variables of a plan; a turnover's p follow from it. */
function variablesAt({ free, unit, lower, upper, rows }: Polytope, spend: Float64Array): Float64Array {
  const x = new Float64Array(lower.length);
  free.forEach((i, k) => (x[k] = Math.min(upper[k]!, Math.max(lower[k]!, spend[i]! / unit))));
  for (const { members, weights, upper: reference } of rows)
    if (members.length === 2 && weights[1] === -1) x[members[1]!] = Math.max(0, x[members[0]!]! - reference);
  return x;
}

interface FreeBlock {
  readonly members: Int32Array;
  readonly channel: number;
  readonly periods: Int32Array;
}

/** The free amounts of each channel, and each further variable on its own. */
function freeBlocks({ channels }: Hill, { free, lower }: Polytope): FreeBlock[] {
  const blocks = Array.from({ length: channels }, (_, channel) => {
    const members = [...free.keys()].filter((k) => free[k]! % channels === channel);
    return {
      members: Int32Array.from(members),
      channel,
      periods: Int32Array.from(members, (k) => Math.floor(free[k]! / channels)),
    };
  }).filter(({ members }) => members.length > 0);
  const extra = Array.from({ length: lower.length - free.length }, (_, k) => ({
    ...{ members: Int32Array.of(free.length + k), channel: -1, periods: new Int32Array(1) },
  }));
  return [...blocks, ...extra];
}

const plainBlocks = (blocks: readonly FreeBlock[], bend: number): CurvatureBlock[] =>
  blocks.map(({ members }) => ({ members, curvature: identity(members.length, -bend) }));

function identity(size: number, value: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = value;
  return matrix;
}

function scaledBlocks(
  blocks: readonly FreeBlock[],
  curvature: readonly Float64Array[],
  { periods: nPeriods }: Hill,
  { unit }: Polytope,
  scale: number,
): CurvatureBlock[] {
  return blocks.map(({ members, channel, periods }) => {
    const own = identity(members.length, channel < 0 ? 0 : -1e-9);
    if (channel >= 0)
      periods.forEach((t, i) =>
        periods.forEach(
          (u, j) => (own[i * members.length + j]! += (curvature[channel]![t * nPeriods + u]! * unit * unit) / scale),
        ),
      );
    return { members, curvature: own };
  });
}

/** gradient − curvature · x, in place. */
function subtractBend({ members, curvature }: CurvatureBlock, x: Float64Array, gradient: Float64Array): void {
  const size = members.length;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) gradient[members[i]!]! -= curvature[i * size + j]! * x[members[j]!]!;
}
