import { counted, type Finding } from "../../base";
import { exp, sin, cos } from "../../numerics";
import { isoDate } from "../cells/serialDates";
import { type MediaDataset, type Series } from "../dataset/mediaDataset";
import { finding, type AuditCheck } from "./auditContext";
import { dot, logSeries, median, orthonormalBasis, residual, robustDeviation } from "./seriesMath";

/** Periods at each end where a step is not looked for: too few points to tell it from an outlier. */
const edge = 6;

/**
 * What is left of the log outcome after trend, two yearly Fourier pairs, controls and square-rooted spends: what these
 * explain is neither an outlier nor a break.
 */
function explainedBy(dataset: MediaDataset): Float64Array[] {
  const { dates } = dataset;
  const nPeriods = dates.length;
  const columns = [new Float64Array(nPeriods).fill(1), Float64Array.from(dates, (_, t) => t / nPeriods)];
  const span = (dates[nPeriods - 1] ?? 0) - (dates[0] ?? 0);
  for (const pair of span >= 540 ? [1, 2] : [])
    for (const wave of [sin, cos]) columns.push(dates.map((day) => wave((2 * Math.PI * pair * day) / 365.25)));
  const factors = [
    ...dataset.controls.map(({ values }) => values.map((value) => value || 0)),
    ...dataset.channels.map(({ values }) => values.map((value) => Math.sqrt(Math.max(0, value || 0)))),
  ];
  return orthonormalBasis([...columns, ...factors.slice(0, Math.max(0, Math.floor(nPeriods / 6) - columns.length))]);
}

/** Sums from each place to the end. */
function suffixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let t = values.length - 1; t >= 0; t--) sums[t] = (sums[t + 1] ?? 0) + (values[t] ?? 0);
  return sums;
}

/**
 * The best single step: its place, log height and z; by regression on what else explains the outcome. With an
 * orthonormal basis Q and rest = y - QQ'y, the step s at a place has s'rest and |s - QQ's|^2 = s's - sum (q's)^2, all of
 * them suffix sums: one pass over the places.
 */
export function findStep(
  series: Float64Array,
  basis: readonly Float64Array[],
): { readonly place: number; readonly height: number; readonly z: number } {
  const rest = residual(series, basis);
  const nPeriods = series.length;
  const free = Math.max(1, nPeriods - basis.length - 1);
  const restSums = suffixSums(rest);
  const basisSums = basis.map(suffixSums);
  const restSize = dot(rest, rest);
  let best = { place: 0, height: 0, z: 0 };
  for (let place = edge; place <= nPeriods - edge; place++) {
    const explained = basisSums.reduce((sum, sums) => sum + (sums[place] ?? 0) * (sums[place] ?? 0), 0);
    const size = nPeriods - place - explained;
    if (size < 0.5) continue;
    const height = (restSums[place] ?? 0) / size;
    const noise = Math.max(1e-12, restSize - height * height * size) / free;
    const z = height / Math.sqrt(noise / size);
    if (Math.abs(z) > Math.abs(best.z)) best = { place, height, z };
  }
  return best;
}

/** A lasting jump of the outcome that nothing in the table explains: a tracking break, a new definition. */
export const checkLevelShift: AuditCheck = ({ dataset }) => {
  if (!dataset?.outcome || dataset.dates.length < 26) return [];
  const step = findStep(logSeries(dataset.outcome.values), explainedBy(dataset));
  if (Math.abs(step.z) < 7 || Math.abs(step.height) < 0.12) return [];
  const change = Math.round(100 * (exp(step.height) - 1));
  const where = { row: dataset.rows[step.place]?.[0], column: dataset.outcome.columns[0] };
  const found = `${dataset.outcome.name} jumps by ${change > 0 ? "+" : ""}${change}% on ${isoDate(dataset.dates[step.place] ?? 0)} and stays there; spend, season and controls do not explain it`;
  const fix = "Check tracking and definitions from that date; correct the values or add a 0/1 column that marks it";
  return [finding("Level shift", "warning", where, found, fix)];
};

