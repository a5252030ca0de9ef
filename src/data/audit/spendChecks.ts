import { type Finding } from "../../base";
import { cellText, nameKey } from "../cells/names";
import { type MediaDataset, type Series } from "../dataset/mediaDataset";
import { columnsOf, finding, listRows, type AuditCheck, type AuditContext } from "./auditContext";
import { correlation, mean, total, varianceInflation } from "./seriesMath";

/** Spend of all channels by period. */
export function totalSpend(dataset: MediaDataset): Float64Array {
  return dataset.dates.map((_, t) => dataset.channels.reduce((sum, { values }) => sum + (values[t] || 0), 0));
}

const at = (context: AuditContext, series: Series): { row: number; column: number | undefined } => ({
  row: context.table.headerRow,
  column: series.columns[0],
});

/** Channels that hardly vary, or ran in too few periods, so that a history can't tell what they do. */
export const checkVariation: AuditCheck = (context) => {
  const { dataset } = context;
  if (!dataset || dataset.dates.length < 12) return [];
  return dataset.channels.flatMap((channel): Finding[] => {
    const { values, name } = channel;
    const active = values.filter((value) => value > 0).length;
    const centre = mean(values);
    const spread = Math.sqrt(mean(values.map((value) => (value - centre) * (value - centre)))) / centre;
    if (active > 0 && spread < 0.05) {
      const found = `${name} hardly changes (by ${(100 * spread).toFixed(1)}%): what it brings cannot be told from the baseline`;
      return [
        finding("Constant channel", "warning", at(context, channel), found, "Vary it on purpose or add a lift test"),
      ];
    }
    const least = Math.max(4, Math.ceil(0.08 * values.length));
    if (active >= least) return [];
    const found = `${name} ran in ${active} of ${values.length} periods`;
    return [
      finding(
        "Few active periods",
        "warning",
        at(context, channel),
        found,
        "Merge it with a like channel or leave it out",
      ),
    ];
  });
};

/** Channels that move together: pairs with |r| > 0.9, and a variance inflation factor above 10 (Marquardt 1970). */
export const checkTogether: AuditCheck = (context) => {
  const channels = context.dataset?.channels.filter(({ values }) => values.some((value) => value > 0)) ?? [];
  if (!context.dataset || context.dataset.dates.length < 12 || channels.length > 60) return [];
  const findings: Finding[] = [];
  const paired = new Set<Series>();
  channels.forEach((second, index) =>
    channels.slice(0, index).forEach((first) => {
      const r = correlation(first.values, second.values);
      if (!(Math.abs(r) > 0.9)) return;
      paired.add(first).add(second);
      const found = `${first.name} and ${second.name} move together (correlation ${r.toFixed(2)})`;
      const fix = "Merge the two, or let them differ for some weeks; a lift test on one separates them";
      findings.push(finding("Channels move together", "warning", at(context, second), found, fix));
    }),
  );
  return [
    ...findings,
    ...inflated(
      context,
      channels.filter((channel) => !paired.has(channel)),
      channels,
    ),
  ];
};

function inflated(context: AuditContext, suspects: readonly Series[], channels: readonly Series[]): Finding[] {
  const nPeriods = context.dataset?.dates.length ?? 0;
  if (nPeriods < channels.length + 8) return [];
  return suspects.flatMap((channel) => {
    const others = channels.filter((other) => other !== channel).map(({ values }) => values);
    const factor = varianceInflation(channel.values, others);
    if (!(factor > 10)) return [];
    const found = `${channel.name} is a mixture of the other channels (variance inflation ${Math.min(999, Math.round(factor))})`;
    const fix = "Merge it with the channels it follows, or vary it on its own";
    return [finding("Channels move together", "warning", at(context, channel), found, fix)];
  });
}

/** Fewer than ten periods per channel and control: too many effects for the rows. */
export const checkParameters: AuditCheck = ({ dataset, table }) => {
  const effects = (dataset?.channels.length ?? 0) + (dataset?.controls.length ?? 0);
  const nPeriods = dataset?.dates.length ?? 0;
  if (nPeriods < 12 || nPeriods >= 10 * effects) return [];
  const found = `${nPeriods} periods for ${effects} channels and controls: fewer than 10 each`;
  return [
    finding("Too many effects", "warning", { row: table.headerRow }, found, "Add history or merge small channels"),
  ];
};

