import { decimalMark, invalid, isBlank, type Finding, type SheetValues } from "../../base";
import { isEmptyRow } from "../cells/isEmptyRow";
import { nameKey } from "../cells/names";
import { readSettings, type Settings } from "../control/readSettings";
import { assembleSummary } from "./assembleSummary";
import { findSummaryColumns, type SummaryColumns } from "./summaryColumns";
import { type Summary } from "./summary";
import { type DraftRow, isTotal, readRow, type Reading } from "./summaryRow";

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
    index <= columns.headerRow || isEmptyRow(cells) ? [] : [readRow(cells, index + 1, reading)],
  );
  if (drafts.length === 0) invalid("summary: there are headers but no rows. Add one row per channel below them");
  const rows = dropTotals(drafts, reading.findings);
  const channels = nameChannels(rows);
  settings.checkChannels([...channels.values()]);
  return assembleSummary(rows, channels, reading);
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

/** Leaves out rows called Total and says so, with whether they tie with the sum of the others. */
function dropTotals(rows: readonly DraftRow[], findings: Finding[]): readonly DraftRow[] {
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
