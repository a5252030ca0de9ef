import { missing, type ResultCell, type Table } from "../base";
import { headerKey } from "../data";
import type { ResponseModel } from "../models";
import { limitSlack } from "./brokenLimits";
import type { Clash } from "./clash";
import { findClash } from "./infeasible";
import { readLimitRows } from "./limits/limitRow";
import { listLimits, type ListedLimit } from "./limits/listLimits";
import type { PlanParts } from "./planAnswer";
import { readPlanProblem, solveProblem, type PlanProblem, type PlanQuestion } from "./planBudget";
import { rememberDraws } from "./drawCache";
import { relaxLimit, withBudget } from "./relaxLimit";
import type { WarmStart } from "./solveTilted";
import { runToEnd, type Solving } from "./solving";

/** One limit with what a plan uses of it and what it costs. */
export interface CheckedLimit {
  readonly limit: string;
  readonly kind: string;
  readonly where: string;
  readonly bound: number;
  readonly used: number;
  /** Room that is left; negative where violated. */
  readonly slack: number;
  readonly isBinding: boolean;
  /** Objective gained per unit by which the limit is loosened (re-solved at 1%); null where it has no price. */
  readonly cost: number | null;
  readonly status: "ok" | "violated" | "clash";
}

/** All limits of a plan, checked, and the clash if they cannot hold together. */
export interface LimitCheck {
  readonly limits: readonly CheckedLimit[];
  readonly clash: Clash | null;
}

/** By how much a limit is loosened to learn its price. */
const loosening = 0.01;

/** What is asked of CHECK_LIMITS: a plan and what it was made for; budget omitted: what the plan spends. */
export interface LimitQuestion extends Omit<PlanQuestion, "budget"> {
  readonly spend: Float64Array; // [channel]
  readonly budget: number | null;
}

/**
 * Checks every limit against a plan and prices those that hold the best plan back: the price is the gain of the
 * re-solved optimum when the limit is loosened by 1%, per unit loosened (multipliers would be off where curves bend), in
 * units of the objective at the posture.
 */
export function checkLimits(model: ResponseModel, question: LimitQuestion): LimitCheck {
  return runToEnd(limitSteps(model, question));
}

/** The same answer to the bit, with a report after every limit. */
export function* limitSteps(model: ResponseModel, { spend, ...asked }: LimitQuestion): Solving<LimitCheck> {
  const total = spend.reduce((sum, amount) => sum + amount, 0);
  const question = { ...asked, budget: asked.budget ?? total };
  const problem = readPlanProblem(model, question);
  const clash = findClash(
    problem.set,
    model.channels.map(({ name }) => name),
  );
  const best = clash ? null : solveBest(problem, question);
  const listed = listLimits(readLimitRows(question.limits, model), model);
  const whole: ListedLimit = {
    ...{ name: "Total", kind: "Budget", where: "", members: [], side: "cap", bound: problem.set.budget },
    used: () => total,
  };
  const limits: CheckedLimit[] = [];
  for (const limit of [...listed, whole]) {
    limits.push(checkLimit(limit, spend, clash, best));
    const { value, upperBound } = best?.parts.allocation ?? { value: -Infinity, upperBound: Infinity };
    yield { phase: "limits", done: limits.length / (listed.length + 1), best: value, bound: upperBound };
  }
  return { limits, clash };
}

/** The best plan under the limits as they are, and what the re-solved ones start from. */
interface BestPlan {
  readonly question: PlanQuestion;
  readonly parts: PlanParts;
  readonly warm: WarmStart;
}

function solveBest(problem: PlanProblem, question: PlanQuestion): BestPlan {
  const known = rememberDraws(problem.model);
  const parts = solveProblem(problem, { known, plan: null });
  return { question, parts, warm: { known, plan: parts.allocation.spend } };
}

/** What a wider set gains over the best plan, per unit. */
function gainPerUnit({ parts, warm }: BestPlan, wider: PlanProblem, units: number): number {
  const gained = solveProblem(wider, warm).allocation.value - parts.allocation.value;
  return Math.max(0, gained) / units;
}

function checkLimit(limit: ListedLimit, spend: Float64Array, clash: Clash | null, best: BestPlan | null): CheckedLimit {
  const { name, kind, where, bound, side } = limit;
  const used = limit.used(spend);
  const slack = side === "floor" ? used - bound : side === "cap" ? bound - used : -Math.abs(used - bound);
  const reach = limitSlack + 1e-7 * Math.abs(bound);
  const isOff = kind === "Min when on" && used === 0;
  const isKept = side === "wish" || isOff || slack >= -reach;
  const isClash = clash?.parts.some(({ by }) => by.where === where && (by.name === kind || kind.startsWith(by.name)));
  return {
    ...{ limit: name, kind, where, bound, used, slack: isOff ? 0 : slack },
    isBinding: side !== "wish" && !isOff && Math.abs(slack) <= reach,
    cost: best ? (priceOf(limit, best) ?? tablePrice(limit, best)) : null,
    status: isClash ? "clash" : isKept ? "ok" : "violated",
  };
}

function priceOf({ side, kind, where, bound, used }: ListedLimit, best: BestPlan): number | null {
  if (side === "wish" || /Min when on|Max cost|ROI/.test(kind)) return null;
  const { model, set, allocation } = best.parts;
  const isHeld = Math.abs(used(allocation.spend) - bound) <= 1e-6 * set.budget;
  if (kind !== "Budget" && !isHeld) return 0;
  const budget = set.budget * (1 + loosening);
  const wider =
    kind === "Budget"
      ? { set: withBudget(set, budget), units: budget - set.budget }
      : relaxLimit(set, where, kind, loosening);
  if (!wider) return 0;
  const names = model.channels.map(({ name }) => name);
  return findClash(wider.set, names) ? null : gainPerUnit(best, { ...best.parts, set: wider.set }, wider.units);
}

/**
 * Price of a target for efficiency, a Min when on or a Step: the table's own cell is loosened and the whole read again.
 * A Step is halved (every old amount stays allowed), the others are loosened by 1%; per unit by which it was loosened.
 */
function tablePrice(limit: ListedLimit, best: BestPlan): number | null {
  const { kind, where, bound, side } = limit;
  const { limits } = best.question;
  if (!limits || !/^(Max cost|Min m?ROI|Min when on|Step)$/.test(kind)) return null;
  const row = Number(/row (\d+)/.exec(where)?.[1]) - 1;
  const column = limits[0]!.findIndex((cell) => headerKey(String(cell)) === headerKey(kind));
  if (!limits[row] || column < 0) return null;
  const units = (kind === "Step" ? 0.5 : loosening) * bound;
  const looser = side === "cap" ? bound + units : bound - units;
  const table = limits.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? looser : cell)) : cells));
  return gainPerUnit(best, readPlanProblem(best.parts.model, { ...best.question, limits: table }), units);
}

/** CHECK_LIMITS' table. */
export function limitsTable({ limits }: LimitCheck): Table {
  const number = (value: number): ResultCell => (Number.isFinite(value) ? value : missing("nothing is spent there"));
  return {
    header: ["Limit", "Kind", "Bound", "Used", "Slack", "Binding", "Cost", "Status"],
    rows: limits.map((l) => [
      ...[l.limit, l.kind, l.bound, number(l.used), number(l.slack), l.isBinding],
      ...[l.cost ?? missing("this limit has no price: it cannot be loosened by a little"), l.status],
    ]),
  };
}