/** Spend that brings nothing and outcomes that cost nothing, per channel (rows that name channels) or per period. */
export const checkSpendAndOutcome: AuditCheck = (context) =>
  context.mapping.shape === "wide" ? byPeriod(context) : byChannel(context);

function byPeriod({ dataset }: AuditContext): Finding[] {
  if (!dataset?.outcome || dataset.channels.length === 0) return [];
  const { values } = dataset.outcome;
  const spends = totalSpend(dataset);
  const rowsOf = (isHit: (t: number) => boolean): number[] =>
    dataset.rows.filter((_, t) => isHit(t)).map((rows) => rows[0] ?? 0);
  const barren = rowsOf((t) => values[t] === 0 && (spends[t] ?? 0) > 0);
  const free = rowsOf((t) => (values[t] ?? 0) > 0 && spends[t] === 0);
  const column = dataset.outcome.columns[0];
  const findings: Finding[] = [];
  if (barren.length > 0 && barren.length < 0.3 * values.length)
    findings.push(
      barrenFinding({ row: barren[0], column }, `${dataset.outcome.name} is 0 in ${listRows(barren)} despite spend`),
    );
  if (free.length > 0 && free.length < 0.1 * values.length)
    findings.push(freeFinding({ row: free[0] }, `No channel has spend in ${listRows(free)}, but there is an outcome`));
  return findings;
}

const barrenFinding = (where: { row?: number; column?: number }, found: string): Finding =>
  finding(
    "Spend without outcome",
    "warning",
    where,
    found,
    "Check the tracking; leave the channel out if it never counts",
  );
const freeFinding = (where: { row?: number; column?: number }, found: string): Finding =>
  finding("Outcome without spend", "warning", where, found, "Add the spend that is missing, or treat it as baseline");

interface ChannelSums {
  readonly name: string;
  readonly row: number;
  spend: number;
  outcome: number;
}

function byChannel(context: AuditContext): Finding[] {
  const [names] = [...columnsOf(context, "channel"), ...columnsOf(context, "campaign")];
  const [spends] = columnsOf(context, "spend");
  const [outcomes] = [...columnsOf(context, "outcome"), ...columnsOf(context, "revenue")];
  if (!names || !spends || !outcomes) return [];
  const sums = new Map<string, ChannelSums>();
  names.cells.forEach((cell, row) => {
    const name = cellText(cell);
    const entry = sums.get(nameKey(name)) ?? { name, row: context.table.rows[row] ?? 0, spend: 0, outcome: 0 };
    sums.set(nameKey(name), entry);
    entry.spend += spends.numbers[row] || 0;
    entry.outcome += outcomes.numbers[row] || 0;
  });
  return [...sums.values()].flatMap(({ name, row, spend, outcome }) => {
    if (spend > 0 && outcome === 0)
      return [barrenFinding({ row, column: outcomes.column }, `${name} has spend but no ${outcomes.header}`)];
    if (spend === 0 && outcome > 0 && !/organic|direct|referral|unassigned|email|sms/i.test(name))
      return [freeFinding({ row, column: spends.column }, `${name} has ${outcomes.header} but no spend`)];
    return [];
  });
}

/** A channel or control that is the outcome's twin (correlation above 0.99): it was made from it, and would explain all. */
export const checkLeak: AuditCheck = (context) => {
  const { dataset } = context;
  if (!dataset?.outcome || dataset.dates.length < 12) return [];
  const { outcome } = dataset;
  return [...dataset.channels, ...dataset.controls].flatMap((series) => {
    const r = correlation(series.values, outcome.values);
    if (!(Math.abs(r) > 0.98) || total(series.values) === 0) return [];
    const found = `${series.name} follows ${outcome.name} almost exactly (correlation ${r.toFixed(3)})`;
    const fix = "Leave it out if it was computed from the outcome (commissions, affiliate fees, forecasts)";
    return [finding("Twin of the outcome", "error", at(context, series), found, fix)];
  });
};
