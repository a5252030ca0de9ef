import {
  decimalMark,
  invalid,
  isBlank,
  isCellError,
  parseNumber,
  type CellValue,
  type DecimalMark,
  type Finding,
  type SheetValues,
} from "../../base";
import { isEmptyRow } from "../cells/isEmptyRow";
import { cellText, nameKey, quoteCell, readYesNo } from "../cells/names";
import { isoDate } from "../cells/serialDates";
import { readSettings, type Settings } from "../control/readSettings";
import { isBrandByName } from "./brandChannels";
import { sortPeriods } from "./periodOrder";
import { findSummaryColumns, summaryNumbers, type SummaryColumns, type SummaryNumber } from "./summaryColumns";
import { type Summary, type SummaryRow } from "./summary";

/** A row on its way: with its period as the cell held it. */
interface DraftRow extends SummaryRow {
  readonly periodCell: string | number;
}

interface Reading {
  readonly columns: SummaryColumns;
  readonly marks: readonly DecimalMark[];
  readonly hasPeriods: boolean;
  readonly findings: Finding[];
}

/** Columns that hold a share of one. */
const shares: readonly SummaryNumber[] = ["margin", "rate"];
const totalNames = /^(grand |sub ?|over ?all )?(totals?|sum)(:| all channels| overall)?$|^all channels$/;

/**
 * Reads a Summary table (last period, or several stacked): the contract is the table of that name in the documentation.
 * Header names ignore case, spaces and a unit in brackets; column order does not matter; unknown columns are ignored.
 * Blank spend or outcome is 0; a 0 in an optional number column is a blank (a blank reaches desktop functions as 0). Text numbers are read and noted; a totals row is left out and noted. A missing column,
 * an error cell, words or negative numbers where a number >= 0 is needed, a channel twice in one period, clashing curve
 * columns: EngineError `invalid` naming row, column and the mend.
 */
export function readSummary(values: SheetValues, settings: Settings = readSettings(null)): Summary {
  if (values.every(isEmptyRow)) invalid("summary: the table is empty. Select the header row and one row per channel");
  const columns = findSummaryColumns(values, settings);
  const reading = startReading(values, columns);
  const drafts = values.flatMap((cells, index) =>
    index <= columns.headerRow || isEmptyRow(cells) ? [] : readRow(cells, index + 1, reading),
  );
  if (drafts.length === 0) invalid("summary: there are headers but no rows. Add one row per channel below them");
  const rows = dropTotals(drafts, reading.findings);
  const channels = nameChannels(rows);
  settings.checkChannels([...channels.values()]);
  return assemble(rows, channels, reading);
}

function startReading(values: SheetValues, columns: SummaryColumns): Reading {
  const body = values.slice(columns.headerRow + 1);
  const period = columns.at.period;
  return {
    columns,
    marks: columns.headers.map((_, column) => decimalMark(body.map((row) => row[column]))),
    hasPeriods: period !== undefined && body.some((row) => !isBlank(row[period]) && row[period] !== 0),
    findings: [],
  };
}

function readRow(cells: readonly CellValue[], row: number, reading: Reading): DraftRow[] {
  const { columns, hasPeriods } = reading;
  const channel = readChannel(cells, row, columns);
  const where = `summary row ${row} (${channel})`;
  const amount = (column: number, label: string): number =>
    readAmount(cells[column] ?? null, { row, column, where: `${where}: ${label}` }, reading) ?? 0;
  const numbers = Object.fromEntries(
    summaryNumbers.map((name) => [name, readOptional(name, cells, row, where, reading)]),
  ) as Record<SummaryNumber, number>;
  checkCurve(numbers, where);
  return [
    {
      channel,
      period: "",
      periodCell: hasPeriods ? readPeriod(cells, columns, where) : "",
      spend: amount(columns.at.spend ?? 0, columns.headers[columns.at.spend ?? 0] ?? "Spend"),
      outcome: amount(columns.outcomeAt, columns.outcomeName),
      ...numbers,
      groups: readGroups(cells, columns),
      isBrand: readBrand(channel, cells, columns, where),
      curve: readCurve(cells, columns, where),
      row,
    },
  ];
}

function readChannel(cells: readonly CellValue[], row: number, columns: SummaryColumns): string {
  const cell = cells[columns.at.channel ?? 0] ?? null;
  if (isCellError(cell)) invalid(`summary row ${row}: Channel is ${cell.error}. Mend that formula first`);
  const name = cell === 0 ? "" : cellText(cell);
  return name || invalid(`summary row ${row}: there are numbers but no channel. Type its name or clear the row`);
}

