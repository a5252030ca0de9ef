import type { SheetValues } from "../base";
import type { SheetAddress, SheetStamp } from "./sheetAddress";

/** Where the history of a fit stands, headers included; columns that are not neighbours are several ranges. */
export interface ModelSheetPlaces {
  readonly dates: SheetAddress;
  readonly outcome: SheetAddress;
  readonly spend: readonly SheetAddress[];
  readonly controls: readonly SheetAddress[];
}

/** A table beside the history: where it stands in the workbook, or its values (with a header row) to be written here. */
export type ModelSheetTable = SheetAddress | SheetValues;

export interface ModelSheetContents {
  /** Null for a model that came from a file: its cell then holds its text, since its history is not in this workbook. */
  readonly places: ModelSheetPlaces | null;
  /** The text of the model's cell, used where there are no places. */
  readonly text?: string;
  /** Settings that differ from their defaults, with a header row; null for none. */
  readonly settings: SheetValues | null;
  /** Lift tests; null for none. */
  readonly tests?: ModelSheetTable | null;
  /** Group of each channel; null for none. */
  readonly groups?: ModelSheetTable | null;
  readonly channels: readonly string[];
  readonly nPeriods: number;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly stamp: SheetStamp;
}
