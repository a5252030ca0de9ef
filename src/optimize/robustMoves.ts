import { sortedQuantile } from "../numerics";
import type { ResponseModel } from "../models";
import { levelRisingSlopes } from "./levelSlopes";
import { extraRows, type ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import type { Objective } from "./objective";
import type { SlopeTables } from "./slopeTables";
import { chargeRows } from "./robustRows";
import { spendAbove, spendBelow, spendDomain, type SpendDomain } from "./spendDomain";
import { createTreeSolver } from "./treeDual";

export type Robust = "up" | "down" | "same" | "depends";

/** What every draw would do with the budget if it were the truth. */
export interface RobustMoves {
  readonly flags: readonly Robust[]; // [channel]
  /** Central 90% of the draws' own best amounts. */
  readonly low: Float64Array; // [channel]
  readonly high: Float64Array; // [channel]
}

/** Share of the draws that must agree, and the move (share of current) that counts as one. */
const agreement = 0.9;
const smallestMove = 0.01;
/** With crossing groups or a turnover cap every draw is solved several times: so many draws are looked at. */
const mostDrawsUnderRows = 250;

/**
 * Optimises every draw on its own under the same limits. A channel is `up` or `down` (by more than 1% of its current
 * spend) or `same` when at least 90% of the draws agree and the plan says so too; else it `depends`.
 * Curves that are not concave are replaced by their concave envelopes, whole steps and switches by the nearest amount
 * that they allow; targets for the efficiency of groups are left aside. Long lists use a regular part of the draws.
 */
export function robustMoves(
  model: ResponseModel,
  objective: Objective,
  set: FeasibleSet,
  plan: Float64Array,
): RobustMoves {
  const rows = extraRows({ ...set, efficiency: [] }, model);
  const grid = buildGrid(model, objective, set, rows.length > 0);
  const amounts = optimiseDraws(set, grid, rows);
  const nChannels = plan.length;
  const low = new Float64Array(nChannels);
  const high = new Float64Array(nChannels);
  const flags = Array.from({ length: nChannels }, (_, channel): Robust => {
    const own = amounts.subarray(channel * grid.nDraws, (channel + 1) * grid.nDraws);
    const flag = flagOf(own, plan[channel]!, set.current[channel]!);
    own.sort();
    low[channel] = sortedQuantile(own, 0.05);
    high[channel] = sortedQuantile(own, 0.95);
    return flag;
  });
  return { flags, low, high };
}

function direction(amount: number, current: number): Exclude<Robust, "depends"> {
  const move = amount - current;
  if (Math.abs(move) <= smallestMove * current * (1 + 1e-9)) return "same";
  return move > 0 ? "up" : "down";
}

function flagOf(amounts: Float64Array, planned: number, current: number): Robust {
  const own = direction(planned, current);
  let agreeing = 0;
  for (let d = 0; d < amounts.length; d++) if (direction(amounts[d]!, current) === own) agreeing++;
  return agreeing >= agreement * amounts.length ? own : "depends";
}

/** Slopes of all draws at a few spends per channel: `slopes[draw]` is laid out as the tables' own points. */
interface DrawGrid {
  readonly nDraws: number;
  /** Views into `slope`: overwritten for every draw. */
  readonly tables: SlopeTables;
  readonly slope: Float64Array; // [point], all channels
  readonly slopes: Float64Array; // [draw][point]
}

function gridSize(nChannels: number): number {
  return nChannels <= 20 ? 15 : nChannels <= 100 ? 9 : 5;
}

/** Spends from least to most, closer together where they are small. */
function gridSpends(set: FeasibleSet, channel: number, size: number): Float64Array {
  const [lower, upper] = [set.lower[channel]!, set.upper[channel]!];
  if (!(upper > lower)) return Float64Array.of(lower);
  const isNarrow = lower > 0.3 * upper;
  const last = (isNarrow ? Math.ceil(size / 2) : size) - 1;
  const spends = Float64Array.from({ length: last + 1 }, (_, k) => {
    const t = k / last;
    return k === last ? upper : lower + (upper - lower) * (isNarrow ? t : t * t);
  });
  const current = set.current[channel]!;
  const hasKink = set.turnover !== null && current > lower && current < upper;
  return hasKink ? Float64Array.from([...spends, current, current]).sort() : spends;
}

function buildGrid(model: ResponseModel, objective: Objective, set: FeasibleSet, hasRows: boolean): DrawGrid {
  const nChannels = model.channels.length;
  const spends = model.channels.map((_, channel) => gridSpends(set, channel, gridSize(nChannels)));
  const start = new Int32Array(nChannels + 1);
  spends.forEach((own, channel) => (start[channel + 1] = start[channel]! + own.length));
  const nPoints = start[nChannels]!;
  const most = hasRows ? Math.min(mostDrawsUnderRows, 4e6 / nPoints) : 4e6 / nPoints;
  const stride = Math.max(1, Math.ceil(model.nDraws / most));
  const nDraws = Math.floor(model.nDraws / stride);
  const slopes = new Float64Array(nDraws * nPoints);
  const draws = new Float64Array(model.nDraws);
  for (let channel = 0; channel < nChannels; channel++) {
    const { noCurve, shape } = model.channels[channel]!;
    const worth = objective.worth[channel]!;
    const spend = spends[channel]!;
    if (noCurve || spend.length === 1) continue;
    for (let point = start[channel]!; point < start[channel + 1]!; point++) {
      if (shape === "concave") model.slope(channel, spend[point - start[channel]!]!, draws);
      else model.response(channel, spend[point - start[channel]!]!, draws);
      for (let d = 0; d < nDraws; d++) slopes[d * nPoints + point] = worth * draws[d * stride]!;
    }
    if (shape !== "concave")
      for (let d = 0; d < nDraws; d++) levelRisingSlopes(slopes, d * nPoints + start[channel]!, spend);
  }
  if (objective.spendCost > 0) for (let i = 0; i < slopes.length; i++) slopes[i]! -= objective.spendCost;
  const slope = new Float64Array(nPoints);
  const tables = spends.map((own, channel) => ({
    spend: own,
    slope: slope.subarray(start[channel], start[channel + 1]),
  }));
  return { nDraws, tables, slope, slopes };
}

/** Every draw's own best amounts, `[channel][draw]`, in whole steps and switched off where a channel has to be. */
function optimiseDraws(
  set: FeasibleSet,
  { nDraws, tables, slope, slopes }: DrawGrid,
  rows: readonly ExtraRow[],
): Float64Array {
  const solver = createTreeSolver(set.tree);
  const nChannels = set.lower.length;
  const nPoints = slope.length;
  const amounts = new Float64Array(nChannels * nDraws);
  const goal = { budget: set.budget, spendAll: set.spendAll, tolerance: 1e-5 };
  const domains = Array.from({ length: nChannels }, (_, c) => spendDomain(set, c));
  const charge = chargeRows(rows, tables, slope);
  for (let d = 0; d < nDraws; d++) {
    const own = slopes.subarray(d * nPoints, (d + 1) * nPoints);
    charge.solve(own, () => (solver.solve(tables, goal), solver.spend), 1e-5 * set.budget);
    for (let c = 0; c < nChannels; c++) amounts[c * nDraws + d] = nearestSpend(domains[c]!, solver.spend[c]!);
  }
  return amounts;
}

function nearestSpend(domain: SpendDomain, amount: number): number {
  const [below, above] = [spendBelow(domain, amount), spendAbove(domain, amount)];
  return amount - below <= above - amount ? below : above;
}