function readPeriod(cells: readonly CellValue[], columns: SummaryColumns, where: string): string | number {
  const cell = cells[columns.at.period ?? 0] ?? null;
  if (isCellError(cell)) invalid(`${where}: Period is ${cell.error}. Mend that formula first`);
  if (isBlank(cell) || cell === 0) invalid(`${where}: Period is blank, but other rows have one. Type it here too`);
  return typeof cell === "number" ? cell : cellText(cell);
}

interface Spot {
  readonly row: number;
  readonly column: number;
  readonly where: string;
}

/** A number >= 0, or null for a blank. */
function readAmount(cell: CellValue, spot: Spot, reading: Reading): number | null {
  if (isCellError(cell)) invalid(`${spot.where} is ${cell.error}. Mend that formula first`);
  const value = parseNumber(cell, reading.marks[spot.column]);
  if (value === null) return null;
  if (Number.isNaN(value)) return invalid(`${spot.where} is ${quoteCell(cell)}. Type a number`);
  if (value < 0) return invalid(`${spot.where} is ${value}. It cannot be below 0`);
  if (typeof cell === "string") noteText(cell, value, spot, reading.findings);
  return value;
}

function noteText(cell: string, value: number, spot: Spot, findings: Finding[]): void {
  findings.push({
    check: "Text numbers",
    severity: "note",
    where: { row: spot.row - 1, column: spot.column },
    found: `${spot.where} is the text ${quoteCell(cell)}, read as ${value}`,
    fix: "Convert the cell to a number so that sums in the sheet count it too",
  });
}

function readOptional(
  name: SummaryNumber,
  cells: readonly CellValue[],
  row: number,
  where: string,
  reading: Reading,
): number {
  const column = reading.columns.at[name];
  if (column === undefined || column === reading.columns.outcomeAt) return NaN;
  const label = `${where}: ${reading.columns.headers[column] ?? name}`;
  const value = readAmount(cells[column] ?? null, { row, column, where: label }, reading);
  if (value === null || value === 0) return NaN;
  if (shares.includes(name) && value > 1)
    invalid(`${label} is ${value}. It is a share: type ${Number((value / 100).toPrecision(12))} or ${value}%`);
  return value;
}

function checkCurve(numbers: Readonly<Record<SummaryNumber, number>>, where: string): void {
  if (Number.isNaN(numbers.elasticity)) return;
  for (const [name, label] of [
    ["halfSaturation", "Half saturation"],
    ["exponent", "Exponent"],
  ] as const)
    if (!Number.isNaN(numbers[name]))
      invalid(`${where}: Elasticity and ${label} both fix the same curve. Clear one of the two`);
}

