import { unavailable } from "../../base";
import type { PathResponse } from "../../models";
import type { EfficiencyFloor } from "../feasibleSet";
import type { Climb } from "./climbFlight";
import { ofChannel } from "./coverParts";
import type { Box } from "./polytope";
import type { FlightProblem } from "./flightProblem";
import { type FlightProgress, searchFlight } from "./searchFlight";
import { noAims, withAims } from "./withAims";

/** Draws with which prices are found first. */
const quickDraws = 64;
/** A target is aimed at so far inside, as a share of what its members spend. */
const inside = 1e-6;
/** Money that counts as none, and how near to a target is sought, as shares of the budget. */
const speck = 1e-9;
const near = 1e-4;
/** Prices tried with few draws, and with all: a curve that is not concave needs a search from many starts for each. */
const quickPrices = ({ isConcave }: PathResponse): number => (isConcave ? 16 : 8);
const mostPrices = ({ isConcave }: PathResponse): number => (isConcave ? 12 : 4);
const sweeps = 2;
/** Rounds of bounding at prices that are only tried, and at the last ones: the best with those in the aims bounds the whole. */
const triedRounds = 0;
const lastRounds = 1;

/** By how much money a flight misses a target: its members' spend beyond what their own outcomes allow; <= 0 keeps it. */
export function missedTarget(path: PathResponse, { members, factor }: EfficiencyFloor, spend: Float64Array): number {
  return members.reduce((sum, c, k) => {
    const own = ofChannel(spend, c, path.channels);
    return sum + total(own) - factor[k]! * path.own(c).evaluate(own, null);
  }, 0);
}

const total = (amounts: Float64Array): number => amounts.reduce((sum, x) => sum + x, 0);

/**
 * The best flight that meets targets for efficiency,  Σ_members [factor_c E_c(x_c) − s_c] >= 0:  each target has a price
 * (its multiplier, >= 0) at which the flight with it in the aims is sought; the best of that flight bounds the best that
 * meets the targets (weak duality), and the least prices at which they are met give the plan. Prices are bracketed with
 * few draws, then with all.
 */
export function* searchWithTargets(
  problem: FlightProblem,
  targets: readonly EfficiencyFloor[],
): Generator<FlightProgress, Climb | null> {
  const free = yield* searchFlight(problem);
  const { path, budget } = problem;
  const isMet = (spend: Float64Array): boolean =>
    targets.every((own) => missedTarget(path, own, spend) <= speck * budget);
  if (!free || isMet(free.spend)) return free;
  let best: Climb | null = null;
  let { bound } = free;
  /** Targets that some flight on the way missed: the others need no price. */
  const isMissed = targets.map((own) => missedTarget(path, own, free.spend) > speck * budget);
  /** The best flight at prices of the targets; by how much the one asked for is missed. */
  const at = function* (
    on: PathResponse,
    prices: Float64Array,
    r: number,
    rounds = triedRounds,
  ): Generator<FlightProgress, number> {
    const priced = { ...problem, path: withAims(on, aimsOf(problem, targets, prices)), bound: Infinity };
    const found = yield* quietly(searchFlight(priced, rounds), told);
    if (!found) return Infinity;
    if (on === path) {
      bound = Math.min(bound, found.bound);
      const value = path.evaluate(found.spend, null);
      if (isMet(found.spend) && (!best || value > best.value)) best = { ...found, value };
    }
    targets.forEach((own, k) => (isMissed[k] ||= missedTarget(on, own, found.spend) > near * budget));
    const spent = targets[r]!.members.reduce((sum, c) => sum + total(ofChannel(found.spend, c, path.channels)), 0);
    return missedTarget(on, targets[r]!, found.spend) + inside * spent - speck * budget;
  };
  const told = (): FlightProgress => ({ done: 0.9, best: best ? (best as Climb).value : -Infinity, bound });
  const prices = new Float64Array(targets.length);
  const quick = path.thin(quickDraws);
  const first = Math.abs(free.value) / budget;
  for (const on of quick === path ? [path] : [quick, path])
    for (let sweep = 0; sweep < (targets.length > 1 ? sweeps : 1); sweep++)
      for (let r = 0; r < targets.length; r++) {
        if (!isMissed[r]) continue;
        const shared = mostPrices(path) / isMissed.filter(Boolean).length / (sweep + 1);
        const allowed = on === path ? Math.ceil(shared) : quickPrices(path);
        const priced = (price: number) => {
          const tried = prices.map((own, k) => (k === r ? price : own));
          return at(on, tried, r);
        };
        prices[r] = yield* leastPrice(priced, prices[r]! > 0 ? prices[r]! : first / 8, allowed, near * budget);
      }
  if (!path.isConcave) yield* at(path, prices, 0, lastRounds);
  const without = { ...problem, box: withoutMembers(problem.box, targets, path.channels) };
  const found = (best as Climb | null) ?? (yield* quietly(searchFlight(without), told));
  if (found && isMet(found.spend)) return { ...found, bound: Math.max(bound, found.value) };
  const { by } = targets.find((own) => missedTarget(path, own, free.spend) > speck * budget)!;
  return unavailable(`${by.where}: no flight was found that meets ${by.name}. Loosen it, or the limits beside it`);
}

/** Members of targets at their least: a target that no spend meets leaves them off. */
function withoutMembers({ lower, upper }: Box, targets: readonly EfficiencyFloor[], channels: number): Box {
  const members = new Set(targets.flatMap((own) => own.members));
  return { lower, upper: upper.map((cap, i) => (members.has(i % channels) ? lower[i]! : cap)) };
}

/** The least price found at which a target is met: a bracket is grown, then narrowed by secants until `enough` is left. */
function* leastPrice(
  missed: (price: number) => Generator<FlightProgress, number>,
  start: number,
  allowed: number,
  enough: number,
): Generator<FlightProgress, number> {
  let [low, atLow] = [0, NaN];
  let [high, atHigh] = [NaN, NaN];
  let price = start;
  for (let step = 0; step < allowed; step++) {
    const miss = yield* missed(price);
    if (miss > 0) [low, atLow] = [price, miss];
    else [high, atHigh] = [price, miss];
    if (atHigh > -enough) break;
    if (Number.isNaN(high)) price *= step === 0 ? 1.1 : 3;
    else if (Number.isNaN(atLow)) price = high * (step === 0 ? 0.9 : 0.5);
    else {
      const secant = low + ((high - low) * atLow) / (atLow - atHigh);
      price = Number.isFinite(secant)
        ? Math.min(high - 0.02 * (high - low), secant + 0.02 * (high - low))
        : (low + high) / 2;
    }
  }
  return Number.isNaN(high) ? price : high;
}

function aimsOf({ path, budget }: FlightProblem, targets: readonly EfficiencyFloor[], prices: Float64Array) {
  const aims = noAims(path.channels, budget);
  targets.forEach(({ members, factor }, r) =>
    members.forEach((c, k) => {
      aims.gain[c] = aims.gain[c]! + prices[r]! * factor[k]!;
      aims.cost[c] = aims.cost[c]! + prices[r]!;
    }),
  );
  return aims;
}

/** A search within the search: it pauses as often, and tells what the whole one has. */
function* quietly(
  steps: Generator<FlightProgress, Climb | null>,
  told: () => FlightProgress,
): Generator<FlightProgress, Climb | null> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield told();
  }
}
