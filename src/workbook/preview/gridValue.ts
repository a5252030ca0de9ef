/** One cell on its way into or out of a function, as the grid hands it over. Blank is null. Errors are their text. */
export interface GridValue {
  readonly value: string | number | boolean | null;
  readonly message?: string;
  readonly format?: string;
}

/** One value, or a rectangle of them row by row: `values[row][column]`. */
export type GridArgument = GridValue | readonly (readonly GridValue[])[];

/** Shown while a call is under way. */
export const busy: GridValue = { value: "#BUSY!", message: "Calculating…" };

/** Every error text the grid may hold: Excel's own, and the grid's where they differ. */
export const errorTexts: ReadonlySet<string> = new Set([
  ...["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#NAME?", "#REF!", "#SPILL!", "#BUSY!", "#CALC!"],
  ...["#REF", "#BAD_EXPR", "#CYCLE", "#ERROR"],
]);

/** The grid's own error names in Excel's words. */
const excelNames: Readonly<Record<string, string>> = {
  "#REF": "#REF!",
  "#BAD_EXPR": "#NAME?",
  "#CYCLE": "#REF!",
  "#ERROR": "#VALUE!",
};

/** The error text as Excel would show it. */
export function excelError(text: string): string {
  return excelNames[text] ?? text;
}

/** True for a value that is an error text. */
export function isErrorText(value: unknown): value is string {
  return typeof value === "string" && errorTexts.has(value);
}

/** True for a rectangle of values. */
export function isGridMatrix(argument: GridArgument | undefined): argument is readonly (readonly GridValue[])[] {
  return Array.isArray(argument);
}
