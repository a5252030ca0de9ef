import type { CellValue, SheetValues } from "../../../src/base";
import type { Address, WorkbookPort } from "../../../src/workbook";
import { governWords } from "../../text/governWords";
import type { Proposal } from "./trackState";

/** A change of one cell of the plan range. */
export interface Fill {
  readonly channel: string;
  readonly before: string | number | null;
  readonly after: number;
  readonly cell: Address;
}

const sameName = (cell: CellValue | undefined, name: string): boolean =>
  typeof cell === "string" && cell.trim().toLowerCase() === name.trim().toLowerCase();

/** Row within the range that belongs to a channel: by name where the range has names, else by position. */
function rowOf(values: SheetValues, isNamed: boolean, name: string, index: number): number {
  return isNamed ? values.findIndex((cells) => sameName(cells[0], name)) : index;
}

/** Where the range of that name stands; words where it is gone. */
export async function planRange(port: WorkbookPort, name: string): Promise<Address> {
  const place = (await port.places()).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!place) throw new Error(name === "" ? governWords.noRange : governWords.rangeGone(name));
  return place.address;
}

/**
 * The cells of the named plan range that a proposal would change: its last column, by channel name where the range has
 * two columns or more, else in the channels' order. Nothing outside the range is ever named; a range that does not fit is
 * refused in words, and so is one that holds formulas.
 */
export async function planFills(port: WorkbookPort, range: Address, { channels }: Proposal): Promise<readonly Fill[]> {
  const { values, formulas } = await port.read(range);
  const column = range.columns - 1;
  const isNamed = range.columns > 1;
  if (!isNamed && range.rows !== channels.length) throw new Error(governWords.wrongSize(channels.length));
  const fills = channels.map(({ name, plan }, index): Fill => {
    const row = rowOf(values, isNamed, name, index);
    if (row < 0) throw new Error(governWords.noRow(name));
    if ((formulas[row]?.[column] ?? "") !== "") throw new Error(governWords.hasFormula(name));
    const cell = { sheet: range.sheet, row: range.row + row, column: range.column + column, rows: 1, columns: 1 };
    const before = values[row]?.[column] ?? null;
    return { channel: name, before: typeof before === "object" ? null : asLogged(before), after: plan, cell };
  });
  return fills.filter(({ before, after }) => typeof before !== "number" || Math.abs(before - after) > 0.005);
}

const asLogged = (cell: string | number | boolean): string | number =>
  typeof cell === "boolean" ? String(cell) : cell;
