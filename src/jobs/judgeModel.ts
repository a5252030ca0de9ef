import { counted, type SheetValues } from "../base";
import type { JobContext } from "./job";
import { judgeTable, keepJudged, type JudgedTable } from "./judgedModels";

export interface JudgeModelRequest {
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
}

/**
 * Judges a Summary table and keeps its model: the text of the JUDGE_MODEL cell, such as
 * `JDG:8f3a2c91 · judgement · 6 channels · 1 period`.
 */
export function judgeModel({ summary, settings }: JudgeModelRequest, context: JobContext): string {
  const judged = judgeTable(summary, settings);
  keepJudged(judged, summary, settings, context);
  return describe(judged);
}

function describe({ model, periods }: JudgedTable): string {
  return `${model.key} · judgement · ${counted(model.channels.length, "channel")} · ${counted(periods, "period")}`;
}
