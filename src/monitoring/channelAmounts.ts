import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../base";
import { cellText, headerKey, isEmptyRow, nameHint, nameKey, parseNumber, quoteCell } from "../data";

/** Amounts by channel as a range gives them. */
export interface ChannelAmounts {
  /** null where the range is a bare column of amounts. */
  readonly names: readonly string[] | null;
  readonly amounts: readonly number[];
  /** Ends of a range beside each amount; NaN where there is none. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Where the columns of the range stand; -1 where absent. */
interface Columns {
  readonly name: number;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  readonly from: number;
}

const isNumberCell = (cell: CellValue | undefined): boolean => {
  const value = parseNumber(cell);
  return value === null || !Number.isNaN(value);
};

/** Column of the first of the `wanted` names among header keys; -1 where none is there. */
export function columnOf(headers: readonly string[], wanted: readonly string[]): number {
  return wanted.map((name) => headers.indexOf(headerKey(name))).find((at) => at >= 0) ?? -1;
}

function findColumns(values: SheetValues, wanted: readonly string[], table: string): Columns {
  const width = values[0]?.length ?? 0;
  const headers = (values[0] ?? []).map((cell) => (typeof cell === "string" ? headerKey(cell) : ""));
  const amount = columnOf(headers, wanted);
  if (amount >= 0) {
    const name = headers.findIndex((header) => header === "channel" || header === "");
    const starts = (word: string): number => headers.findIndex((header) => header.startsWith(word));
    return { name: name === amount ? -1 : name, amount, low: starts("low"), high: starts("high"), from: 1 };
  }
  if (width > 2) {
    const names = wanted.slice(0, 3).join(", ");
    return invalid(
      `${table}: ${width} columns, none of them called ${names}. Give channel and amount, or name a column.`,
    );
  }
  const bare = { name: width - 2, amount: width - 1, low: -1, high: -1 };
  return { ...bare, from: values.length > 1 && !isNumberCell(values[0]?.[width - 1]) ? 1 : 0 };
}

/** An amount of 0 or more (a blank is 0); anything else: EngineError `invalid` that says where. */
export function readAmount(cell: CellValue | undefined, where: string): number {
  if (isCellError(cell)) return invalid(`${where}: the amount is ${cell.error}. Mend that cell first.`);
  const amount = parseNumber(cell) ?? 0;
  if (Number.isNaN(amount)) return invalid(`${where}: ${quoteCell(cell)} is not an amount. Type a number.`);
  return amount < 0 ? invalid(`${where}: ${amount} is below 0. Amounts cannot be negative.`) : amount;
}

/** An end of a range; NaN where the column is absent or the cell blank. */
export const readBound = (cells: readonly CellValue[], column: number): number =>
  column < 0 || isBlank(cells[column]) ? NaN : (parseNumber(cells[column]) ?? NaN);

function refuseTwins(names: readonly string[], table: string): void {
  const twin = names.find((name, at) => names.findIndex((other) => nameKey(other) === nameKey(name)) < at);
  if (twin !== undefined) invalid(`${table}: ${twin} stands there twice. Keep one of the two rows.`);
}

/**
 * Reads amounts by channel: a bare column, two columns (channel, amount; header row optional), or a table in which the
 * first of the `wanted` headers that is there names the amounts (columns Low…, High… are taken along). A row called
 * Total and blank rows are left out. Anything else: EngineError `invalid` naming table, row and mend.
 */
export function readChannelAmounts(values: SheetValues, wanted: readonly string[], table: string): ChannelAmounts {
  const columns = findColumns(values, wanted, table);
  const isNamed = columns.name >= 0;
  const rows = values
    .map((cells, index) => ({ cells, row: index + 1, name: isNamed ? cellText(cells[columns.name]) : "" }))
    .slice(columns.from)
    .filter(({ cells, name }) => !isNamed || (!isEmptyRow(cells) && nameKey(name) !== "total"));
  const nameless = rows.find(({ name }) => isNamed && (name === "" || name === "0"));
  if (nameless) invalid(`${table} row ${nameless.row}: there is an amount but no channel. Type its name.`);
  if (rows.length === 0) invalid(`${table}: there are no amounts. Give one row per channel.`);
  const names = isNamed ? rows.map(({ name }) => name) : null;
  refuseTwins(names ?? [], table);
  const label = (row: number, name: string): string => `${table} row ${row}${name ? ` (${name})` : ""}`;
  return {
    names,
    amounts: rows.map(({ cells, row, name }) => readAmount(cells[columns.amount], label(row, name))),
    low: rows.map(({ cells }) => readBound(cells, columns.low)),
    high: rows.map(({ cells }) => readBound(cells, columns.high)),
  };
}

/**
 * The rows of `other` in the order of `channels`: by name where it has names, else by position. A channel that `other`
 * lacks has `absent`; a name that is not among the channels: EngineError `invalid` with the nearest one.
 */
export function alignAmounts(
  other: ChannelAmounts,
  channels: readonly string[],
  table: string,
  absent: number,
): Omit<ChannelAmounts, "names"> {
  const { names, amounts, low, high } = other;
  if (!names && amounts.length !== channels.length) {
    invalid(
      `${table}: ${amounts.length} amounts for ${channels.length} channels. Give one per channel, in the same order.`,
    );
  }
  const keys = channels.map(nameKey);
  const stranger = names?.find((name) => !keys.includes(nameKey(name)));
  if (stranger !== undefined) {
    invalid(`${table}: unknown channel "${stranger}". ${nameHint(stranger, channels)}`);
  }
  const at = names
    ? keys.map((key) => names.findIndex((name) => nameKey(name) === key))
    : keys.map((_, index) => index);
  const pick = (list: readonly number[], otherwise: number): number[] => at.map((index) => list[index] ?? otherwise);
  return { amounts: pick(amounts, absent), low: pick(low, NaN), high: pick(high, NaN) };
}
