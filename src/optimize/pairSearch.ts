import { isEngineError } from "../base";
import type { ResponseModel } from "../models";
import type { KnownDraws } from "./drawCache";
import type { FeasibleSet } from "./feasibleSet";
import { jointPlane, type OutcomeBox } from "./jointPlane";
import { isReachable } from "./reachable";
import type { SeparableOptimum } from "./solveConcave";
import { shareOfGap, type Solving } from "./solving";
import type { TiltedProblem } from "./tiltedProblem";

/** Whether some pair takes from each other in some draws: then the objective is not concave in the outcomes. */
export function hasOpposingPairs({ interactions }: ResponseModel): boolean {
  return interactions.some(({ strength }) => strength.some((effect) => effect < 0));
}

/** Least and most outcome of every channel in a feasible set; null where no pair needs it. */
export function outcomeBox(model: ResponseModel, { lower, upper }: FeasibleSet, known: KnownDraws): OutcomeBox | null {
  return hasOpposingPairs(model) ? { low: known.plan(lower), high: known.plan(upper) } : null;
}

const gapSought = 1e-4;

/** How many parts of the spends fit into a light answer; a best tail takes ten times as long in each. */
function partsAllowed({ model: { nDraws, channels }, posture }: TiltedProblem): number {
  const parts = Math.min(200, Math.max(8, Math.floor(3e5 / (nDraws * channels.length))));
  return posture > 0.5 ? Math.max(6, parts >> 3) : parts;
}

/** A part of the spends with the best plan that was found in it and its bound. */
interface Part {
  readonly set: FeasibleSet;
  readonly found: SeparableOptimum;
}

/**
 * Branch and bound over the spends of channels that take from each other: on every part negative joint effects are
 * replaced by the planes above them, which come nearer as parts get smaller. Split where the planes miss most. A part is
 * solved from the plan of the whole that it was cut from; the first from none.
 */
export function* splitPairs(
  problem: TiltedProblem,
  known: KnownDraws,
  solve: (set: FeasibleSet, near: Float64Array | null) => Solving<SeparableOptimum>,
): Solving<SeparableOptimum> {
  const root = { set: problem.set, found: yield* solve(problem.set, null) };
  const open: Part[] = [root];
  let best = root.found;
  const most = partsAllowed(problem);
  const first = root.found.bound - best.value;
  for (let part = 0; ; part++) {
    open.sort((a, b) => a.found.bound - b.found.bound);
    const next = open.pop();
    if (!next || next.found.bound <= best.value) return { ...best, bound: best.value };
    const gap = next.found.bound - best.value;
    const { bound } = next.found;
    if (gap <= gapSought * Math.abs(bound) || part >= most) return { ...best, bound };
    const closed = shareOfGap(first, gap, gapSought * Math.abs(bound));
    yield { phase: "branch and bound", done: Math.max(part / most, closed), best: best.value, bound };
    for (const set of splitSet(problem, known, next)) {
      const found = yield* solveOrNull(solve(set, next.found.spend));
      if (!found) continue;
      if (found.value > best.value) best = found;
      open.push({ set, found: { ...found, bound: Math.min(found.bound, bound) } });
    }
  }
}

function* solveOrNull(steps: Solving<SeparableOptimum>): Solving<SeparableOptimum | null> {
  try {
    return yield* steps;
  } catch (error) {
    if (isEngineError(error) && error.code === "unavailable") return null;
    throw error;
  }
}

/** The two halves of a part, cut through the channel whose pair's plane misses most at the plan. */
function splitSet({ model, objective }: TiltedProblem, known: KnownDraws, { set, found }: Part): FeasibleSet[] {
  const box = outcomeBox(model, set, known)!;
  const byChannel = known.plan(found.spend);
  let widest = { miss: -1, channel: 0 };
  for (const pair of model.interactions) {
    const alone = { ...model, interactions: [pair] };
    const { worth, constant } = jointPlane(alone, objective, byChannel, box);
    const [a, b] = [pair.a, pair.b];
    let miss = 0;
    for (let d = 0; d < model.nDraws; d++) {
      const [u, v] = [byChannel[a]![d]!, byChannel[b]![d]!];
      const plane =
        (worth[a]![d]! - objective.worth[a]!) * u + (worth[b]![d]! - objective.worth[b]!) * v + constant[d]!;
      miss += plane - ((objective.worth[a]! + objective.worth[b]!) / 2) * pair.strength[d]! * Math.sqrt(u * v);
    }
    const channel = widthOf(set, a) >= widthOf(set, b) ? a : b;
    if (miss > widest.miss && widthOf(set, channel) > 1e-9) widest = { miss, channel };
  }
  return cut(set, widest.channel, found.spend[widest.channel]!);
}

const widthOf = ({ lower, upper, budget }: FeasibleSet, channel: number): number =>
  (upper[channel]! - lower[channel]!) / budget;

function cut(set: FeasibleSet, channel: number, at: number): FeasibleSet[] {
  const [from, to] = [set.lower[channel]!, set.upper[channel]!];
  const share = Math.min(0.8, Math.max(0.2, (at - from) / (to - from || 1)));
  const middle = from + share * (to - from);
  const replaced = (bound: Float64Array, value: number): Float64Array =>
    bound.map((own, c) => (c === channel ? value : own));
  return [
    { ...set, upper: replaced(set.upper, middle) },
    { ...set, lower: replaced(set.lower, middle) },
  ].filter(({ lower, upper }) => isReachable(set, [...lower], [...upper]));
}
