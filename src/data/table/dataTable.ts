import { type CellValue, type DecimalMark, type Finding } from "../../base";

/** What a column mostly holds. `empty`: a header with nothing below. */
export type ColumnKind = "date" | "number" | "text" | "empty";

/** One column of a table, its cells parsed once. */
export interface TableColumn {
  /** Zero-based column within the range. */
  readonly column: number;
  /** The header as written; two header rows are joined by a space. */
  readonly header: string;
  /** True where the column has cells but no header (an index column, say): it is kept, never used. */
  readonly isNameless: boolean;
  readonly kind: ColumnKind;
  readonly mark: DecimalMark;
  /** The raw cells, one per data row. */
  readonly cells: readonly CellValue[];
  /** Numbers (or date serials), one per data row; NaN where blank or unreadable. Empty for text columns. */
  readonly numbers: Float64Array;
}

/** A table found in a range: its header, its data rows and what was left out. */
export interface DataTable {
  readonly columns: readonly TableColumn[];
  /** Zero-based row of the (last) header row within the range. */
  readonly headerRow: number;
  /** Zero-based rows within the range of the data rows, in order. */
  readonly rows: readonly number[];
  /** Rows that were recognised as totals: their zero-based row and raw cells. */
  readonly totals: readonly { readonly row: number; readonly cells: readonly CellValue[] }[];
  readonly findings: readonly Finding[];
}
