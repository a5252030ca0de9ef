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
  /** The Approvals table with room for further rows; null or absent where there is none yet. */
  readonly approvals?: SheetAddress | null;
}

/** A plan between the spends of now and the recommended plan, written beside it. */
export interface PlanBlend {
  /** How far along the way, 0..1. */
  readonly share: number;
  /** Amounts at the start of the way, in channel order; null for the current spends. */
  readonly start: readonly number[] | null;
  /** The amounts themselves where whole units or switches keep them off the straight line; else null. */
  readonly amounts: readonly number[] | null;
}

/** What stands in the cells that are not there yet. */
export interface PlanValues {
  readonly budget: number | null;
  readonly objective: string;
  readonly posture: string | number;
  readonly approvalAbove: number;
  readonly limits: SheetValues | null;
  readonly settings: SheetValues | null;
  /** null or absent: the recommended plan alone. */
  readonly blend?: PlanBlend | null;
}

export interface PlanSheetContents {
  readonly sources: PlanSources;
  readonly values: PlanValues;
  readonly nChannels: number;
  readonly stamp: SheetStamp;
}
