/** Named looks, so that a user can restyle once. Hosts without named styles apply the look directly. */
export type StyleName =
  "Title" | "Subtitle" | "Header" | "Number header" | "Input" | "Calc" | "Link" | "Check" | "Note";

/** What a cell gets. `text` is written as text whatever it starts with; `formula` starts with "=". */
export type CellContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "formula"; readonly formula: string };

/** One cell of a block; row and column are zero-based on the sheet. */
export interface BlockCell {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  readonly style?: StyleName;
  /** Number format in Excel's notation, such as "#,##0;(#,##0)". */
  readonly format?: string;
}

/** A rectangle on the block's sheet, zero-based. */
export interface BlockRange {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface BlockChart {
  readonly kind: "bar" | "line" | "scatter";
  readonly title: string;
  /** Source with its header row; the first column holds the labels or the x values. */
  readonly source: BlockRange;
  /** Names of the series, one per column after the first: the source's headers may not be calculated yet. */
  readonly seriesNames?: readonly string[];
  /** Where the chart stands. */
  readonly place: BlockRange;
  readonly xTitle?: string;
  readonly yTitle?: string;
}

/** A sheet to be written: values, live formulas, looks and charts. Plain data that survives structured clone. */
export interface SheetBlock {
  /** The wanted sheet name; a host adds a suffix where the name is taken by a sheet that is not ours. */
  readonly name: string;
  readonly cells: readonly BlockCell[];
  /** Where formulas spill: announced with the cells, kept clear, never written. */
  readonly spills: readonly BlockRange[];
  /** Formats for cells that a formula spills into, and for whole columns of a table. */
  readonly formats: readonly { readonly range: BlockRange; readonly format?: string; readonly style?: StyleName }[];
  /** Widths in characters, from column A on. */
  readonly columnWidths: readonly number[];
  readonly frozenRows: number;
  readonly names: readonly { readonly name: string; readonly range: BlockRange }[];
  readonly charts: readonly BlockChart[];
  /** Always one page wide when printed; landscape or upright. */
  readonly landscape: boolean;
  /** What is printed, and whether it is to fit on one page; all that is written, on as many as it takes, if absent. */
  readonly print?: { readonly range: BlockRange; readonly isOnePage: boolean };
}
