import type { SheetValues } from "../base";
import { readSettings, readSummary } from "../data";
import { createQuarterModel, judgementDocument, writeDocument, type ResponseModel } from "../models";
import type { JobContext } from "./job";

/** A judged table: its model and how many periods it stacks. */
export interface JudgedTable {
  readonly model: ResponseModel;
  readonly periods: number;
}

const REMEMBERED = 32;
const remembered = new Map<string, JudgedTable>();

/**
 * The model of a Summary table. The same cells are judged once: the last 32 tables are remembered by their content
 * (nothing but the content decides the answer, so remembering changes no number).
 */
export function judgeTable(summary: SheetValues, settings: SheetValues | null): JudgedTable {
  const content = JSON.stringify([summary, settings]);
  const known = remembered.get(content);
  remembered.delete(content);
  const judged = known ?? judge(summary, settings);
  remembered.set(content, judged);
  const oldest = remembered.keys().next().value;
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return judged;
}

function judge(summary: SheetValues, settings: SheetValues | null): JudgedTable {
  const read = readSettings(settings);
  const table = readSummary(summary, read);
  return { model: createQuarterModel(table, read), periods: table.periods.length };
}

/** Hands a judged model to the runtime, which keeps it by its key and saves its stored form after the answer. */
export function keepJudged(
  { model }: JudgedTable,
  summary: SheetValues,
  settings: SheetValues | null,
  { models }: JobContext,
): void {
  models.put(model, writeDocument(judgementDocument(model.key, summary, settings)));
}
