import { isEngineError, isMissing, type ResultCell, type Table } from "../src/base";
import type { Headers } from "./readArguments";

/** A cell's error with words; Excel shows them only for #VALUE! and #N/A, so there are no others. */
export function cellError(kind: "invalid" | "unavailable", message: string): CustomFunctions.Error {
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  return new CustomFunctions.Error(kind === "invalid" ? invalidValue : notAvailable, message);
}

/** Any error as the cell shows it: ours with its words, a fault of our own as #VALUE! that says so. */
export function toCellError(error: unknown): CustomFunctions.Error {
  if (isEngineError(error)) return cellError(error.code, error.message);
  if ((error as Error | null)?.name === "CancelledError")
    return cellError("unavailable", "This calculation was cancelled.");
  const detail = error instanceof Error ? error.message : String(error);
  return cellError("invalid", `Marginal could not work this out (its own fault, please report it): ${detail}`);
}

/** One cell of an answer: a missing number becomes #N/A with its reason; NaN and Infinity never get out. */
export function resultCell(cell: ResultCell | null): unknown {
  if (cell === null) return "";
  if (isMissing(cell)) return cellError("unavailable", cell.why);
  if (typeof cell !== "number" || Number.isFinite(cell)) return cell;
  return cellError("unavailable", "This number does not exist for these inputs.");
}

/** A table as it spills: rows only, with its header row, or with header and total row where it has one. */
export function tableCells(table: Table, headers: Headers): unknown[][] {
  const rows = [...(headers > 0 ? [table.header] : []), ...table.rows];
  if (headers === 2 && table.total) rows.push(table.total);
  return rows.map((row) => row.map(resultCell));
}

/** Runs a light function's body; whatever it throws becomes a cell error with words. */
export function inCell<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    throw toCellError(error);
  }
}

/** A single value in a cell. */
export function valueInCell(answer: () => ResultCell | null): any {
  const cell = inCell(() => resultCell(answer()));
  if (typeof cell === "object") throw cell;
  return cell;
}

/** A block of values without a header row. */
export function cellsInCell(answer: () => readonly (readonly ResultCell[])[]): any[][] {
  return inCell(() => answer().map((row) => row.map(resultCell)));
}

const isTable = (answer: Table | ResultCell): answer is Table => typeof answer === "object" && "header" in answer;

/** A table, or a single value as 1 × 1; `readHeaders` runs inside so that its errors get words too. */
export function tableInCell(readHeaders: () => Headers, answer: () => Table | ResultCell): any[][] {
  const { found, headers } = inCell(() => ({ found: answer(), headers: readHeaders() }));
  return isTable(found) ? tableCells(found, headers) : [[valueInCell(() => found)]];
}
