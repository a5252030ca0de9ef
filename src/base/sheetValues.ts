/** An error that stands in a cell (#N/A, #REF!, …), as it reaches the engine. */
export interface CellError {
  readonly kind: "error";
  /** The error as the sheet shows it, such as "#REF!". */
  readonly error: string;
}

/** One cell as a host hands it over. A blank is null (web, port) or 0 (desktop functions); dates are serial numbers. */
export type CellValue = string | number | boolean | null | CellError;

/** A rectangle of cells, row by row: `values[row][column]`. */
export type SheetValues = readonly (readonly CellValue[])[];

/** True for a cell without content: null or text of white space only. A 0 is not blank here. */
export function isBlank(value: CellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}

/** True for an error cell. */
export function isCellError(value: CellValue | undefined): value is CellError {
  return typeof value === "object" && value !== null && value.kind === "error";
}

/** The letters of a zero-based column index: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
