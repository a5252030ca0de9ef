import { invalid, type SheetValues } from "../base";
import { readSettings } from "../data";
import type { ResponseModel } from "../models";
import type { FeasibleSet } from "./feasibleSet";
import { readFeasibleSet } from "./limits/readFeasibleSet";
import { readLimitRows } from "./limits/limitRow";
import { createObjective, parseObjective } from "./objective";
import { describePlan, type PlanAnswer } from "./planAnswer";
import { solveProblem } from "./planBudget";

/** A plan that stands, and money to add (or to cut where negative). */
export interface IncrementQuestion {
  readonly current: Float64Array; // [channel]
  readonly extra: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
}

/**
 * The best use of extra money on top of a plan (no channel loses), or the least harmful cut (no channel gains; rows with
 * Status Optional go first). Limits hold as ever; the model's own current spend is replaced by the plan's.
 */
export function planIncrement(model: ResponseModel, question: IncrementQuestion): PlanAnswer {
  const { current, extra, limits } = question;
  if (!Number.isFinite(extra) || extra === 0) invalid("extra: type an amount to add, or a negative one to cut");
  const standing = current.reduce((sum, amount) => sum + amount, 0);
  if (standing + extra <= 0) invalid(`extra: the cut is ${-extra}, but the plan only spends ${standing}`);
  const objective = createObjective(model, parseObjective(question.objective));
  const settings = readSettings(null);
  const anchored = anchorModel(model, current);
  const set = readFeasibleSet({ model: anchored, budget: standing + extra, limits, settings, spendAll: true });
  const optional = optionalChannels(limits, model);
  const moved = extra > 0 ? holdFrom(set, "lower", current) : cutFrom(set, current, optional, -extra);
  return describePlan(solveProblem({ model: anchored, objective, posture: 0.5, set: moved }));
}

/** The model as if the plan were what is spent today: changes and limits are counted from it. */
function anchorModel(model: ResponseModel, current: Float64Array): ResponseModel {
  return {
    ...model,
    channels: model.channels.map((channel, c) => ({ ...channel, currentSpend: current[c]! })),
    response: model.response.bind(model),
    slope: model.slope.bind(model),
    meanResponse: model.meanResponse.bind(model),
    meanSlope: model.meanSlope.bind(model),
    ceiling: model.ceiling.bind(model),
    repeatError: model.repeatError.bind(model),
  };
}

function optionalChannels(limits: SheetValues | null, model: ResponseModel): ReadonlySet<number> {
  const rows = readLimitRows(limits, model).filter(({ cells }) => cells.text("Status") === "optional");
  return new Set(rows.flatMap(({ target }) => target.members));
}

/** Amounts below (or above) which a channel may not go because it stands there. */
function holdFrom(set: FeasibleSet, side: "lower" | "upper", amounts: Float64Array): FeasibleSet {
  const by = { name: side === "lower" ? "only the extra moves" : "only the cut moves", where: "" };
  const held = Float64Array.from(set[side], (bound, c) =>
    side === "lower" ? Math.max(bound, amounts[c]!) : Math.min(bound, amounts[c]!),
  );
  const sources = (side === "lower" ? set.lowerBy : set.upperBy).map((old, c) => (held[c] === set[side][c] ? old : by));
  return side === "lower" ? { ...set, lower: held, lowerBy: sources } : { ...set, upper: held, upperBy: sources };
}

/** A cut comes out of the optional channels first, down to their floors; only what they cannot bear out of the others. */
function cutFrom(set: FeasibleSet, current: Float64Array, optional: ReadonlySet<number>, cut: number): FeasibleSet {
  const capped = holdFrom(set, "upper", current);
  if (optional.size === 0) return capped;
  const room = [...optional].reduce((sum, c) => sum + Math.max(0, current[c]! - set.lower[c]!), 0);
  if (cut <= room)
    return holdFrom(
      capped,
      "lower",
      current.map((amount, c) => (optional.has(c) ? 0 : amount)),
    );
  return holdFrom(
    capped,
    "upper",
    current.map((amount, c) => (optional.has(c) ? set.lower[c]! : amount)),
  );
}
