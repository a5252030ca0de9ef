import { ENGINE_VERSION, unavailable } from "../../base";
import { hashKey } from "../../numerics";
import { createFittedModel, type FinishedFit, type FittedModel } from "../mmm";
import { decodeFloats, encodeFloats } from "./floatText";

/** The latest version of this document's layout. Older ones are migrated, one step per version, for ever. */
const VERSION = 1;

/** A fit without its draws, which are stored as text: a field that is not stored does not compile. */
type StoredFit = Omit<FinishedFit, "draws">;

/** A fitted model as it is stored: what it was fitted on, how, its draws (32-bit floats) and what is known of the fit. */
export interface FittedDocument {
  readonly kind: "fitted";
  readonly version: number;
  readonly key: string;
  readonly engine: string;
  readonly fit: StoredFit;
  readonly draws: string;
  /** Content hash of `draws`. */
  readonly checksum: string;
  /** Content hash of `fit` as JSON; documents from before it was kept have none. */
  readonly fitChecksum?: string;
}

/** The document of a finished fit. */
export function fittedDocument(key: string, finished: FinishedFit): FittedDocument {
  const { draws, ...fit } = finished;
  const text = encodeFloats(draws);
  const checksums = { checksum: hashKey(text), fitChecksum: hashKey(JSON.stringify(fit)) };
  return { kind: "fitted", version: VERSION, key, engine: ENGINE_VERSION, fit, draws: text, ...checksums };
}

/** The model of a stored fit; damaged draws, a changed fit or a newer layout give words and a way out. */
export function rebuildFitted(document: FittedDocument): FittedModel {
  const { key, version, draws, checksum, fit, fitChecksum } = document;
  if (version > VERSION) {
    unavailable(`model ${key} was stored by a newer add-in: update the add-in, or recalculate its FIT_MODEL cell`);
  }
  if (typeof draws !== "string" || hashKey(draws) !== checksum) {
    unavailable(`the stored model ${key} is damaged: recalculate its FIT_MODEL cell to fit it again`);
  }
  if (fitChecksum !== undefined && hashKey(JSON.stringify(fit)) !== fitChecksum) {
    unavailable(`the stored model ${key} was changed after it was saved: fit it again from its data`);
  }
  return createFittedModel(key, { ...fit, draws: decodeFloats(draws) });
}
