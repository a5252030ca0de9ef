import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../../base";
import { headerKey, nameKey, nearestName, parseNumber } from "../../data";

/** What is known of the periods of a flight. */
export interface FlightDemand {
  readonly labels: readonly (string | number)[]; // [period]
  /** How much more a period's spend brings than an average period's; mean 1. */
  readonly factor: Float64Array; // [period]
  /** Least and most to be spent in a period, all channels together. */
  readonly floor: Float64Array; // [period]
  readonly cap: Float64Array; // [period]
  /** Least and most of a channel in a period: columns "<channel> min" and "<channel> max". [period][channel] */
  readonly least: readonly Float64Array[];
  readonly most: readonly Float64Array[];
  /** Amounts that stand already (past periods of a running flight); NaN where free. [period][channel] */
  readonly standing: readonly Float64Array[];
}

/**
 * Reads the demand argument of a flight: a column (or row) of numbers, one per period, or a table with headers
 * `Demand`, and if wanted `Period` (a label, or the first day), `Min`, `Max` (of a period's total), `<channel> min`,
 * `<channel> max`, and columns named after channels, whose amounts are kept as they stand (0 reads as blank, as everywhere;
 * `Off` is an amount of 0). A blank Demand is the mean of the others; no demand at all: every period alike. Rows must be as
 * many as periods.
 */
export function readDemand(values: SheetValues | null, periods: number, channels: readonly string[]): FlightDemand {
  const table = (fill: number): Float64Array[] =>
    Array.from({ length: periods }, () => new Float64Array(channels.length).fill(fill));
  const demand: FlightDemand = {
    labels: Array.from({ length: periods }, (_, t) => t + 1),
    factor: new Float64Array(periods).fill(NaN),
    floor: new Float64Array(periods),
    cap: new Float64Array(periods).fill(Infinity),
    ...{ least: table(0), most: table(Infinity), standing: table(NaN) },
  };
  if (!values) return settleFactors(demand);
  const hasHeader = values[0]?.some((cell) => typeof cell === "string" && Number.isNaN(parseNumber(cell))) ?? false;
  const isRow = !hasHeader && values.length === 1 && periods > 1;
  const rows = isRow ? values[0]!.map((cell) => [cell]) : hasHeader ? values.slice(1) : values;
  if (rows.length !== periods)
    invalid(`demand: ${rows.length} rows for ${periods} periods. Give one row per period, in order`);
  const columns = hasHeader ? values[0]!.map((cell) => columnOf(cell, channels)) : ["demand" as const];
  const labels = [...demand.labels];
  rows.forEach((row, t) =>
    columns.forEach((column, at) => {
      const cell = row[at];
      if (column === null || isBlank(cell)) return;
      if (column === "period") labels[t] = typeof cell === "number" ? cell : String(cell);
      else setAmount(demand, t, column, readAmount(cell, t + (hasHeader ? 2 : 1)));
    }),
  );
  return settleFactors({ ...demand, labels });
}

type Column = "period" | "demand" | "min" | "max" | ChannelColumn;

/** A column that speaks of one channel. */
interface ChannelColumn {
  readonly channel: number;
  readonly kind: "standing" | "least" | "most";
}

function columnOf(header: CellValue | undefined, channels: readonly string[]): Column | null {
  if (isBlank(header)) return null;
  const key = headerKey(String(header));
  if (key === "period" || key === "demand" || key === "min" || key === "max") return key;
  const ends = [
    { ending: "", kind: "standing" },
    { ending: " min", kind: "least" },
    { ending: " max", kind: "most" },
  ] as const;
  for (const { ending, kind } of ends) {
    const channel = channels.findIndex((name) => nameKey(name + ending) === nameKey(String(header)));
    if (channel >= 0) return { channel, kind };
  }
  const near = nearestName(String(header), ["Period", "Demand", "Min", "Max", ...channels]);
  return invalid(`demand: no column is called "${String(header)}". Did you mean "${near}"?`);
}

/** An amount; null where 0 reads as blank. */
function readAmount(cell: CellValue | undefined, row: number): number | null {
  if (isCellError(cell)) return invalid(`demand row ${row}: a cell is ${cell.error}. Mend that formula first`);
  if (String(cell).trim().toLowerCase() === "off") return 0;
  const amount = parseNumber(cell);
  if (amount === null || Number.isNaN(amount) || amount < 0)
    return invalid(`demand row ${row}: "${String(cell)}" is not a number of at least 0`);
  return amount > 0 ? amount : null;
}

function setAmount(demand: FlightDemand, t: number, column: Exclude<Column, "period">, amount: number | null): void {
  if (amount === null) return;
  if (column === "demand") demand.factor[t] = amount;
  else if (column === "min") demand.floor[t] = amount;
  else if (column === "max") demand.cap[t] = amount;
  else demand[column.kind][t]![column.channel] = amount;
}

/** Scales the factors to a mean of 1; blank ones are average. */
function settleFactors(demand: FlightDemand): FlightDemand {
  const given = demand.factor.filter((own) => !Number.isNaN(own));
  const mean = given.reduce((sum, own) => sum + own, 0) / given.length;
  if (given.length > 0 && !(mean > 0)) invalid("demand: every period is off. Give at least one period some demand");
  return { ...demand, factor: demand.factor.map((own) => (Number.isNaN(own) ? 1 : own / mean)) };
}
