import { invalid, isBlank, type CellValue, type SheetValues } from "../base";
import { cellText, headerKey, isEmptyRow } from "../data";
import { sha256 } from "./sha256";

/** Columns of the log, in the order in which they are written and hashed. */
export const logColumns = [
  "No",
  "Time",
  "Who",
  "What",
  "Channel",
  "Before",
  "After",
  "Model",
  "Reason",
  "Forecast cost",
  "Hash",
] as const;

/** What happened; time and name come from the caller. Before and after are amounts or words; null where there is none. */
export interface LogEntry {
  /** ISO time, such as "2026-03-31T14:05:00Z". */
  readonly time: string;
  readonly who: string;
  /** Such as "plan applied", "approval", "override", "alert", "refit". */
  readonly what: string;
  readonly channel: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** Key of the model in force; "" where none is. */
  readonly model: string;
  readonly reason: string;
  /** Outcome that the step is forecast to lose, such as an override against the plan; null where it loses none. */
  readonly cost: number | null;
}

/** A row of the log as its cells stand, without the hash. */
type LogCells = readonly (string | number | null)[];

/** Where each column of the log stands in a range. */
interface LogTable {
  readonly rows: readonly { readonly cells: readonly CellValue[]; readonly row: number }[];
  readonly at: readonly number[];
}

/** A log as a range holds it, its header row found by names; null where the range is blank. A missing column: words. */
export function readLogTable(values: SheetValues | null): LogTable | null {
  const top = (values ?? []).findIndex((row) => row.some((cell) => headerKey(cellText(cell)) === "hash"));
  if (!values || values.every(isEmptyRow)) return null;
  if (top < 0) return invalid("log: there is no header row with a column Hash. Pick the whole log with its headers");
  const headers = (values[top] ?? []).map((cell) => headerKey(cellText(cell)));
  const at = logColumns.map((name) => headers.indexOf(headerKey(name)));
  const absent = logColumns.find((_, index) => at[index]! < 0);
  if (absent) return invalid(`log: the column ${absent} is missing. Bring it back with undo`);
  const rows = values.map((cells, index) => ({ cells, row: index + 1 })).slice(top + 1);
  return { rows: rows.filter(({ cells }) => !cells.every(isBlank)), at };
}

/** One cell as it is hashed: numbers by their shortest digits, text as it stands, a blank as nothing. */
function hashedCell(cell: CellValue | undefined): string {
  if (typeof cell === "number") return `n${cell}`;
  if (typeof cell === "object" && cell !== null) return `e${cell.error}`;
  return cell === null || cell === undefined || cell === "" ? "" : `t${String(cell)}`;
}

/** The hash of a row: SHA-256 of the hash before it and its own cells. The first row follows on nothing. */
export function logHash(before: string, cells: readonly CellValue[]): string {
  return sha256([before, ...cells.map(hashedCell)].join("\u001f"));
}

/** The row that follows the log: its cells in the log's order, with number and hash; and what is odd about it, in words. */
export interface LoggedRow {
  readonly cells: readonly (string | number | null)[];
  /** Zero-based row within the range at which it belongs. */
  readonly row: number;
  readonly warning: string;
}

function lastOf({ rows, at }: LogTable): { no: number; time: string; hash: string; row: number } | null {
  const last = rows.at(-1);
  if (!last) return null;
  const text = (column: (typeof logColumns)[number]): string => cellText(last.cells[at[logColumns.indexOf(column)]!]);
  return { no: Number(text("No")), time: text("Time"), hash: text("Hash"), row: last.row };
}

/**
 * Makes the next row of a log. Nothing is lost: an entry whose time lies before the last row's is taken and says so. An
 * entry by nobody or about nothing: EngineError `invalid`.
 */
export function nextLogRow(log: SheetValues | null, entry: LogEntry): LoggedRow {
  if (entry.who.trim() === "") invalid("log: nobody is named. Type who does this");
  if (entry.what.trim() === "" || entry.time.trim() === "") invalid("log: an entry needs a time and what happened");
  const table = readLogTable(log);
  const last = table && lastOf(table);
  const isBackwards = last !== null && entry.time < last.time;
  const warning = isBackwards ? `clock: ${entry.time} is before the last entry (${last.time})` : "";
  const reason = [entry.reason, warning].filter((part) => part !== "").join(" · ");
  const { time, who, what, channel, before, after, model, cost } = entry;
  const texts = [time, who, what, channel].map((text) => text || null);
  const cells: LogCells = [(last?.no || 0) + 1, ...texts, before, after, model || null, reason || null, cost];
  return { cells: [...cells, logHash(last?.hash ?? "", cells)], row: last ? last.row : headerRows(log), warning };
}

function headerRows(log: SheetValues | null): number {
  return (
    1 +
    Math.max(
      0,
      (log ?? []).findIndex((row) => row.some((cell) => headerKey(cellText(cell)) === "hash")),
    )
  );
}
