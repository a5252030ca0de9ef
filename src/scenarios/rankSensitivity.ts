import { invalid, missing, type ResultCell, type SheetValues, type Table } from "../base";
import type { ResponseModel } from "../models";
import { createObjective, objectiveDraws, postureAverage, type ObjectiveKind } from "../optimize";
import { rememberMeans } from "./alteredModel";
import { planRegret, widestMove } from "./planRegret";
import { sensitivityInputs, type SensitivityInput } from "./sensitivityInputs";
import { inputShares } from "./sensitivityShares";
import { backgroundShift, movesCurves, worldAt, type End } from "./sensitivityWorld";

export interface SensitivityQuestion {
  readonly spend: Float64Array; // [channel]
  /** Names of the inputs to move; null: all but values. */
  readonly inputs: SheetValues | null;
  /** By which share costs, values and synergies move; null: 0.2. */
  readonly swing: number | null;
}

/** One input of a plan's result, moved from end to end. */
export interface RankedInput {
  readonly input: string;
  /** The plan's objective with the input at its low and at its high end, the rest as it was. */
  readonly lowResult: number;
  readonly highResult: number;
  /** |highResult − lowResult|. */
  readonly swing: number;
  readonly firstShare: number;
  /** null where the draws hold the input jointly with others. */
  readonly totalShare: number | null;
  /** What planning again would gain at the worse of the two ends. */
  readonly regret: number;
}

/** Widest first. */
export interface Sensitivity {
  readonly objective: ObjectiveKind;
  readonly base: number;
  readonly inputs: readonly RankedInput[];
}

/** How many inputs are ranked at once. */
const mostInputs = 200;

/**
 * Which assumption carries a plan: every input is moved alone to the ends of its range (tornado), the plan is made again
 * there (regret, within the widest move that the plan itself makes), and the variance of the plan's result is shared out
 * over the inputs. Sorted by swing; equal swings keep the order of the channels.
 */
export function rankSensitivity(model: ResponseModel, question: SensitivityQuestion): Sensitivity {
  const swing = question.swing ?? 0.2;
  if (!(swing > 0 && swing < 1)) invalid(`swing is ${swing}. Type a share between 0 and 1, such as 0.2`);
  const { spend } = question;
  const inputs = sensitivityInputs(model, question.inputs);
  if (inputs.length > mostInputs) invalid(`inputs: ${inputs.length} of them. Name at most ${mostInputs}`);
  const kind: ObjectiveKind = inputs.some((input) => input.kind === "value") ? "value" : "outcome";
  const base = rememberMeans(model);
  const shares = inputShares({ model, objective: createObjective(model, kind), spend, inputs, swing });
  const move = widestMove(model, spend);
  const planned = postureAverage(objectiveDraws(model, createObjective(model, kind), spend), 0.5);
  const at = (input: SensitivityInput, end: End): { result: number; regret: number } => {
    if (!movesCurves(input)) return { result: planned + backgroundShift(model, input, end, swing), regret: 0 };
    const world = worldAt(base, input, end, { spend, swing });
    const { value, regret } = planRegret(world, spend, { objective: kind, limits: null, settings: move });
    return { result: value, regret };
  };
  const ranked = inputs.map((input, i): RankedInput => {
    const [low, high] = [at(input, "low"), at(input, "high")];
    return {
      input: input.name,
      lowResult: low.result,
      highResult: high.result,
      swing: Math.abs(high.result - low.result),
      firstShare: shares[i]!.first,
      totalShare: shares[i]!.total,
      regret: Math.max(low.regret, high.regret),
    };
  });
  return {
    objective: kind,
    base: planned,
    inputs: ranked.sort((a, b) => b.swing - a.swing),
  };
}

/** RANK_SENSITIVITY's table. */
export function sensitivityTable({ inputs }: Sensitivity): Table {
  const joint = "the fitted draws hold this input jointly with others: it has no total share";
  return {
    header: ["Input", "Low result", "High result", "Swing", "First-order share", "Total share", "Regret"],
    rows: inputs.map((one): ResultCell[] => [
      ...[one.input, one.lowResult, one.highResult, one.swing, one.firstShare],
      one.totalShare ?? missing(joint),
      one.regret,
    ]),
  };
}
