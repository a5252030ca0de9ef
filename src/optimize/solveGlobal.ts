import { unavailable } from "../base";
import { createSearch, type Incumbent } from "./branchAndBound";
import type { ChannelCurves } from "./channelCurves";
import type { ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import { formatAmount } from "./formatAmount";
import { isReachable } from "./reachable";
import type { SpendRange } from "./sampledHull";
import { createSampledRelaxer, type RelaxedPlan, type SampledRelaxer } from "./sampledRelaxation";
import { solveConcave, type SeparableOptimum } from "./solveConcave";
import { runToEnd, type Solving } from "./solving";

/** The gap that is sought: long lists are done earlier, a single dent matters less in them. */
const gapSought = (nChannels: number): number => (nChannels <= 50 ? 2e-8 : 1e-6);

/** How many subproblems fit into a light answer; with extra rows each of them is several. */
const nodesAllowed = (nChannels: number, nRows: number): number =>
  Math.max(24, Math.floor(8_000 / nChannels / (1 + 9 * nRows)));

/**
 * The global optimum for curves of any shape, spends in whole units or switched on and off, on nested groups and under
 * extra rows: branch and bound over the spends, each subproblem bounded by the least concave functions above the curves
 * (Falk and Soland 1969) on the allowed spends, extra rows by their multipliers; split at the channel whose curve lies
 * lowest under its hull. Curves are sampled only where that matters; the bound rests on tangents and chords of the true
 * curve, so interpolation cannot make it too low. The best plan is finished exactly on its concave runs. (No MILP solver
 * is needed beside it: on lots, switches and groups it is held to HiGHS' optimum in the tests.)
 */
export function solveGlobal(curves: ChannelCurves, set: FeasibleSet, rows: readonly ExtraRow[] = []): SeparableOptimum {
  return runToEnd(globalSteps(curves, set, rows));
}

/** The same, with a report after every subproblem. */
export function* globalSteps(
  curves: ChannelCurves,
  given: FeasibleSet,
  rows: readonly ExtraRow[] = [],
): Solving<SeparableOptimum> {
  const set = spendableInSteps(given);
  const relaxer = createSampledRelaxer(curves, set, rows);
  const whole = wholeRanges(relaxer);
  const seek = gapSought(curves.nChannels);
  const root = relaxer.relax(whole, 0.2 * seek * scaleOf(relaxer), -Infinity) ?? noPlan(rows, set);
  const search = createSearch(relaxer, seek);
  const bound = yield* search.run(root, nodesAllowed(curves.nChannels, rows.length));
  return finish(curves, set, rows, search.best() ?? noPlan(rows, set), bound, root);
}

/** The relaxed optimum alone: a plan and a bound for curves that need not be known to the last digit. */
export function boundGlobal(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
  accuracy: number,
): { readonly spend: Float64Array; readonly bound: number } {
  const relaxer = createSampledRelaxer(curves, set, rows);
  const whole = wholeRanges(relaxer);
  return relaxer.relax(whole, accuracy * scaleOf(relaxer), -Infinity) ?? noPlan(rows, set);
}

/** Roughly what a plan is worth: every curve at its middle sample, near the current spend. */
function scaleOf({ curves }: SampledRelaxer): number {
  return curves.reduce((sum, { samples: { value, count } }) => sum + Math.abs(value[count >> 1]!), 0);
}

const wholeRanges = ({ curves }: SampledRelaxer): SpendRange[] =>
  curves.map(({ samples: { spend, count } }) => ({ from: spend[0]!, to: spend[count - 1]! }));

/** Where all that may change does so in equal whole units, only so much of the budget can be spent. */
function spendableInSteps(set: FeasibleSet): FeasibleSet {
  const free = [...set.step.keys()].filter((c) => set.upper[c]! > set.lower[c]!);
  const [step] = free.map((c) => set.step[c]!);
  if (!step || set.spendAll || free.some((c) => set.step[c] !== step)) return set;
  const fixed = set.lower.reduce((sum, amount, c) => sum + (free.includes(c) ? 0 : amount), 0);
  return { ...set, budget: fixed + step * Math.floor((set.budget - fixed) / step + 1e-9) };
}

function noPlan(rows: readonly ExtraRow[], set: FeasibleSet): never {
  const named = rows.map(
    ({ by, name, limit }) =>
      `${by.where} ${by.name.startsWith(name) ? "" : `${name} `}${by.name} ${formatAmount(Math.abs(limit))}`,
  );
  const steps = set.step.some((step) => step > 0) ? "whole units (Step) or " : "";
  const rest = named.length > 0 ? ` or one of: ${named.join("; ")}` : "";
  return unavailable(
    `No plan keeps all limits: loosen ${steps}Min when on${rest}, or let money be left over (Spend all = no)`,
  );
}

/** Finishes the best plan exactly on its concave runs. */
function finish(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
  best: Incumbent,
  bound: number,
  root: RelaxedPlan,
): SeparableOptimum {
  const valueOf = (spend: Float64Array): number => spend.reduce((sum, x, c) => sum + curves.value(c, x), 0);
  const plain = { spend: best.spend, value: valueOf(best.spend), channelPrice: root.price, price: root.budgetPrice };
  if (!best.runs || rows.length > 0) return { ...plain, bound: Math.max(bound, plain.value) };
  const lower = Float64Array.from(best.runs, ({ from }) => from);
  const upper = Float64Array.from(best.runs, ({ to }) => to);
  if (!isReachable(set, [...lower], [...upper])) return { ...plain, bound: Math.max(bound, plain.value) };
  const polished = solveConcave(curves, { ...set, lower, upper }, 1e-11);
  const better = polished.value >= plain.value ? polished : plain;
  return { ...better, bound: Math.max(bound, better.value) };
}
