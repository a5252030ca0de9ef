import { isoDate } from "../cells/serialDates";
import { type Finding } from "../../base";
import { nameKey } from "../cells/names";
import { sortPeriods } from "./periodOrder";
import { type Summary, type SummaryRow } from "./summary";
import { type DraftRow, type Reading } from "./summaryRow";
import { type SummaryColumns } from "./summaryColumns";

/** Puts the rows together: periods in order of time, channels under one name each, the latest row of every channel. */
export function assembleSummary(
  drafts: readonly DraftRow[],
  names: ReadonlyMap<string, string>,
  reading: Reading,
): Summary {
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
