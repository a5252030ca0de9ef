import { invalid, isBlank, type CellValue, type SheetValues } from "../base";
import { cellText, headerKey, nameHint, nameKey } from "../data";
import { alignAmounts, readAmount, readChannelAmounts } from "./channelAmounts";

/** Amounts by period and channel, in the model's channel order. */
export interface FlightTable {
  readonly labels: readonly (string | number)[]; // [period]
  readonly amounts: readonly (readonly number[])[]; // [period][channel]
}

const periodHeaders = ["period", "date", "week", "month", "quarter", "day"];

/**
 * Reads amounts by period: a table with a column Period (or Week, Month, Date, …) and one column per channel, as
 * OPTIMIZE_FLIGHT spills it; or a channel and amount table (a plan of the whole), laid out evenly over `periods`. Rows
 * whose channels are all blank, and a row called Total, are left out. EngineError `invalid` names the row and the mend.
 */
export function readFlightTable(
  values: SheetValues,
  channels: readonly string[],
  periods: number | null,
  table: string,
): FlightTable {
  const at = periodColumn(values);
  return at >= 0 ? readWide(values, channels, at, table) : spreadEvenly(values, channels, periods, table);
}

/** Whether a table has a row per period and a column per channel. */
export function isByPeriod(values: SheetValues): boolean {
  return periodColumn(values) >= 0;
}

function periodColumn(values: SheetValues): number {
  const headers = (values[0] ?? []).map((cell) => (typeof cell === "string" ? headerKey(cell) : ""));
  return headers.includes("channel") ? -1 : headers.findIndex((header) => periodHeaders.includes(header));
}

function readWide(values: SheetValues, channels: readonly string[], at: number, table: string): FlightTable {
  const columns = (values[0] ?? []).map((cell, column) =>
    column === at || isBlank(cell) ? -1 : channelAt(cell, channels, table),
  );
  const rows = values
    .map((cells, index) => ({ cells, where: `${table} row ${index + 1}` }))
    .slice(1)
    .filter(({ cells }) => nameKey(cellText(cells[at])) !== "total")
    .filter(({ cells }) => cells.some((cell, column) => columns[column]! >= 0 && !isBlank(cell)));
  return {
    labels: rows.map(({ cells }, t) => {
      const label = cells[at];
      return typeof label === "number" || typeof label === "string" ? label : t + 1;
    }),
    amounts: rows.map(({ cells, where }) =>
      channels.map((name, c) => {
        const column = columns.indexOf(c);
        return column < 0 ? 0 : readAmount(cells[column], `${where} (${name})`);
      }),
    ),
  };
}

function channelAt(cell: CellValue | undefined, channels: readonly string[], table: string): number {
  const name = cellText(cell);
  if (nameKey(name) === "total") return -1;
  const at = channels.findIndex((channel) => nameKey(channel) === nameKey(name));
  return at >= 0 ? at : invalid(`${table}: unknown channel "${name}". ${nameHint(name, channels)}`);
}

function spreadEvenly(
  values: SheetValues,
  channels: readonly string[],
  periods: number | null,
  table: string,
): FlightTable {
  if (periods === null || !(Number.isInteger(periods) && periods >= 1 && periods <= 400))
    return invalid(`${table}: it has no column Period. Give one, or say how many periods it is for (1 to 400)`);
  const wanted = ["Plan", "Spend", "Actual", "Amount", "Spent"];
  const { amounts } = alignAmounts(readChannelAmounts(values, wanted, table), channels, table, 0);
  return {
    labels: Array.from({ length: periods }, (_, t) => t + 1),
    amounts: Array.from({ length: periods }, () => amounts.map((amount) => amount / periods)),
  };
}
