import type { TestBudgetAnswer } from "../monitoring";
import { testBudgetSheet as writeSheet, type SheetBlock, type SheetStamp } from "../sheets";

export interface TestBudgetSheetRequest {
  readonly answer: TestBudgetAnswer;
  readonly budget: number;
  readonly share: number;
  readonly stamp: SheetStamp;
}

/** A test budget as a sheet: figures with their reasons, shares and checks as live formulas. */
export function testBudgetSheet({ answer, budget, share, stamp }: TestBudgetSheetRequest): SheetBlock {
  return writeSheet(answer, budget, share, stamp);
}
