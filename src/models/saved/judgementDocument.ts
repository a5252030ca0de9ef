import { ENGINE_VERSION, unavailable, type SheetValues } from "../../base";
import { readSettings, readSummary } from "../../data";
import { createQuarterModel } from "../quarterTable";
import { type ResponseModel } from "../responseModel";

/** The latest version of this document's layout. Older ones are migrated, one step per version, for ever. */
const VERSION = 1;

/** A judgement model as it is stored: the table and the settings it was judged from. The draws follow from them. */
export interface JudgementDocument {
  readonly kind: "judgement";
  readonly version: number;
  readonly key: string;
  readonly engine: string;
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
}

/** The document of a model that was judged from this table and these settings. */
export function judgementDocument(key: string, summary: SheetValues, settings: SheetValues | null): JudgementDocument {
  return { kind: "judgement", version: VERSION, key, engine: ENGINE_VERSION, summary, settings };
}

/** Judges the stored table again, under the stored key; says so where the engine has changed since. */
export function rebuildJudgement(stored: JudgementDocument): ResponseModel {
  if (stored.version > VERSION) {
    unavailable(`model ${stored.key} was stored by a newer add-in: update the add-in, or recalculate its cell`);
  }
  const settings = readSettings(stored.settings);
  const model = createQuarterModel(readSummary(stored.summary, settings), settings);
  if (stored.engine === ENGINE_VERSION) return { ...model, key: stored.key };
  const note = `Stored by engine ${stored.engine} and judged again by ${ENGINE_VERSION}: recalculate its cell to renew it.`;
  return { ...model, key: stored.key, notes: [...model.notes, note] };
}
