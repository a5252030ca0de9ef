import { type CellValue, type SheetValues } from "../base";
import { cellText } from "../data";
import { logColumns, logHash, readLogTable } from "./planLog";

/** The log's length and last hash as they were noted when it was last written: shows that rows at its end are gone. */
export interface LogAnchor {
  readonly count: number;
  readonly hash: string;
}

/** Something wrong with a log: which row (1-based within the range), what, and what to do. */
export interface LogProblem {
  readonly row: number;
  readonly no: number | null;
  readonly found: string;
  readonly fix: string;
}

export interface LogReport {
  readonly entries: number;
  /** True where every row stands as it was written and none is missing. */
  readonly isIntact: boolean;
  readonly problems: readonly LogProblem[];
  /** What is odd but no damage: clocks that ran backwards. */
  readonly notes: readonly string[];
  /** To be noted with the log; null for an empty one. */
  readonly anchor: LogAnchor | null;
}

interface Entry {
  readonly row: number;
  readonly no: number;
  readonly time: string;
  readonly hash: string;
  /** Its cells without the hash, in the order of `logColumns`. */
  readonly cells: readonly CellValue[];
}

const undo = "Bring the row back from an earlier version of the workbook, or note the correction in a new row";

function entriesOf(values: SheetValues | null): readonly Entry[] {
  const table = readLogTable(values);
  return (table?.rows ?? []).map(({ cells, row }) => {
    const own = table!.at.map((column) => cells[column] ?? null);
    const text = (name: (typeof logColumns)[number]): string => cellText(own[logColumns.indexOf(name)]);
    return { row, no: Number(text("No")), time: text("Time"), hash: text("Hash"), cells: own.slice(0, -1) };
  });
}

/** What is wrong between two neighbours (the first row has none before it). */
function problemOf(entry: Entry, before: Entry | undefined): LogProblem | null {
  const { row, no, hash, cells } = entry;
  const at = { row, no: Number.isFinite(no) ? no : null, fix: undo };
  const expected = (before?.no ?? 0) + 1;
  if (no > expected) {
    const gone = no - expected === 1 ? `No ${expected} is` : `No ${expected} to ${no - 1} are`;
    return { ...at, found: `${gone} missing before this row` };
  }
  if (no !== expected)
    return { ...at, found: `its number should be ${expected}: rows were moved, added or renumbered` };
  return hash === logHash(before?.hash ?? "", cells)
    ? null
    : { ...at, found: `No ${no} was changed after it was written, or its hash was` };
}

function endProblem(last: Entry | undefined, count: number, anchor: LogAnchor | null): LogProblem | null {
  if (!anchor || (last?.no ?? 0) >= anchor.count) return null;
  const [from, to] = [(last?.no ?? 0) + 1, anchor.count];
  const gone = from === to ? `No ${from} is` : `No ${from} to ${to} are`;
  return { row: (last?.row ?? count) + 1, no: null, found: `${gone} missing at the end of the log`, fix: undo };
}

function anchorProblem(entries: readonly Entry[], anchor: LogAnchor | null): LogProblem | null {
  const entry = anchor && entries.find(({ no }) => no === anchor.count);
  if (!entry || entry.hash === anchor.hash) return null;
  return { row: entry.row, no: entry.no, found: `No ${entry.no} is not the entry that was written`, fix: undo };
}

/**
 * Verifies a log's chain of hashes: every row's hash is recomputed from its cells and the hash written before it, so a
 * row that was edited is named itself, and missing, moved or added rows show by their numbers. With the anchor, rows cut
 * off at the end show too.
 */
export function verifyLog(values: SheetValues | null, anchor: LogAnchor | null): LogReport {
  const entries = entriesOf(values);
  const chain = entries.map((entry, index) => problemOf(entry, entries[index - 1]));
  const last = entries.at(-1);
  const problems = [...chain, endProblem(last, values?.length ?? 0, anchor), anchorProblem(entries, anchor)].filter(
    (problem) => problem !== null,
  );
  const backwards = entries.filter(({ time }, index) => index > 0 && time < entries[index - 1]!.time);
  return {
    entries: entries.length,
    isIntact: problems.length === 0,
    problems,
    notes: backwards.map(({ no, time }) => `No ${no}: its time (${time}) is before that of the entry above it`),
    anchor: last ? { count: last.no, hash: last.hash } : null,
  };
}
