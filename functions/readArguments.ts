import { invalid, isBlank, isCellError, parseNumber, type CellValue, type SheetValues } from "../src/base";
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

/** A cell as a message quotes it: at most 40 characters of a text in quotes, TRUE and numbers as a sheet shows them. */
function quoted(cell: CellValue): string {
  const said = String(cell);
  if (typeof cell === "string") return `"${said.length > 40 ? `${said.slice(0, 39)}…` : said}"`;
  return typeof cell === "boolean" ? said.toUpperCase() : said;
}

/** A range that must be there. Blanks stay null, error cells stay CellErrors for the reader of the table to name. */
export function range(value: unknown, name: string): SheetValues {
  return optionalRange(value, name) ?? invalid(`${name}: pick a range, got nothing.`);
}

/** A range, or null where it is omitted or a single blank cell. */
export function optionalRange(value: unknown, name: string): SheetValues | null {
  const cells = readCells(value);
  const only = cells.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined;
  if ((cells[0]?.length ?? 0) === 0 || only === null) return null;
  if (only !== undefined) rejectError(only, name);
  return cells;
}

/** A control table, or null where it is omitted or nothing stands in it (blank cells arrive as 0 on desktop). */
export function optionalTable(value: unknown, name: string): SheetValues | null {
  const cells = optionalRange(value, name);
  return cells?.every((row) => row.every((cell) => cell === null || cell === 0)) ? null : cells;
}

/**
 * A plan that may be omitted: amounts in channel order, or a table. Rows of a table in which nothing stands become
 * blank, because blank cells below a table arrive as 0 on desktop; in a bare column a 0 is an amount.
 */
export function optionalPlan(value: unknown, name = "plan"): SheetValues | null {
  const cells = optionalRange(value, name);
  if (!cells || cells.length === 1 || cells[0]?.length === 1) return cells;
  const broken = cells.findIndex((row) => isCellError(row[0]));
  if (broken >= 0) rejectError(cells[broken]![0]!, `${name} row ${broken + 1}`);
  const says = (row: SheetValues[number]): boolean => row.some((cell) => !isBlank(cell) && cell !== 0);
  return cells.map((row) => (says(row) ? row : row.map(() => null)));
}

/** A plan that must be there. */
export function plan(value: unknown, name = "plan"): SheetValues {
  return optionalPlan(value, name) ?? range(value, name);
}

/** A number (also typed as text, such as "€2,000,000" or "90%"), or null where it is omitted or blank. */
export function optionalNumber(value: unknown, name: string): number | null {
  const cell = rejectError(scalar(value, name), name);
  const number = parseNumber(cell);
  return Number.isNaN(number) ? invalid(`${name}: needs a number, got ${quoted(cell)}.`) : number;
}

/** A column (or row) of numbers; blanks are 0, as they arrive on desktop. */
export function numbers(value: unknown, name: string): readonly number[] {
  const cells = range(value, name);
  if (cells.length > 1 && (cells[0]?.length ?? 0) > 1) {
    invalid(`${name}: needs one column, got ${cells[0]?.length} columns.`);
  }
  const list = cells.length === 1 ? (cells[0] ?? []) : cells.map((row) => row[0] ?? null);
  const [first] = list;
  if (list.length > 1 && typeof first === "string" && Number.isNaN(parseNumber(first))) {
    invalid(`${name} row 1: ${quoted(first)} is no number. Leave the header row out of the range.`);
  }
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

/** From this share on (500%) a move or gap is a percentage that was typed as a whole number. */
const largestMove = 5;

/** A move or a gap as a share, above 0; null for the default. 20 for 20% is refused: it would let everything through. */
export function moveOrDefault(value: unknown, name: string): number | null {
  const given = positiveOrDefault(value, name);
  if (given === null || given < largestMove) return given;
  return invalid(
    `${name}: ${given} means ${Number((given * 100).toPrecision(12))}%. Type ${given}% or ${given / 100}.`,
  );
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
    all.find((one) => one.toLowerCase() === wanted) ??
    invalid(`${name}: choose ${all.join(", ")}; got ${quoted(given)}.`)
  );
}

/** A posture: a word, or a number from 0 to 1 (also typed as text); null for the default. */
export function posture(value: unknown): string | number | null {
  const given = optionalText(value, "posture");
  const number = parseNumber(given);
  return Number.isNaN(number) ? given : number;
}

/** The headers argument: 1 where omitted; TRUE and FALSE as in Excel's own functions. */
export function headers(value: unknown): Headers {
  const given = typeof value === "boolean" ? Number(value) : (optionalNumber(value, "headers") ?? 1);
  if (given === 0 || given === 1 || given === 2) return given;
  return invalid(`headers: 0 rows only, 1 header row, 2 header row and total; got ${given}.`);
}

/** What to give where a channel is not found: any cell, or null where it is omitted. */
export function ifNotFound(value: unknown): string | number | boolean | null {
  if (value === "") return "";
  const cell = scalar(value, "if_not_found");
  return isCellError(cell) ? invalid(`if_not_found: the cell holds ${cell.error}. Mend that cell first.`) : cell;
}
