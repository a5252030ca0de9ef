import { invalid } from "../base";
import { valueOfRank } from "./valueOfRank";

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
 * Draws at the tail's edge share what is left of its weight, so that the tail is exactly 20% for any number of draws
 * and the order of the draws does not matter.
 */
export function postureWeights(totals: Float64Array, posture: number, out: Float64Array): void {
  const nDraws = totals.length;
  const tilt = Math.abs(2 * posture - 1);
  const even = (1 - tilt) / nDraws;
  out.fill(even);
  if (tilt === 0) return;
  const tail = tailShare * nDraws;
  const isLow = posture < 0.5;
  const rank = Math.max(0, Math.ceil(tail - 1e-9) - 1);
  const edge = valueOfRank(totals, isLow ? rank : nDraws - 1 - rank);
  const isInside = (total: number): boolean => (isLow ? total < edge : total > edge);
  let inside = 0;
  let onEdge = 0;
  for (let d = 0; d < nDraws; d++) {
    if (isInside(totals[d]!)) inside++;
    else if (totals[d] === edge) onEdge++;
  }
  const edgeWeight = (tail - inside) / onEdge;
  for (let d = 0; d < nDraws; d++) {
    if (isInside(totals[d]!)) out[d] = even + tilt / tail;
    else if (totals[d] === edge) out[d] = even + (tilt * edgeWeight) / tail;
  }
}

/** The posture's average of the totals: Σ weight × total, without the weights. */
export function postureAverage(totals: Float64Array, posture: number): number {
  const nDraws = totals.length;
  const tilt = Math.abs(2 * posture - 1);
  const tail = tailShare * nDraws;
  const isLow = posture < 0.5;
  const rank = Math.max(0, Math.ceil(tail - 1e-9) - 1);
  const edge = tilt === 0 ? 0 : valueOfRank(totals, isLow ? rank : nDraws - 1 - rank);
  let all = 0;
  let beyond = 0; // Σ of how far the draws of the tail lie beyond its edge
  for (let d = 0; d < nDraws; d++) {
    const total = totals[d]!;
    all += total;
    if (isLow ? total < edge : total > edge) beyond += total - edge;
  }
  return tilt === 0 ? all / nDraws : ((1 - tilt) * all) / nDraws + tilt * (edge + beyond / tail);
}
