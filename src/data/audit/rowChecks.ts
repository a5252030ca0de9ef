import { isBlank, type CellValue, type Finding } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { isSameNameMisspelt } from "../clean/nameDistance";
import { type TableColumn } from "../table/dataTable";
import { columnsOf, finding, listRows, type AuditCheck, type AuditContext } from "./auditContext";

/** Rows that stand twice: wholly equal ones, and a date (with its channel, campaign and place) given twice. */
export const checkDuplicateRows: AuditCheck = (context) => {
  const { table } = context;
  const equal = repeats(table.rows, (row) => table.columns.map(({ cells }) => cellKey(cells[row])).join("\u0001"));
  if (equal.length > 0) {
    const found = `${listRows(equal)} ${equal.length === 1 ? "repeats" : "repeat"} an earlier row cell by cell`;
    return [finding("Duplicate rows", "error", { row: equal[0] }, found, "Remove them, or use CLEAN_DATA")];
  }
  return sameKey(context);
};

const cellKey = (cell: CellValue | undefined): string => (isBlank(cell) ? "" : `${typeof cell}${cellText(cell)}`);

function sameKey(context: AuditContext): Finding[] {
  const { table, mapping, dataset } = context;
  const keyed = columnsOf(context, "date", "channel", "campaign", "geo", "label", "currency");
  const isUnkeyed = (row: number): boolean =>
    keyed.every(({ cells, kind, numbers }) =>
      kind === "date" ? Number.isNaN(numbers[row] ?? NaN) : isBlank(cells[row]),
    );
  if (keyed.length === 0 || mapping.shape === "list" || (mapping.shape === "long" && !dataset)) return [];
  const twice = repeats(table.rows, (row) =>
    isUnkeyed(row)
      ? `#${row}`
      : keyed
          .map(({ cells, kind, numbers }) => (kind === "date" ? numbers[row] : nameKey(cellText(cells[row]))))
          .join("\u0001"),
  );
  if (twice.length === 0) return [];
  const what = mapping.shape === "wide" ? "the date" : "the channel and date";
  const found = `${listRows(twice)} ${twice.length === 1 ? "repeats" : "repeat"} ${what} of an earlier row; the amounts are added up`;
  return [finding("Duplicate rows", "warning", { row: twice[0] }, found, "Merge the rows, or remove the wrong one")];
}

/** Sheet rows whose key stood already in an earlier row. */
function repeats(rows: readonly number[], keyOf: (row: number) => string): number[] {
  const seen = new Set<string>();
  return rows.filter((_, row) => {
    const key = keyOf(row);
    return seen.size === seen.add(key).size;
  });
}

/** Two spellings of what is likely one channel: in the channel cells, or in the headers of a wide table. */
export const checkSpellings: AuditCheck = (context) => {
  const { table, mapping } = context;
  const inRows = columnsOf(context, "channel").flatMap((column) => cellNames(column, table.rows));
  const inHeaders = mapping.roles
    .filter(({ role, channel }) => role === "spend" && channel !== "")
    .map(({ channel, column }) => ({ name: channel, where: { row: table.headerRow, column } }));
  return pairs(inRows).concat(pairs(inHeaders));
};

interface NamedSpot {
  readonly name: string;
  readonly where: { readonly row?: number; readonly column?: number };
}

function cellNames(column: TableColumn, rows: readonly number[]): NamedSpot[] {
  const seen = new Map<string, NamedSpot>();
  column.cells.forEach((cell, row) => {
    if (typeof cell !== "string" || isBlank(cell) || seen.has(cell)) return;
    seen.set(cell, { name: cell, where: { row: rows[row], column: column.column } });
  });
  return [...seen.values()].slice(0, 400);
}

function pairs(spots: readonly NamedSpot[]): Finding[] {
  return spots.flatMap((spot, index) => {
    const twin = spots.slice(0, index).find(({ name }) => isSameNameMisspelt(name, spot.name));
    if (!twin) return [];
    const found = `"${spot.name}" and "${twin.name}" look like one channel in two spellings`;
    return [
      finding("Channel spellings", "warning", spot.where, found, "Write it in one way, or use STANDARDIZE_CHANNEL"),
    ];
  });
}
