import { ENGINE_VERSION, invalid, numberOr, type ResultCell, type SheetValues, type Table, unavailable } from "../base";
import { headerKey, isoDate, nameHint, quoteCell } from "../data";
import {
  accuracy,
  effectEvidence,
  type FittedModel,
  isFittedModel,
  jointEvidence,
  type ResponseModel,
  shapeWords,
} from "../models";
import { historySums } from "./historySums";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface ModelInfoRequest {
  readonly model: SheetValues;
}

export interface ModelFieldRequest extends ModelInfoRequest {
  /** An item of the table, such as "R-hat max"; case, spaces and dashes are ignored. */
  readonly field: string;
}

/** What a model is and how far it can be relied on. Table: Item, Value. */
export function modelInfo({ model }: ModelInfoRequest, context: JobContext): Table {
  return { header: ["Item", "Value"], rows: describe(resolveModel(model, context)) };
}

/** What only a fitted model has: items by their whole names (a field may be their beginning), and beginnings of items. */
const fittedItems = [
  ...["Periods", "Period unit", "From", "To", "Outcome check sum", "Spend check sum", "Control check sum", "R-hat max"],
  ...["ESS min", "Divergences", "E-BFMI min", "R2 train", "MAPE train", "wMAPE test", "Test periods", "Prior only"],
  ...["Lift tests", "Seed"],
].map(headerKey);
const fittedBeginnings = /^(shift|curve|interaction)/;

/**
 * One item of MODEL_INFO's table, or the only one that begins with the words given ("R-hat"); Reasons: all of them in one
 * text. What only a fit has is #N/A for judgement, an unknown item #VALUE! with a hint.
 */
export function modelField({ model, field }: ModelFieldRequest, context: JobContext): ResultCell {
  const resolved = resolveModel(model, context);
  const rows = describe(resolved);
  const key = headerKey(field);
  if (key === "reasons") return reasonsIn(rows);
  const found = rows.filter(([item]) => headerKey(String(item)).startsWith(key));
  const row = found.find(([item]) => headerKey(String(item)) === key) ?? (found.length === 1 ? found[0] : undefined);
  if (row) return row[1]!;
  if (found.length > 1) invalid(`field ${quoteCell(field)} could be ${namesOf(found).join(" or ")}. Name one`);
  if (!isFittedModel(resolved) && (fittedItems.some((item) => item.startsWith(key)) || fittedBeginnings.test(key)))
    return unavailable(`${field} is told of fitted models only: this one is judgement, see its table and settings`);
  return invalid(`field ${quoteCell(field)} is not known. ${nameHint(field, namesOf(rows))}`);
}

const namesOf = (rows: readonly ResultCell[][]): string[] => rows.map(([item]) => String(item));

function reasonsIn(rows: readonly ResultCell[][]): string {
  const reasons = rows.filter(([item]) => /^Reason \d/.test(String(item)));
  return reasons.map(([, text]) => `${String(text)}.`).join(" ") || "none";
}

function describe(model: ResponseModel): ResultCell[][] {
  const isFitted = isFittedModel(model);
  const rows: ResultCell[][] = [
    ["Model", model.key],
    ["Kind", isFitted ? "fitted" : "judgement"],
    ...(isFitted ? periodRows(model) : []),
    ["Channels", model.channels.length],
    ["Outcome", model.outcome.name],
    ["Outcome unit", model.outcome.unit],
    ["Planning horizon", model.horizon],
    ["Draws", model.nDraws],
    ...(isFitted ? fitRows(model) : []),
    ["Engine version", ENGINE_VERSION],
    ["Verdict", isFitted ? model.finished.verdict.status : "judgement: not fitted to data"],
  ];
  const reasons = isFitted ? model.finished.verdict.reasons.map(({ text }) => text) : [];
  reasons.forEach((text, i) => rows.push([`Reason ${i + 1}`, text]));
  const notes = model.notes.filter((note) => !reasons.includes(note));
  return [...rows, ...notes.map((text, i): ResultCell[] => [`Note ${i + 1}`, text])];
}

function periodRows({ finished }: FittedModel): ResultCell[][] {
  const { dates, frequency } = finished.plan.history;
  const sums = historySums(finished.plan.history);
  return [
    ["Periods", dates.length],
    ["Period unit", frequency.unit],
    ["From", isoDate(dates[0]!)],
    ["To", isoDate(dates.at(-1)!)],
    ["Outcome check sum", sums.outcome],
    ["Spend check sum", sums.spend],
    ["Control check sum", sums.controls],
  ];
}

function fitRows({ finished, fit }: FittedModel): ResultCell[][] {
  const { diagnostics, train, test, reference, plan } = finished;
  const figure = (value: number): ResultCell => numberOr(value ?? NaN, "cannot be computed for these draws");
  const score = (value: number): ResultCell =>
    numberOr(value ?? NaN, "does not exist: the outcome of these periods is 0, or does not move");
  const evidence = effectEvidence(fit);
  const silent = evidence.filter(({ isPriorOnly }) => isPriorOnly).map(({ name }) => name);
  return [
    ["R-hat max", figure(diagnostics.rHat)],
    ["ESS min", figure(Math.min(diagnostics.essBulk, diagnostics.essTail))],
    ["Divergences", diagnostics.divergences],
    ["E-BFMI min", figure(diagnostics.eBfmi)],
    ["R2 train", score(accuracy(train, "r2"))],
    ["R2 test", score(accuracy(test, "r2"))],
    ["MAPE train", score(accuracy(train, "mape"))],
    ["MAPE test", score(accuracy(test, "mape"))],
    ["wMAPE test", score(accuracy(test, "wmape"))],
    ["wMAPE same as a year ago", score(reference.seasonalNaive)],
    ["wMAPE without media", score(reference.withoutMedia)],
    ["Test periods", test.actual.length],
    ...evidence.map(({ name, shift }): ResultCell[] => [`Shift ${name}`, numberOr(shift, "the prior is not on ROI")]),
    ["Prior only", silent.length > 0 ? silent.join(", ") : "none"],
    ...jointEvidence(fit).flatMap(({ name, isIdentified, strength }): ResultCell[][] => {
      if (!isIdentified) return [[`Interaction ${name}`, "not identified"]];
      const [low, high] = [`Interaction ${name} low 5%`, `Interaction ${name} high 95%`];
      return [
        [`Interaction ${name}`, strength.mean],
        [low, strength.low],
        [high, strength.high],
      ];
    }),
    ...plan.spec.channels.map((channel): ResultCell[] => [`Curve ${channel.name}`, shapeWords(channel)]),
    ["Lift tests", plan.tests.length],
    ["Seed", plan.spec.seed],
  ];
}
