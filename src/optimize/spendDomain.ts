import type { FeasibleSet } from "./feasibleSet";

/** The spends that a channel may take: off (0) where that is allowed, or from `from` to `to`, in whole steps or any. */
export interface SpendDomain {
  readonly canBeOff: boolean;
  /** Least and most when on; for whole steps both are steps. */
  readonly from: number;
  readonly to: number;
  /** Whole units of money; 0 for any amount. */
  readonly step: number;
}

/** What limits, Min when on and Step leave a channel. */
export function spendDomain(set: FeasibleSet, channel: number): SpendDomain {
  const least = set.minWhenOn[channel]!;
  const step = set.step[channel]!;
  const canBeOff = least > 0 && set.lower[channel] === 0;
  const upper = Math.max(set.lower[channel]!, set.upper[channel]!);
  const lower = Math.max(set.lower[channel]!, least);
  if (canBeOff && lower > upper) return { canBeOff: false, from: 0, to: 0, step: 0 };
  if (step === 0) return { canBeOff, from: Math.min(lower, upper), to: upper, step };
  const first = step * Math.ceil(lower / step - 1e-9);
  const last = step * Math.floor(upper / step + 1e-9);
  if (last >= first) return { canBeOff: canBeOff && first > 0, from: first, to: last, step };
  return canBeOff ? { canBeOff: false, from: 0, to: 0, step: 0 } : { canBeOff, from: lower, to: lower, step: 0 };
}

/** The largest allowed spend at or below x, the least one where x lies below all. `dust` counts as at. */
export function spendBelow({ canBeOff, from, to, step }: SpendDomain, x: number, dust = 0): number {
  if (x + dust < from) return canBeOff ? 0 : from;
  if (step === 0) return Math.min(to, Math.max(from, x));
  return Math.min(to, from + step * Math.floor((x + dust - from) / step + 1e-9));
}

/** The least allowed spend at or above x, the largest one where x lies above all. */
export function spendAbove({ canBeOff, from, to, step }: SpendDomain, x: number, dust = 0): number {
  if (canBeOff && x <= dust) return 0;
  if (x <= from + dust) return from;
  if (step === 0) return Math.min(to, x);
  return Math.min(to, from + step * Math.ceil((x - dust - from) / step - 1e-9));
}

/** Whether no spend is allowed strictly between two allowed ones. */
export function isEmptyBetween({ canBeOff, from, step }: SpendDomain, x: number, y: number): boolean {
  if (canBeOff && x < from) return y <= from;
  return step > 0 && y - x <= step * (1 + 1e-9);
}