/** Single values far off: the outcome against what explains it; a spend far above all its others. */
export const checkOutliers: AuditCheck = ({ dataset }) => {
  if (!dataset || dataset.dates.length < 12) return [];
  return [...outcomeOutliers(dataset), ...dataset.channels.flatMap((channel) => spendOutliers(dataset, channel))];
};

function outcomeOutliers(dataset: MediaDataset): Finding[] {
  const { outcome } = dataset;
  if (!outcome || dataset.dates.length < 20) return [];
  const logs = logSeries(outcome.values);
  const base = explainedBy(dataset);
  const step = findStep(logs, base);
  const jump = logs.map((_, t) => (t >= step.place ? 1 : 0));
  const basis = Math.abs(step.z) > 7 ? orthonormalBasis([...base, jump]) : base;
  const rest = residual(logs, basis);
  const deviation = robustDeviation(rest);
  const hits = Array.from(rest.keys()).filter((t) => Math.abs(rest[t] ?? 0) > Math.max(6 * deviation, 0.25));
  if (hits.length === 0 || hits.length > 0.05 * rest.length) return [];
  return hits.slice(0, 10).map((t) => {
    const ratio = exp(rest[t] ?? 0);
    const where = { row: dataset.rows[t]?.[0], column: outcome.columns[0] };
    const found = `${outcome.name} on ${isoDate(dataset.dates[t] ?? 0)} is ${ratio.toFixed(1)} times what season, spend and controls suggest`;
    return finding("Outlier", "warning", where, found, "Correct a typing error; mark a real event in a 0/1 column");
  });
}

function spendOutliers(dataset: MediaDataset, channel: Series): Finding[] {
  const active = Array.from(channel.values.keys()).filter((t) => (channel.values[t] ?? 0) > 0);
  const sorted = active.map((t) => channel.values[t] ?? 0).sort((a, b) => b - a);
  const [top = 0, second = 0] = sorted;
  if (active.length < 8 || !(top > 3 * second && top > 5 * median(sorted))) return [];
  const t = channel.values.indexOf(top);
  const where = { row: dataset.rows[t]?.[0], column: channel.columns[0] };
  const found = `${channel.name} on ${isoDate(dataset.dates[t] ?? 0)} is ${(top / second).toFixed(1)} times its next highest value`;
  return [
    finding("Outlier", "warning", where, found, "Check for an extra digit or a booking of several periods at once"),
  ];
}

/** Values a thousand times smaller or larger than the rest of their column: thousands mixed with units. */
export const checkUnits: AuditCheck = ({ dataset }) =>
  dataset
    ? [...(dataset.outcome ? [dataset.outcome] : []), ...dataset.channels].flatMap((s) => mixedUnits(dataset, s))
    : [];

function mixedUnits(dataset: MediaDataset, series: Series): Finding[] {
  const active = Array.from(series.values.keys()).filter((t) => (series.values[t] ?? 0) > 0);
  if (active.length < 8) return [];
  const centre = median(active.map((t) => series.values[t] ?? 0));
  const ratio = (t: number): number => (series.values[t] ?? 0) / centre;
  const odd = active.filter((t) => ratio(t) < 1 / 150 || ratio(t) > 150);
  const rest = active.filter((t) => !odd.includes(t)).map(ratio);
  const [low, high] = [Math.min(...rest), Math.max(...rest)];
  const isScaled = (t: number): boolean => {
    const scaled = ratio(t) < 1 ? ratio(t) * 1000 : ratio(t) / 1000;
    return scaled > 0.5 * low && scaled < 2 * high;
  };
  if (odd.length === 0 || high > 60 * low || !odd.every(isScaled)) return [];
  const first = odd[0] ?? 0;
  const where = { row: dataset.rows[first]?.[0], column: series.columns[0] };
  const found = `${series.name} is about 1,000 times ${ratio(first) < 1 ? "smaller" : "larger"} in ${counted(odd.length, "period")}, from ${isoDate(dataset.dates[first] ?? 0)}`;
  return [
    finding(
      "Mixed units",
      "error",
      where,
      found,
      "Write all values in the same unit (all in units or all in thousands)",
    ),
  ];
}
