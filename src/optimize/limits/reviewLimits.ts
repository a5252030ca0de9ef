import { isEngineError } from "../../base";
import type { ResponseModel } from "../../models";
import { findClash } from "../infeasible";
import { readPlanProblem, type PlanQuestion } from "../planBudget";
import { mendCandidates } from "./limitMends";
import { rowsNamed, type LimitMend, type LimitProblem, type Refusal } from "./limitProblem";
import { headerRow, mendedLimits, type LimitedBudget } from "./mendedLimits";

/** How many ways out are offered for one problem, by kind. */
const mostMends = { budget: 1, cell: 3, row: 1 } as const;

/** Tells why a table cannot be planned under a budget; null where nothing is known against it. */
type Refuse = (given: LimitedBudget) => Refusal | null;

/**
 * Everything that keeps a Limits table from being planned under: each row on its own first (what it cannot mean, what
 * it rules out by itself), then the rows together with the budget. Empty where there is nothing. Every mend that is
 * offered has been tried.
 */
export function reviewLimits(model: ResponseModel, question: PlanQuestion): readonly LimitProblem[] {
  const ground: LimitedBudget = { limits: question.limits ?? [], budget: question.budget };
  const refuse: Refuse = (given) => refusalOf(model, { ...question, ...given });
  const whole = refuse(ground);
  if (!whole) return [];
  const review = (given: LimitedBudget, refusal: Refusal, row: number | null): LimitProblem => {
    const mends = tried(mendCandidates(given, model, refusal), given, refuse);
    return { row, rows: row === null ? rowsNamed(refusal) : [row], message: refusal.message, mends };
  };
  const ofRows = rowsAlone(ground).flatMap(({ row, alone }) => {
    const refusal = refuse(alone);
    return refusal && rowsNamed(refusal).includes(row) ? [review(alone, refusal, row)] : [];
  });
  return ofRows.length > 0 ? ofRows : [review(ground, whole, null)];
}

function refusalOf(model: ResponseModel, question: PlanQuestion): Refusal | null {
  try {
    const { set } = readPlanProblem(model, question);
    const names = model.channels.map(({ name }) => name);
    const clash = findClash(set, names);
    return clash && { message: clash.message, clash };
  } catch (error) {
    if (isEngineError(error)) return { message: error.message, clash: null };
    throw error;
  }
}

/** Every row as if it were the table's only one: what several rows add up to is left to the look at the whole. */
function rowsAlone({ limits, budget }: LimitedBudget): readonly { row: number; alone: LimitedBudget }[] {
  const top = headerRow(limits);
  return limits.flatMap((given, row) => {
    if (row <= top || given.every((cell) => cell === null || cell === "")) return [];
    const alone = limits.map((cells, at) => (at === row || at <= top ? cells : cells.map(() => null)));
    return [{ row, alone: { limits: alone, budget } }];
  });
}

/** The mends after which nothing is refused any more; where none does, those after which it is another matter. */
function tried(mends: readonly LimitMend[], ground: LimitedBudget, refuse: Refuse): readonly LimitMend[] {
  const before = refuse(ground)?.message;
  const outcomes = unique(mends).flatMap((mend) => {
    const after = mendedLimits(ground, mend);
    return after ? [{ mend, left: refuse(after)?.message ?? null }] : [];
  });
  const whole = outcomes.filter(({ left }) => left === null);
  const helping = whole.length > 0 ? whole : outcomes.filter(({ left }) => left !== before);
  const ofKind = (kind: LimitMend["kind"]): readonly LimitMend[] =>
    helping.flatMap(({ mend }) => (mend.kind === kind ? [mend] : [])).slice(0, mostMends[kind]);
  return [...ofKind("budget"), ...ofKind("cell"), ...ofKind("row")];
}

function unique(mends: readonly LimitMend[]): readonly LimitMend[] {
  const texts = mends.map((mend) => JSON.stringify(mend));
  return mends.filter((_, index) => texts.indexOf(texts[index]!) === index);
}
