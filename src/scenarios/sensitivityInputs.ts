import { invalid, isBlank, type SheetValues } from "../base";
import { nameKey, nearestName } from "../data";
import type { ResponseModel } from "../models";

/**
 * What a result is sensitive to.
 *   level       what a channel brings at its present spend (judgement)
 *   saturation  the shape of its curve: outcome at any spend over that at the present one (judgement)
 *   curve       both at once, where the draws hold them jointly (fitted models, untried channels)
 *   cost        what the same exposure costs · value  money per outcome · synergy  a joint effect
 *   baseline    what comes without the channels · control  the level of a column beside the spends (a competitor)
 */
export type InputKind = "level" | "saturation" | "curve" | "cost" | "value" | "synergy" | BackgroundKind;
type BackgroundKind = "baseline" | "control";

/** One input that is moved. */
export interface SensitivityInput {
  readonly name: string;
  readonly kind: InputKind;
  /** The channel, or the number of the joint effect or of the background input. */
  readonly index: number;
}

const words: Readonly<Record<Exclude<InputKind, "synergy" | BackgroundKind>, string>> = {
  level: "response",
  saturation: "saturation",
  curve: "curve",
  cost: "cost",
  value: "value",
};

/**
 * The inputs of a model that are moved: per channel the level and the saturation of its curve (its curve as one block
 * where the model is fitted) and its cost, then the joint effects, then the baseline and the columns beside the spends of
 * a fitted model. Values only where they are asked for.
 */
export function sensitivityInputs(model: ResponseModel, wanted: SheetValues | null): readonly SensitivityInput[] {
  const all = model.channels.flatMap(({ name, noCurve, currentSpend }, index): SensitivityInput[] => {
    if (noCurve) return [];
    const isSplit = model.uncertainty === "judgement" && currentSpend > 0;
    const kinds = isSplit ? (["level", "saturation", "cost", "value"] as const) : (["curve", "cost", "value"] as const);
    return kinds.map((kind) => ({ name: `${name}: ${words[kind]}`, kind, index }));
  });
  const synergies = model.interactions.map(({ a, b }, index): SensitivityInput => ({
    name: `${model.channels[a]!.name} + ${model.channels[b]!.name}: synergy`,
    kind: "synergy",
    index,
  }));
  const behind = (model.background?.() ?? []).map(({ name, kind }, index): SensitivityInput => ({
    name: kind === "control" ? `${name}: level` : name,
    ...{ kind, index },
  }));
  const known = [...all, ...synergies, ...behind];
  if (!wanted) return known.filter(({ kind }) => kind !== "value");
  return chosen(known, wanted, model);
}

/** The inputs that a list names: an input, all of a channel, or all of a kind ("cost"). */
function chosen(
  known: readonly SensitivityInput[],
  wanted: SheetValues,
  model: ResponseModel,
): readonly SensitivityInput[] {
  const names = wanted.flatMap((row, r) =>
    row.flatMap((cell) => (isBlank(cell) || cell === 0 ? [] : [{ row: r + 1, name: String(cell) }])),
  );
  const picked = new Set<SensitivityInput>();
  names.forEach(({ row, name }) => {
    const found = known.filter((input) => goesBy(input, model).some((own) => nameKey(own) === nameKey(name)));
    const all = [...new Set(known.flatMap((input) => goesBy(input, model)))];
    if (found.length === 0 && !(row === 1 && nameKey(name) === "input"))
      invalid(`inputs row ${row}: there is no input "${name}". Did you mean "${nearestName(name, all)}"?`);
    found.forEach((input) => picked.add(input));
  });
  return picked.size > 0 ? known.filter((input) => picked.has(input)) : invalid("inputs: the range names none");
}

function goesBy({ name, kind, index }: SensitivityInput, model: ResponseModel): readonly string[] {
  if (kind === "synergy" || kind === "baseline") return [name, kind];
  if (kind === "control") return [name, kind, name.replace(/: level$/, "")];
  return [name, words[kind], ...(kind === "value" ? [] : [model.channels[index]!.name])];
}
