import { unavailable, type Finding, type ResultCell, type Table } from "../../base";
import type { PathResponse, ResponseModel } from "../../models";
import { allocateBudget, relativeGap } from "../allocateBudget";
import { sumAmounts } from "../formatAmount";
import type { FeasibleSet } from "../feasibleSet";
import { checkFeasible } from "../infeasible";
import { createObjective } from "../objective";
import { verdictOf } from "../planAnswer";
import { finishAmounts } from "./finishAmounts";
import { flightModel } from "./flightModel";
import { readFlight, type FlightAnswer, type FlightQuestion, type ReadFlight } from "./flightQuestion";
import { flightRows } from "./flightRows";
import { independentPath } from "./independentPath";
import { reachedAims, withWishes } from "./flightAims";
import type { FlightProgress } from "./searchFlight";
import { searchWithTargets } from "./searchWithTargets";

export type { FlightAnswer, FlightQuestion } from "./flightQuestion";
export type { FlightProgress } from "./searchFlight";

/** What a search gives before it is put into a table. */
interface Found {
  readonly spend: Float64Array;
  readonly value: number;
  readonly bound: number;
  readonly referenceValue: number;
  readonly shareAfter: number;
  /** What is said of the targets and wishes. */
  readonly reached: readonly Finding[];
}

/**
 * Lays a budget out over channels and periods so that the flight brings most:
 *   max F(x),  Σ x = budget,  limits in every period and over the flight
 * For fitted models F is the carryover path: spends before the flight work on in it, spends of the flight after it, and
 * pairs of channels work together period by period. A judgement model's periods stand alone, F = Σ_t demand_t Σ_c R_c(x_tc). Always with an upper bound. Pauses on the way
 * with the best value so far and the bound; the answer is the same wherever it runs.
 */
export function* solveFlight(model: ResponseModel, question: FlightQuestion): Generator<FlightProgress, FlightAnswer> {
  const read = readFlight(model, question);
  const { demand, names, set, aims } = read;
  checkFeasible(
    set,
    demand.labels.flatMap((label) => names.map((name) => `${name} in period ${label}`)),
  );
  const hasAims = aims.efficiency.length + aims.preferences.length > 0;
  const isSum = !model.path && set.crossing.length === 0 && !set.turnover && !hasAims;
  const found = isSum ? separable(read) : yield* overPath(model, read);
  const { spend, value, bound, referenceValue, shareAfter } = found;
  const amounts = demand.labels.map((_, t) => [...spend.subarray(t * names.length, (t + 1) * names.length)]);
  const table: Table = {
    header: ["Period", ...names],
    rows: amounts.map((row, t): ResultCell[] => [demand.labels[t]!, ...row]),
    total: ["Total", ...names.map((_, c) => sumAmounts(Float64Array.from(amounts, (row) => row[c]!)))],
  };
  const gap = relativeGap(value, bound, referenceValue);
  const findings = [...set.findings, ...found.reached, ...said(model, shareAfter)];
  const plan = { table, labels: demand.labels, amounts };
  return {
    ...plan,
    value,
    referenceValue,
    upperBound: Math.max(bound, value),
    gap,
    verdict: verdictOf(gap),
    shareAfter,
    findings,
  };
}

/** The whole of `solveFlight` at once. */
export function planFlight(model: ResponseModel, question: FlightQuestion): FlightAnswer {
  const run = solveFlight(model, question);
  for (let step = run.next(); ; step = run.next()) if (step.done) return step.value;
}

/** Periods that stand alone, under limits that nest: the exact planner of separable curves. */
function separable({ single, demand, set }: ReadFlight): Found {
  const flight = flightModel(single, demand.factor);
  const request = { model: flight, objective: createObjective(flight, "outcome"), posture: 0.5, set };
  const { spend, value, upperBound, currentValue } = allocateBudget(request);
  return { spend, value, bound: upperBound, referenceValue: currentValue, shareAfter: 0, reached: [] };
}

function* overPath(model: ResponseModel, read: ReadFlight): Generator<FlightProgress, Found> {
  const { single, demand, set, aims, firstDate } = read;
  const periods = demand.labels.length;
  if (!model.path && model.interactions.length > 0)
    unavailable("Limits over the flight cannot be held together with joint effects (Synergy). Leave one of them out");
  const plain = model.path?.({ periods, firstDate, demand: demand.factor }) ?? independentPath(single, demand.factor);
  const referenceValue = plain.evaluate(set.current, null);
  const path = withWishes(plain, aims.preferences, set.budget, Math.abs(referenceValue));
  const { rows, box } = { rows: flightRows(set), box: { lower: set.lower, upper: set.upper } };
  const problem = {
    ...{ path, rows, box, budget: set.budget, start: set.current, bound: looseBound(model, plain, read) },
    jumps: { step: set.step, minWhenOn: set.minWhenOn },
  };
  const found = yield* searchWithTargets(problem, aims.efficiency);
  if (!found) return unavailable("No flight was found that keeps all limits. Loosen a Step, a Min when on or a Max");
  const spend = finishAmounts(set, rows, found.spend);
  const value = plain.evaluate(spend, null);
  return {
    ...{ spend, value, referenceValue, shareAfter: plain.shareAfter(spend) },
    bound: found.bound + value - path.evaluate(spend, null),
    reached: reachedAims(plain, aims, spend, read),
  };
}

/** Judgement curves that are not concave have no cover here: the bound without the limits over the flight serves. */
function looseBound(model: ResponseModel, path: PathResponse, read: ReadFlight): number {
  if (model.path || path.isConcave) return Infinity;
  const set: FeasibleSet = { ...read.set, crossing: [], turnover: null };
  return separable({ ...read, set }).bound;
}

function said({ uncertainty, path }: ResponseModel, shareAfter: number): Finding[] {
  if (uncertainty === "judgement" || !path) return [];
  const after = `${(100 * shareAfter).toFixed(0)}%`;
  return [
    {
      check: "Carryover between periods",
      severity: "note",
      found: `Earlier spends work on in the flight, and ${after} of what the flight brings comes after its last period`,
      fix: "Nothing to mend: nothing is assumed to be spent after the flight",
    },
  ];
}
