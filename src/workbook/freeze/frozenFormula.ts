import { isCellError, type CellValue, type Rectangle, type SheetValues } from "../../base";
import { toCellText } from "../../base";
import type { HostContent } from "../blockContents";

/** A cell of a formula with the rectangle that it fills, itself first. */
export interface FormulaPlace extends Rectangle {
  /** The sheet's lasting id where the host has one, so that a rename does not matter; else its name. */
  readonly sheetId: string;
}

/** A formula and what it shows. */
export interface FoundFormula extends FormulaPlace {
  readonly formula: string;
  /** rows × columns values. */
  readonly values: SheetValues;
}

/** A formula that stands as values now: small, however much it spilled. */
export interface FrozenFormula extends FormulaPlace {
  readonly formula: string;
  /** Fingerprint of the values that were put in its place. */
  readonly shows: string;
  /** The name that holds on to its place while rows and columns move; absent in files of earlier versions. */
  readonly anchor?: string;
  /** The same for the ranges that the formula refers to, in its order; "" for a sheet that was not there. */
  readonly references?: readonly string[];
}

/** Errors that a spreadsheet takes as typed; any other is kept as text. */
const typedErrors = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/;

/** What a host is given so that the cell shows this value without a formula. */
export function valueContent(value: CellValue): HostContent {
  if (isCellError(value)) return typedErrors.test(value.error) ? value.error : toCellText(value.error);
  if (value === null) return "";
  return typeof value === "string" ? toCellText(value) : value;
}

/** A text that is equal for cells that look equal: FNV-1a of what they show, numbers to 14 digits, blank and "" as one. */
export function fingerprint(values: SheetValues): string {
  const text = JSON.stringify(values.map((line) => line.map(shown)));
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length} ${(hash >>> 0).toString(16)}`;
}

function shown(value: CellValue): string | number | boolean {
  if (typeof value === "number") return value.toPrecision(14);
  return isCellError(value) ? value.error : (value ?? "");
}
