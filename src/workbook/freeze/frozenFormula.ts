import { isCellError, type CellValue, type Rectangle, type SheetValues } from "../../base";
import { toCellText } from "../../base";
import type { HostContent } from "../blockContents";

/** A formula of ours and what it shows: its own cell first, then what it spills. */
export interface FrozenFormula extends Rectangle {
  /** The sheet's lasting id where the host has one, so that a rename does not matter; else its name. */
  readonly sheetId: string;
  readonly formula: string;
  /** The rectangle from the formula's cell on: rows × columns values. */
  readonly values: SheetValues;
}

/** Errors that a spreadsheet takes as typed; any other is kept as text. */
const typedErrors = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;

/** What a host is given so that the cell shows this value without a formula. */
export function valueContent(value: CellValue): HostContent {
  if (isCellError(value)) return typedErrors.test(value.error) ? value.error : toCellText(value.error);
  if (value === null) return "";
  return typeof value === "string" ? toCellText(value) : value;
}

/** The contents that put a formula back: it stands in its first cell, the rest is free for its spill. */
export function formulaContents({ formula, values }: FrozenFormula): HostContent[][] {
  return values.map((line, r) => line.map((_, c) => (r === 0 && c === 0 ? formula : "")));
}

/** True while the cells still show what was frozen: numbers to 12 digits, as a file keeps them. */
export function showsSame(frozen: SheetValues, now: SheetValues): boolean {
  return frozen.every((line, r) => line.every((value, c) => isSame(shown(value), shown(now[r]?.[c] ?? null))));
}

type Shown = string | number | boolean;

function shown(value: CellValue): Shown {
  return isCellError(value) ? value.error : (value ?? "");
}

function isSame(a: Shown, b: Shown): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}
