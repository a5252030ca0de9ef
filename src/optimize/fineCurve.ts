import type { ChannelCurves } from "./channelCurves";
import { createInterpolant, fullAccuracy } from "./interpolant";
import type { FeasibleSet } from "./feasibleSet";

/** A channel's curve on the spends that it may take, fine enough to see its shape. */
export interface FineCurve {
  readonly spend: Float64Array; // ascending
  readonly value: Float64Array;
  /** Pieces from this point on may be spent in between; those before are jumps (off to Min when on, whole units). */
  readonly solidFrom: number;
  at(spend: number): number;
  slopeAt(spend: number): number;
  /** How far values may be off by interpolation: around a spend, and at most where the curve is resolved. */
  missAt(spend: number): number;
  readonly error: number;
}

/** A channel may have so many whole steps before only some of them are looked at. */
const mostSteps = 2000;

/** Lays a channel's curve out on the spends that limits, Min when on and whole steps leave it. */
export function layFineCurve(
  curves: ChannelCurves,
  set: FeasibleSet,
  channel: number,
  nPoints: number,
  accuracy = fullAccuracy,
): FineCurve {
  const least = set.minWhenOn[channel]!;
  const canBeOff = least > 0 && set.lower[channel] === 0;
  const upper = set.upper[channel]!;
  const lower = Math.min(upper, Math.max(set.lower[channel]!, least));
  const step = set.step[channel]!;
  const interpolant = createInterpolant(curves, channel, lower, upper, set.current[channel]!, accuracy);
  const own = step > 0 ? wholeSteps(lower, upper, step) : interpolant.between(nPoints);
  const off = canBeOff && own[0] !== 0 ? [0] : [];
  const spend = Float64Array.from([...off, ...(canBeOff && least > upper ? [] : own)]);
  const atZero = off.length > 0 ? curves.value(channel, 0) : 0;
  const at = (amount: number): number => (off.length > 0 && amount < lower ? atZero : interpolant.at(amount));
  return {
    spend,
    value: spend.map(at),
    solidFrom: step > 0 ? spend.length : off.length,
    at,
    slopeAt: interpolant.slopeAt,
    missAt: interpolant.missAt,
    error: interpolant.error,
  };
}

/** The multiples of `step` from lower to upper (at most some 2,000 of them, evenly chosen). */
function wholeSteps(lower: number, upper: number, step: number): number[] {
  const first = Math.ceil(lower / step - 1e-9);
  const last = Math.floor(upper / step + 1e-9);
  if (last < first) return [lower];
  const stride = Math.max(1, Math.ceil((last - first) / mostSteps));
  const steps: number[] = [];
  for (let k = first; k <= last; k += stride) steps.push(k * step);
  return steps;
}
