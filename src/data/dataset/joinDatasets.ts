import { counted, invalid, type Finding } from "../../base";
import { isoDate } from "../cells/serialDates";
import { nameKey } from "../cells/names";
import { type MediaDataset, type Series } from "./mediaDataset";

/**
 * Joins histories of several tabs by date: media of one, outcome of another, controls of a third. Periods that any tab
 * lacks at its ends are left out; a channel that stands in two tabs is added up; of two outcomes the first counts; all
 * of it is reported. A channel without a value in a period that its tab covers spent 0; other series stay blank there.
 * EngineError `invalid` where the tabs have different rhythms or no period in common.
 */
export function joinDatasets(parts: readonly MediaDataset[]): MediaDataset {
  const [first, ...others] = parts;
  if (!first) return invalid("data: nothing to join. Pick at least one table");
  const odd = others.find(({ period }) => period !== first.period);
  if (odd)
    invalid(`data: one table is by ${first.period}, another by ${odd.period}. Add both up to the same periods first`);
  const from = Math.max(...parts.map(({ dates }) => dates[0] ?? NaN));
  const to = Math.min(...parts.map(({ dates }) => dates[dates.length - 1] ?? NaN));
  const days = [...new Set(parts.flatMap(({ dates }) => [...dates]))]
    .filter((day) => day >= from && day <= to)
    .sort((a, b) => a - b);
  if (days.length === 0) invalid("data: the tables have no period in common. Check their dates");
  checkRhythm(parts, days);
  const placed = parts.map((part) => place(part, days));
  const findings = [...parts.flatMap((part) => part.findings), ...joinFindings(parts, days)];
  return {
    period: first.period,
    dates: Float64Array.from(days),
    rows: days.map((day) => first.rows[first.dates.indexOf(day)] ?? []),
    outcome: placed.map(({ outcome }) => outcome).find((outcome) => outcome !== null) ?? null,
    channels: mergeChannels(placed.flatMap(({ channels }) => channels)),
    controls: placed.flatMap(({ controls }) => controls),
    findings,
  };
}

/** Weeks that begin on different days never meet: more joined periods than 1.5 times the longest part. */
function checkRhythm(parts: readonly MediaDataset[], days: readonly number[]): void {
  const longest = Math.max(...parts.map(({ dates }) => dates.filter((day) => days.includes(day)).length));
  if (days.length > 1.5 * longest)
    invalid("data: the tables begin their periods on different days. Add up both from days");
}

interface Placed {
  readonly outcome: Series | null;
  readonly channels: readonly Series[];
  readonly controls: readonly Series[];
}

function place(part: MediaDataset, days: readonly number[]): Placed {
  const at = new Map(Array.from(part.dates, (day, t) => [day, t]));
  const move = (series: Series, blank: number): Series => ({
    ...series,
    values: Float64Array.from(days, (day) => series.values[at.get(day) ?? -1] ?? blank),
  });
  return {
    outcome: part.outcome && move(part.outcome, NaN),
    channels: part.channels.map((channel) => move(channel, 0)),
    controls: part.controls.map((control) => move(control, NaN)),
  };
}

function mergeChannels(channels: readonly Series[]): Series[] {
  const byKey = new Map<string, Series>();
  for (const channel of channels) {
    const twin = byKey.get(nameKey(channel.name));
    const values = twin ? twin.values.map((value, t) => (value || 0) + (channel.values[t] || 0)) : channel.values;
    byKey.set(nameKey(channel.name), { ...(twin ?? channel), values });
  }
  return [...byKey.values()];
}

function joinFindings(parts: readonly MediaDataset[], days: readonly number[]): Finding[] {
  const nAll = new Set(parts.flatMap(({ dates }) => [...dates])).size;
  const names = parts.flatMap(({ channels }) => channels.map(({ name }) => nameKey(name)));
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  const outcomes = parts.flatMap(({ outcome }) => (outcome ? [outcome.name] : []));
  const note = (found: string, fix: string, severity: "note" | "warning"): Finding => ({
    check: "Joined tables",
    severity,
    found,
    fix,
  });
  const span = `${isoDate(days[0] ?? 0)} to ${isoDate(days[days.length - 1] ?? 0)}`;
  return [
    note(`${parts.length} tables joined by date, ${span}`, "Nothing to do", "note"),
    ...(nAll > days.length
      ? [
          note(
            `${counted(nAll - days.length, "period")} left out: not in every table`,
            "Add the missing rows",
            "warning",
          ),
        ]
      : []),
    ...twice.map((name) =>
      note(`Channel "${name}" stands in two tables; added up`, "Check that it isn't the same spend twice", "warning"),
    ),
    ...(outcomes.length > 1
      ? [note(`Several outcomes (${outcomes.join(", ")}): the first is used`, "Keep one outcome", "warning")]
      : []),
  ];
}
