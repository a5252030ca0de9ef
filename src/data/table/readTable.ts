import {
  counted,
  decimalMark,
  isBlank,
  parseNumber,
  type CellValue,
  type DecimalMark,
  type Finding,
  type SheetValues,
} from "../../base";
import { headerKey, isPlaceholder } from "../cells/names";
import { type DataTable, type TableColumn } from "./dataTable";
import { findBody, type TableBody } from "./findBody";
import { readDates } from "./readDates";

const dateHeader =
  /^(date|day|week|month|time|quarter|period|datum|fecha|jour|dia|gregoriandate|reportingstarts|byday)$|date|^week|^month|starttime|week$|month$/;
const noDateHeader = /dayof|days|update|candidate|weekday|monthsto|perday|perweek|mandate/;

/**
 * Reads a messy range as a table: finds header and body (see `findBody`), decides each column's kind, decimal mark and
 * date order as a whole, parses every cell once. Nothing is changed or filled. EngineError `invalid` where there is none.
 */
export function readTable(values: SheetValues): DataTable {
  const body = findBody(values);
  const columns = body.headers.flatMap((header, column) => {
    const cells = body.dataRows.map((row) => values[row]?.[column] ?? null);
    return header === "" && cells.every(isBlank) ? [] : [readColumn(header, column, cells)];
  });
  return {
    columns,
    headerRow: body.headerRow,
    rows: body.dataRows,
    totals: body.totalRows.map((row) => ({ row, cells: values[row] ?? [] })),
    findings: bodyFindings(body, columns),
  };
}

function readColumn(name: string, column: number, raw: readonly CellValue[]): TableColumn {
  const isNameless = name === "";
  const header = name || `Column ${column + 1}`;
  const mark = decimalMark(new Set(raw));
  const cells = withoutPlaceholders(raw, mark);
  const nFilled = cells.filter((cell) => !isBlank(cell)).length;
  if (nFilled === 0)
    return { column, header, isNameless, kind: "empty", mark, cells, numbers: new Float64Array(cells.length) };
  const numbers = readNumbers(cells, mark);
  const nNumbers = numbers.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const key = headerKey(header);
  const named = dateHeader.test(key) && !noDateHeader.test(key);
  if (named || nNumbers < 0.5 * nFilled) {
    const dates = readDates(cells);
    if (dates.nDates >= 0.6 * nFilled)
      return { column, header, isNameless, kind: "date", mark, cells, numbers: dates.serials };
  }
  const kind = nNumbers >= 0.5 * nFilled ? "number" : "text";
  return { column, header, isNameless, kind, mark, cells, numbers: kind === "number" ? numbers : new Float64Array(0) };
}

/** The cells with what stands for "no value" ("--", "n/a") as blanks, in a column that otherwise holds numbers. */
function withoutPlaceholders(cells: readonly CellValue[], mark: DecimalMark): readonly CellValue[] {
  if (!cells.some(isPlaceholder)) return cells;
  const others = cells.filter((cell) => !isBlank(cell) && !isPlaceholder(cell));
  const isNumeric = others.every((cell) => !Number.isNaN(parseNumber(cell, mark) ?? 0));
  return isNumeric ? cells.map((cell) => (isPlaceholder(cell) ? null : cell)) : cells;
}

/** The numbers of a column; equal texts are read once. */
function readNumbers(cells: readonly CellValue[], mark: DecimalMark): Float64Array {
  const known = new Map<string, number>();
  return Float64Array.from(cells, (cell) => {
    if (typeof cell !== "string") return parseNumber(cell, mark) ?? NaN;
    const value = known.get(cell) ?? parseNumber(cell, mark) ?? NaN;
    known.set(cell, value);
    return value;
  });
}

function bodyFindings(body: TableBody, columns: readonly TableColumn[]): Finding[] {
  const findings: Finding[] = [];
  const note = (found: string, row: number | undefined): void =>
    void findings.push({ check: "Layout", severity: "note", where: { row }, found, fix: "Nothing to do" });
  if (body.hasTwoHeaderRows) note("Two header rows, joined into one name per column", body.headerRow);
  if (body.totalRows.length > 0) note(`${counted(body.totalRows.length, "totals row")} left out`, body.totalRows[0]);
  if (body.noteRows.length > 0)
    note(`${counted(body.noteRows.length, "row")} with words only left out`, body.noteRows[0]);
  for (const column of columns)
    if (column.kind === "date" && readDates(column.cells).isAmbiguous)
      findings.push({
        check: "Ambiguous dates",
        severity: "warning",
        where: { column: column.column },
        found: `${column.header}: the column does not tell day/month from month/day; read as day/month`,
        fix: "Write dates as 2025-03-31 or as real dates",
      });
  return findings;
}
