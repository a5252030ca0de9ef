import type { CellValue, SheetValues } from "../src/base";

/** The texts that Excel shows for errors; `Range.values` hands errors over as these texts. */
const errorText =
  /^#(REF!|VALUE!|N\/A|NAME\?|NUM!|DIV\/0!|NULL!|SPILL!|CALC!|BUSY!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

/** What a host's cell object may carry: an entity or formatted number (`basicValue`), an error (`code`). */
interface CellObject {
  readonly kind?: unknown;
  readonly type?: unknown;
  readonly basicValue?: unknown;
  readonly error?: unknown;
  readonly code?: unknown;
}

function readObject(cell: CellObject): CellValue {
  if (cell.basicValue !== undefined) return readCell(cell.basicValue);
  if (cell.kind === "error" || cell.type === "Error" || typeof cell.code === "string") {
    return { kind: "error", error: String(cell.error ?? cell.code ?? "#VALUE!") };
  }
  return { kind: "error", error: "#VALUE!" };
}

/**
 * One cell as the engine takes it, from whatever a host hands over: blanks are null, entities and formatted numbers
 * their `basicValue`, errors and numbers that do not exist (NaN, Infinity) a CellError.
 */
export function readCell(value: unknown): CellValue {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : { kind: "error", error: "#NUM!" };
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return errorText.test(value) ? { kind: "error", error: value } : value;
  if (typeof value === "object") return readObject(value);
  return { kind: "error", error: "#VALUE!" };
}

/** Rows of equal width: short rows are filled with blanks. */
function squared(rows: CellValue[][]): SheetValues {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows.map((row) => (row.length === width ? row : [...row, ...Array<null>(width - row.length).fill(null)]));
}

/** A range from whatever stands in its place: rows of cells, one row, or a single value as 1 × 1. */
export function readCells(value: unknown): SheetValues {
  if (!Array.isArray(value)) return [[readCell(value)]];
  const rows = value.some((row) => Array.isArray(row)) ? value : [value];
  return squared(rows.map((row: unknown) => (Array.isArray(row) ? row.map(readCell) : [readCell(row)])));
}
