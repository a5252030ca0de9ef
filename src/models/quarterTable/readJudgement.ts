import { invalid } from "../../base";
import { nameKey, type Settings, type Summary, type SummaryRow } from "../../data";
import { carriesCurve, readCurvePrior } from "./curvePrior";
import { type CurveAnchor, type JudgedChannel, type PeriodPoint, type ReadJudgement } from "./judgement";

const DEFAULT_DRAWS = 2000;

/**
 * Turns a Summary table and its settings into a judgement: for every channel the point its curve passes through (the
 * latest period with spend), the stated prior of its shape and its history.
 * An outcome without spend and a table whose outcomes are all 0 are #VALUE!; spend without outcome is noted.
 */
export function readJudgement(summary: Summary, settings: Settings): ReadJudgement {
  checkOutcomes(summary);
  const notes: string[] = summary.findings.map(({ found, fix }) => `${found}. ${fix}.`);
  const channels = summary.channels.map((name, c) => judgeChannel(name, c, summary, settings, notes));
  const place = (name: string): number => summary.channels.findIndex((channel) => nameKey(channel) === nameKey(name));
  const judgement = {
    channels,
    outcomeName: summary.outcomeName,
    outcomeUnit: outcomeUnit(summary, settings),
    periods: summary.periods,
    synergies: settings.synergies.map(({ a, b, share }) => ({ a: place(a), b: place(b), share })),
    nDraws: settings.number("Draws", DEFAULT_DRAWS),
    seed: settings.number("Seed", 1),
  };
  return { judgement, notes };
}

function outcomeUnit(summary: Summary, settings: Settings): "money" | "count" {
  const unit = settings.text("Outcome unit", summary.outcomeUnit);
  return unit === "money" ? "money" : "count";
}

function checkOutcomes(summary: Summary): void {
  for (const { row, channel, spend, outcome } of summary.rows) {
    if (spend === 0 && outcome > 0)
      invalid(
        `summary row ${row} (${channel}): ${summary.outcomeName} is ${outcome} but the spend is 0. ` +
          `Enter the spend, or take the row out: what comes without spend cannot be planned`,
      );
  }
  const latest = summary.latest.filter((row) => row !== undefined);
  if (latest.every(({ outcome }) => outcome === 0))
    invalid(`summary: every ${summary.outcomeName} is 0, so no channel can be compared. Enter last period's outcomes`);
}

function judgeChannel(name: string, c: number, summary: Summary, settings: Settings, notes: string[]): JudgedChannel {
  const rows = summary.rows.filter((row) => row.channel === name);
  const latest = summary.latest[c];
  const row = latest ?? rows[rows.length - 1] ?? invalid(`summary: no row for ${name}`);
  const history = channelHistory(rows, summary);
  const spends = history.map(({ spend }) => spend);
  const isMoney = outcomeUnit(summary, settings) === "money";
  return {
    name,
    currentSpend: latest?.spend ?? 0,
    currentOutcome: latest?.outcome ?? 0,
    seen: { from: Math.min(...spends, latest?.spend ?? 0), to: Math.max(...spends, 0) },
    ...{ groups: row.groups, isBrand: row.isBrand, margin: row.margin, clv: row.clv, rate: row.rate },
    value: isMoney && Number.isNaN(row.value) ? 1 : row.value,
    anchor: findAnchor(row, history, summary, settings, notes),
    prior: readCurvePrior(row, settings),
    repeatError: settings.number("Repeat error", 1, name),
    history,
  };
}

function channelHistory(rows: readonly SummaryRow[], summary: Summary): PeriodPoint[] {
  return rows
    .filter(({ spend }) => spend > 0)
    .map(({ period, spend, outcome }) => ({ period: summary.periods.indexOf(period), spend, outcome }))
    .sort((a, b) => a.period - b.period);
}

function findAnchor(
  row: SummaryRow,
  history: readonly PeriodPoint[],
  summary: Summary,
  settings: Settings,
  notes: string[],
): CurveAnchor | null {
  const noise = settings.number("Level noise", 1, row.channel);
  const last = history[history.length - 1];
  if (!last) return carriesCurve(row) ? untriedAnchor(row, summary, noise, notes) : null;
  if (last.outcome === 0)
    notes.push(
      `${row.channel} (row ${row.row}) spent ${last.spend} without any ${summary.outcomeName}: taken as about half a one. ` +
        `Check whether its outcomes are tracked.`,
    );
  if (last.period < summary.periods.length - 1)
    notes.push(`${row.channel} is off in the latest period: its curve passes through ${summary.periods[last.period]}.`);
  return { spend: last.spend, outcome: last.outcome, level: outcomeUnit(summary, settings), noise };
}

/**
 * A channel that was never tried but carries curve columns: its curve passes through the average spend of the tried
 * channels and the median of their outcomes per money, with a level that is only known to about half.
 */
function untriedAnchor(row: SummaryRow, summary: Summary, noise: number, notes: string[]): CurveAnchor {
  const tried = summary.latest.filter((one): one is SummaryRow => one !== undefined && one.spend > 0);
  const spend = tried.reduce((sum, one) => sum + one.spend, 0) / tried.length;
  const rates = tried.map((one) => one.outcome / one.spend).sort((a, b) => a - b);
  const middle = rates.length >> 1;
  const rate = rates.length % 2 === 1 ? rates[middle]! : (rates[middle - 1]! + rates[middle]!) / 2;
  notes.push(
    `${row.channel} was never tried: at ${Math.round(spend)} it is taken to bring the median of the other channels ` +
      `(${Math.round(rate * spend)} ${summary.outcomeName}), give or take a half.`,
  );
  return { spend, outcome: rate * spend, level: "untried", noise };
}
