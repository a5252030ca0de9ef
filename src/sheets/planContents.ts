import type { SheetValues } from "../base";
import type { SheetAddress, SheetStamp } from "./sheetAddress";

/** Cells that a plan sheet refers to; null: the value is not in a cell yet and gets one on the plan sheet itself. */
export interface PlanSources {
  readonly summary: SheetAddress;
  readonly limits: SheetAddress | null;
  readonly settings: SheetAddress | null;
  readonly budget: SheetAddress | null;
  readonly objective: SheetAddress | null;
  readonly posture: SheetAddress | null;
  readonly approvalAbove: SheetAddress | null;
}

/** What stands in the cells that are not there yet. */
export interface PlanValues {
  readonly budget: number | null;
  readonly objective: string;
  readonly posture: string | number;
  readonly approvalAbove: number;
  readonly limits: SheetValues | null;
  readonly settings: SheetValues | null;
}

export interface PlanSheetContents {
  readonly sources: PlanSources;
  readonly values: PlanValues;
  readonly nChannels: number;
  readonly stamp: SheetStamp;
}
