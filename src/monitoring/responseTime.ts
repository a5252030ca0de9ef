import { missing, type Missing, type SheetValues } from "../base";
import { cellText, parseIsoDate } from "../data";
import { logColumns, readLogTable } from "./planLog";

/** Days since 1970 of an ISO time; NaN where it is none. */
function days(time: string): number {
  const clock = /T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(time);
  const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number(clock?.[part] ?? 0)) as [number, number, number];
  return (parseIsoDate(time) ?? NaN) + (hours + minutes / 60 + seconds / 3600) / 24;
}

/** Steps that answer an alert. */
const answers = new Set(["plan applied", "approval", "rejection", "override", "refit"]);

/**
 * How fast alerts were answered, from the log: the mean number of days between each "alert" and the next step that
 * answers one (plan applied, approval, rejection, override, refit). Alerts that nobody answered yet are left out.
 */
export function responseTime(log: SheetValues | null): number | Missing {
  const table = readLogTable(log);
  const text = (cells: readonly unknown[], name: (typeof logColumns)[number]): string =>
    cellText(cells[table!.at[logColumns.indexOf(name)]!] as string);
  const steps = (table?.rows ?? []).map(({ cells }) => ({
    what: text(cells, "What").toLowerCase(),
    at: days(text(cells, "Time")),
  }));
  const waits = steps.flatMap(({ what, at }, index) => {
    const answer = what === "alert" ? steps.slice(index + 1).find((step) => answers.has(step.what)) : undefined;
    return answer && answer.at >= at ? [answer.at - at] : [];
  });
  if (waits.length === 0) return missing("the log holds no alert that was answered");
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
}