function readGroups(cells: readonly CellValue[], columns: SummaryColumns): readonly string[] {
  const cell = columns.at.group === undefined ? null : (cells[columns.at.group] ?? null);
  const path = cell === 0 ? "" : cellText(cell);
  return path
    .split(">")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function readBrand(channel: string, cells: readonly CellValue[], columns: SummaryColumns, where: string): boolean {
  if (columns.at.brand === undefined) return isBrandByName(channel);
  const cell = cells[columns.at.brand] ?? null;
  const answer = readYesNo(cell);
  if (answer === undefined) return invalid(`${where}: Brand is ${quoteCell(cell)}. Type yes or no`);
  return answer ?? false;
}

function readCurve(cells: readonly CellValue[], columns: SummaryColumns, where: string): "hill" | "power" | null {
  const cell = columns.at.curve === undefined ? null : (cells[columns.at.curve] ?? null);
  const key = cell === 0 ? "" : nameKey(cellText(cell));
  if (isCellError(cell)) invalid(`${where}: Curve is ${cell.error}. Mend that formula first`);
  if (key === "") return null;
  return key === "hill" || key === "power" ? key : invalid(`${where}: Curve is ${quoteCell(cell)}. Use hill or power`);
}

/** Leaves out rows called Total and says so, with whether they tie with the sum of the others. */
function dropTotals(rows: readonly DraftRow[], findings: Finding[]): readonly DraftRow[] {
  const isTotal = (row: DraftRow): boolean => totalNames.test(nameKey(row.channel));
  const kept = rows.filter((row) => !isTotal(row));
  if (kept.length === 0) invalid("summary: there is only a totals row. Add one row per channel");
  for (const total of rows.filter(isTotal)) {
    const parts = kept.filter((row) => row.periodCell === total.periodCell || total.periodCell === "");
    const sum = parts.reduce((spend, row) => spend + row.spend, 0);
    const ties = Math.abs(sum - total.spend) <= 0.005 * Math.max(sum, total.spend);
    findings.push({
      check: "Totals row",
      severity: ties ? "note" : "warning",
      where: { row: total.row - 1 },
      found: `Row ${total.row} (${total.channel}) is a total${ties ? "" : ` of ${total.spend}, but the rows add to ${sum}`}; left out`,
      fix: ties ? "Nothing to do" : "Check whether a channel is missing or counted twice",
    });
  }
  return kept;
}

/** Channel names by key in order of appearance; a channel twice in one period is refused. */
function nameChannels(rows: readonly DraftRow[]): Map<string, string> {
  const names = new Map<string, string>();
  const seen = new Map<string, DraftRow>();
  for (const row of rows) {
    const key = nameKey(row.channel);
    if (!names.has(key)) names.set(key, row.channel);
    const id = `${key}|${nameKey(String(row.periodCell))}`;
    const twin = seen.get(id);
    if (twin) refuseTwin(twin, row);
    seen.set(id, row);
  }
  return names;
}

function refuseTwin(first: DraftRow, second: DraftRow): never {
  const when = first.periodCell === "" ? "" : ` in period ${String(second.periodCell)}`;
  const mend =
    first.periodCell === ""
      ? "Merge the two rows, rename one, or add a column Period"
      : "Merge the two rows or rename one";
  return invalid(
    `summary row ${second.row} (${second.channel}): this channel stands already in row ${first.row}${when}. ${mend}`,
  );
}

function assemble(drafts: readonly DraftRow[], names: ReadonlyMap<string, string>, reading: Reading): Summary {
  const { columns, findings, hasPeriods } = reading;
  const cells = [...new Map(drafts.map(({ periodCell }) => [nameKey(String(periodCell)), periodCell])).values()];
  const { order, isByTime } = sortPeriods(cells);
  const label = (cell: string | number): string =>
    typeof cell === "number" && cell >= 20000 && cell < 110000 ? isoDate(cell) : String(cell);
  const periods = order.map((index) => label(cells[index] ?? ""));
  const labels = new Map(cells.map((cell) => [nameKey(String(cell)), label(cell)]));
  const rows = drafts.map(({ periodCell, ...row }) => ({
    ...row,
    channel: names.get(nameKey(row.channel)) ?? row.channel,
    period: labels.get(nameKey(String(periodCell))) ?? "",
  }));
  const channels = [...names.values()];
  const last = periods[periods.length - 1] ?? "";
  const latest = channels.map((channel) => rows.find((row) => row.channel === channel && row.period === last));
  if (hasPeriods && !isByTime && periods.length > 1) findings.push(orderFinding(last, columns));
  findings.push(...untriedFindings(rows.filter((row) => row.period === last)));
  const brandIsAssumed = columns.at.brand === undefined;
  const { outcomeName, outcomeUnit } = columns;
  return { rows, channels, periods, latest, outcomeName, outcomeUnit, brandIsAssumed, findings };
}

function orderFinding(last: string, columns: SummaryColumns): Finding {
  return {
    check: "Period order",
    severity: "warning",
    where: { column: columns.at.period },
    found: `The periods do not say their dates; the last in the table, "${last}", is taken as the latest`,
    fix: "Write periods as dates, 2024-Q3 or Jan 2024",
  };
}

/** Channels without spend and outcome in the latest period: they stay at 0 unless the row carries a curve. */
function untriedFindings(rows: readonly SummaryRow[]): Finding[] {
  const hasCurve = (row: SummaryRow): boolean =>
    [row.elasticity, row.halfSaturation, row.exponent].some((number) => !Number.isNaN(number));
  return rows
    .filter((row) => row.spend === 0 && row.outcome === 0 && !hasCurve(row))
    .map((row) => ({
      check: "Untried channel",
      severity: "warning" as const,
      where: { row: row.row - 1 },
      found: `${row.channel} (row ${row.row}) has neither spend nor outcome, so nothing is known of it; it stays at 0`,
      fix: "Fill in its numbers or give it curve columns (Elasticity or Half saturation)",
    }));
}
