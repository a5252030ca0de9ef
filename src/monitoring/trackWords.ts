import { gapOf, hasPrediction, hasRange, isInside, type Tracked, type TrackStatus } from "./gap";

/** A gap among the periods of its channel: what came before it, oldest first. */
export interface GapHistory {
  /** Gap shares of the channel's earlier periods. */
  readonly before: readonly number[];
  /** Gap above which a period counts as off, as a share. */
  readonly amber: number;
}

export const noHistory: GapHistory = { before: [], amber: 0.1 };

/** Scaled deviations of the median above which a value is called an outlier: Iglewicz and Hoaglin 1993. */
const outlierScore = 3.5;
/** Earlier periods needed before one of them can be called unusual. */
const fewestForOutlier = 4;

const percent = (share: number): string => `${(Math.abs(share) * 100).toFixed(1)}%`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * Whether a gap stands far from those before it: modified z-score 0.6745 (x − median) / MAD above 3.5
 * (Iglewicz and Hoaglin 1993). False with fewer than four earlier gaps or where those do not vary.
 */
export function isOutlier(share: number, before: readonly number[]): boolean {
  if (before.length < fewestForOutlier) return false;
  const middle = median(before);
  const spread = median(before.map((value) => Math.abs(value - middle)));
  return spread > 0 && (0.6745 * Math.abs(share - middle)) / spread > outlierScore;
}

/** How many periods in a row, this one included, were off in the same direction. */
function runLength(share: number, { before, amber }: GapHistory): number {
  const start = [...before].reverse().findIndex((one) => Math.sign(one) !== Math.sign(share) || Math.abs(one) <= amber);
  return 1 + (start < 0 ? before.length : start);
}

function rangeWords(tracked: Tracked): string {
  if (!hasRange(tracked)) return "";
  return isInside(tracked) ? ", inside the prediction's own range" : ", outside the prediction's own range";
}

function whatChanged(share: number, history: GapHistory): string {
  const run = runLength(share, history);
  if (run > 1) return `${run} periods in a row: a lasting change`;
  return isOutlier(share, history.before) ? "far from the periods before: look for a one-off or an error" : "";
}

function whatToDo(tracked: Tracked, status: TrackStatus, isLasting: boolean): string {
  if (status === "watch")
    return hasRange(tracked) && isInside(tracked) ? "No action: noise explains it" : "Watch the next period";
  return isLasting
    ? "Plan the rest anew from the actual figures"
    : "Check booking and tracking, then plan the rest anew";
}

/**
 * Why a row is watch or act and what to do, in words: size and direction, whether the prediction's range covers it,
 * whether it lasts or stands alone. "" where it is on track.
 */
export function trackWords(tracked: Tracked, status: TrackStatus, history: GapHistory): string {
  if (status === "on track") return "";
  const { share } = gapOf(tracked);
  const against = hasPrediction(tracked) ? "the prediction" : "plan";
  const size = Number.isFinite(share)
    ? `${percent(share)} ${share > 0 ? "above" : "below"} ${against}`
    : "none expected";
  const changed = Number.isFinite(share) ? whatChanged(share, history) : "";
  const facts = [`${size}${rangeWords(tracked)}`, changed].filter((part) => part !== "").join("; ");
  return `${facts}. ${whatToDo(tracked, status, changed.endsWith("lasting change"))}.`;
}
