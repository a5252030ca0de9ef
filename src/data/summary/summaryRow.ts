import { invalid, isBlank, isCellError, parseNumber, type CellValue, type DecimalMark, type Finding } from "../../base";
import { cellText, nameKey, quoteCell, readYesNo } from "../cells/names";
import { isBrandByName } from "./brandChannels";
import { summaryNumbers, type SummaryColumns, type SummaryNumber } from "./summaryColumns";
import { type SummaryRow } from "./summary";

/** A row on its way: with its period as the cell held it. */
export interface DraftRow extends SummaryRow {
  readonly periodCell: string | number;
}

/** What is known of the table while its rows are read. */
export interface Reading {
  readonly columns: SummaryColumns;
  readonly marks: readonly DecimalMark[];
  readonly hasPeriods: boolean;
  readonly findings: Finding[];
}

/** Columns that hold a share of one. */
const shares: readonly SummaryNumber[] = ["margin", "rate"];
const totalNames = /^(grand |sub ?|over ?all )?(totals?|sum)(:| all channels| overall)?$|^all channels$/;

/** Whether a row adds up others, by what stands in its column of channels. */
export const isTotal = ({ channel }: Pick<SummaryRow, "channel">): boolean => totalNames.test(nameKey(channel));

/** Reads one row of a Summary table; `row` counts from 1. A row of totals needs no period. */
export function readRow(cells: readonly CellValue[], row: number, reading: Reading): DraftRow {
  const { columns, hasPeriods } = reading;
  const channel = readChannel(cells, row, columns);
  const where = `summary row ${row} (${channel})`;
  const amount = (column: number, label: string): number =>
    readAmount(cells[column] ?? null, { row, column, where: `${where}: ${label}` }, reading) ?? 0;
  const numbers = Object.fromEntries(
    summaryNumbers.map((name) => [name, readOptional(name, cells, row, where, reading)]),
  ) as Record<SummaryNumber, number>;
  checkCurve(numbers, where);
  return {
    channel,
    period: "",
    periodCell: hasPeriods ? readPeriod(cells, columns, where, isTotal({ channel })) : "",
    spend: amount(columns.at.spend ?? 0, columns.headers[columns.at.spend ?? 0] ?? "Spend"),
    outcome: amount(columns.outcomeAt, columns.outcomeName),
    ...numbers,
    groups: readGroups(cells, columns),
    isBrand: readBrand(channel, cells, columns, where),
    curve: readCurve(cells, columns, where),
    row,
  };
}

function readChannel(cells: readonly CellValue[], row: number, columns: SummaryColumns): string {
  const cell = cells[columns.at.channel ?? 0] ?? null;
  if (isCellError(cell)) invalid(`summary row ${row}: Channel is ${cell.error}. Mend that formula first`);
  const name = cell === 0 ? "" : cellText(cell);
  return name || invalid(`summary row ${row}: there are numbers but no channel. Type its name or clear the row`);
}

function readPeriod(
  cells: readonly CellValue[],
  columns: SummaryColumns,
  where: string,
  isOptional: boolean,
): string | number {
  const cell = cells[columns.at.period ?? 0] ?? null;
  if (isCellError(cell)) invalid(`${where}: Period is ${cell.error}. Mend that formula first`);
  if (isOptional && (isBlank(cell) || cell === 0)) return "";
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
