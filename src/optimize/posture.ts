import { invalid } from "../base";

const words: Readonly<Record<string, number>> = { conservative: 0, balanced: 0.5, aggressive: 1 };

/** The share of the draws that a tail average speaks of: the worst and the best 20%. */
export const tailShare = 0.2;

/** Reads a posture: conservative (0), balanced (0.5), aggressive (1) or a number 0..1; blank means balanced. */
export function parsePosture(given: string | number | null): number {
  const text = String(given ?? "")
    .trim()
    .toLowerCase();
  if (text === "") return 0.5;
  const posture = words[text] ?? Number(text);
  if (posture >= 0 && posture <= 1) return posture;
  return invalid(`posture is "${given}". Use conservative, balanced, aggressive or a number from 0 to 1`);
}

/**
 * The weights of the draws that a posture averages with, given every draw's total; they add to 1. At 0.5 all draws
 * weigh the same; towards 0 the worst 20% gain (tail average, Rockafellar and Uryasev 2000), towards 1 the best 20%.
 *   objective(posture) = (1 − |2 posture − 1|) × mean + |2 posture − 1| × tail average
 * The draw at the tail's edge counts in part, so that the tail is exactly 20% for any number of draws.
 */
export function postureWeights(totals: Float64Array, posture: number, out: Float64Array): void {
  const nDraws = totals.length;
  const tilt = Math.abs(2 * posture - 1);
  out.fill((1 - tilt) / nDraws);
  if (tilt === 0) return;
  const order = Array.from(totals, (_, draw) => draw);
  order.sort((a, b) => (posture < 0.5 ? totals[a]! - totals[b]! : totals[b]! - totals[a]!) || a - b);
  let left = tailShare * nDraws;
  for (let rank = 0; left > 0; rank++, left -= 1)
    out[order[rank]!] = out[order[rank]!]! + (tilt * Math.min(1, left)) / (tailShare * nDraws);
}

/** The posture's average of the totals. */
export function postureAverage(totals: Float64Array, posture: number): number {
  const weights = new Float64Array(totals.length);
  postureWeights(totals, posture, weights);
  return totals.reduce((sum, total, draw) => sum + weights[draw]! * total, 0);
}
