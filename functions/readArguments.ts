import { invalid, isCellError, type CellValue, type SheetValues } from "../src/base";
import { readCell, readCells } from "./readCell";

/** The headers argument of a table function: rows only, a header row, or a header row and a total row. */
export type Headers = 0 | 1 | 2;

/** A single value where a 1 × 1 range may stand. */
function scalar(value: unknown, name: string): CellValue {
  if (!Array.isArray(value)) return readCell(value);
  const cells = readCells(value);
  if (cells.length === 1 && cells[0]?.length === 1) return cells[0][0] ?? null;
  return invalid(`${name}: needs one cell, got a range of ${cells.length} × ${cells[0]?.length ?? 0} cells.`);
}

function rejectError(cell: CellValue, name: string): CellValue {
  return isCellError(cell) ? invalid(`${name}: the cell holds ${cell.error}. Mend that cell first.`) : cell;
}

const plainNumber = /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[-+]?\d+)?(%?)$/i;

/** A number that was typed as text, such as "2,000,000" or "90%"; null where the text is something else. */
function numberInText(text: string): number | null {
  const typed = text.replace(/[\s\u00a0$€£]/g, "");
  if (!plainNumber.test(typed)) return null;
  const value = Number(typed.replace(/[,%]/g, ""));
  return typed.endsWith("%") ? value / 100 : value;
}

/** A range that must be there. Blanks stay null, error cells stay CellErrors for the reader of the table to name. */
export function range(value: unknown, name: string): SheetValues {
  return optionalRange(value, name) ?? invalid(`${name}: pick a range, got nothing.`);
}

/** A range, or null where it is omitted or a single blank cell. */
export function optionalRange(value: unknown, name: string): SheetValues | null {
  const cells = readCells(value);
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if (cells.length === 0 || only === null) return null;
  if (only !== undefined) rejectError(only, name);
  return cells;
}

/** A control table, or null where it is omitted or nothing stands in it (blank cells arrive as 0 on desktop). */
export function optionalTable(value: unknown, name: string): SheetValues | null {
  const cells = optionalRange(value, name);
  return cells?.every((row) => row.every((cell) => cell === null || cell === 0)) ? null : cells;
}

/** A number, or null where it is omitted or blank. */
export function optionalNumber(value: unknown, name: string): number | null {
  const cell = rejectError(scalar(value, name), name);
  if (cell === null || (typeof cell === "string" && cell.trim() === "")) return null;
  if (typeof cell === "number") return cell;
  const typed = typeof cell === "string" ? numberInText(cell) : null;
  return typed ?? invalid(`${name}: needs a number, got "${String(cell)}".`);
}

/** A column (or row) of numbers; blanks are 0, as they arrive on desktop. */
export function numbers(value: unknown, name: string): readonly number[] {
  const cells = range(value, name);
  if (cells.length > 1 && (cells[0]?.length ?? 0) > 1) {
    invalid(`${name}: needs one column, got ${cells[0]?.length} columns.`);
  }
  const list = cells.length === 1 ? (cells[0] ?? []) : cells.map((row) => row[0] ?? null);
  return list.map((cell, index) => optionalNumber(cell, list.length > 1 ? `${name} row ${index + 1}` : name) ?? 0);
}

/** A number that must be there; `example` shows one, such as "2000000". */
export function number(value: unknown, name: string, example: string): number {
  return optionalNumber(value, name) ?? invalid(`${name}: needs a number such as ${example}, got nothing.`);
}

/** A number for which 0 is meaningless, so that a blank cell (0 on desktop) means the default: null. */
export function positiveOrDefault(value: unknown, name: string): number | null {
  const given = optionalNumber(value, name);
  if (given === null || given === 0) return null;
  return given > 0 ? given : invalid(`${name}: needs a number above 0, got ${given}.`);
}

/** A whole number above 0, or null for the default. */
export function wholeOrDefault(value: unknown, name: string): number | null {
  const given = positiveOrDefault(value, name);
  return given === null || Number.isInteger(given) ? given : invalid(`${name}: needs a whole number, got ${given}.`);
}

/** A share strictly between 0 and 1 (such as a confidence), or null for the default. */
export function shareOrDefault(value: unknown, name: string): number | null {
  const given = positiveOrDefault(value, name);
  if (given === null || given < 1) return given;
  return invalid(`${name}: needs a share between 0 and 1 such as 0.9, got ${given}.`);
}

/** Text, or null where it is omitted or blank; a number counts as the text it shows. */
export function optionalText(value: unknown, name: string): string | null {
  const cell = rejectError(scalar(value, name), name);
  const text = cell === null ? "" : String(cell).trim();
  return text === "" ? null : text;
}

/** Text that must be there; `what` says what is wanted, such as "a channel's name". */
export function text(value: unknown, name: string, what: string): string {
  return optionalText(value, name) ?? invalid(`${name}: needs ${what}, got nothing.`);
}

/** One of the choices whatever its case, or null where it is omitted (a blank cell arrives as 0 on desktop). */
export function choice<C extends string>(value: unknown, name: string, choices: Readonly<Record<string, C>>): C | null {
  const given = optionalText(value, name);
  if (given === null || given === "0") return null;
  const all = Object.values(choices);
  const wanted = given.toLowerCase().replace(/[\s-]+/g, "_");
  return (
    all.find((one) => one.toLowerCase() === wanted) ?? invalid(`${name}: choose ${all.join(", ")}; got "${given}".`)
  );
}

/** A posture: a word, or a number from 0 to 1 (also typed as text); null for the default. */
export function posture(value: unknown): string | number | null {
  const given = optionalText(value, "posture");
  return given === null ? null : (numberInText(given.replace(",", ".")) ?? given);
}

/** The headers argument: 1 where omitted. */
export function headers(value: unknown): Headers {
  const given = optionalNumber(value, "headers") ?? 1;
  if (given === 0 || given === 1 || given === 2) return given;
  return invalid(`headers: 0 rows only, 1 header row, 2 header row and total; got ${given}.`);
}

/** What to give where a channel is not found: any cell, or null where it is omitted. */
export function ifNotFound(value: unknown): string | number | boolean | null {
  if (value === "") return "";
  const cell = scalar(value, "if_not_found");
  return isCellError(cell) ? invalid(`if_not_found: the cell holds ${cell.error}. Mend that cell first.`) : cell;
}
