import type { SheetValues } from "../base";
import { readSettings, readSummary } from "../data";
import {
  planLayout,
  planSheet as writePlan,
  type PlanLayout,
  type PlanSources,
  type PlanValues,
  type SheetBlock,
  type SheetStamp,
} from "../sheets";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

export interface PlanSheetRequest {
  /** The Summary table (or a fitted model's cell) as it stands at `sources.summary`: its channels decide how much room the spills need. */
  readonly summary: SheetValues;
  /** The cells that the formulas refer to; null for what is in no cell yet. */
  readonly sources: PlanSources;
  /** What the plan sheet holds itself where a source is null. */
  readonly values: PlanValues;
  readonly stamp: SheetStamp;
}

export interface PlanSheetAnswer {
  readonly block: SheetBlock;
  /** Where each part stands on the plan sheet, for reading its answers back. */
  readonly layout: PlanLayout;
}

/** A Summary table needs no model in memory. */
const withoutModels: JobContext = { models: { get: () => undefined, put: () => undefined } };

/** The Plan sheet of live formulas for a Summary table in the workbook. A table that cannot be read: EngineError. */
export function planSheet(request: PlanSheetRequest, context: JobContext = withoutModels): PlanSheetAnswer {
  const { summary, sources, values, stamp } = request;
  const isModelCell = summary.length === 1 && summary[0]?.length === 1;
  const { channels } = isModelCell
    ? resolveModel(summary, context)
    : readSummary(summary, readSettings(values.settings));
  const nChannels = channels.length;
  return { block: writePlan({ sources, values, nChannels, stamp }), layout: planLayout(nChannels, values, sources) };
}
