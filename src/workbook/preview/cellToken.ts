import type { CellPosition, Getters } from "@odoo/o-spreadsheet";

/** A formula in its cell as text, for the book of calls: where the formula changes or moves, the token is another. */
export function cellToken(getters: Getters, { sheetId, col, row }: CellPosition): string {
  return JSON.stringify([sheetId, col, row, getters.getCellText({ sheetId, col, row }, { showFormula: true })]);
}

/** The place that a token names, or null if that formula no longer stands there. */
export function placeOfToken(getters: Getters, token: string): CellPosition | null {
  if (token === "") return null;
  const [sheetId, col, row] = JSON.parse(token) as [string, number, number, string];
  if (!getters.tryGetSheet(sheetId)) return null;
  const position = { sheetId, col, row };
  return cellToken(getters, position) === token ? position : null;
}
