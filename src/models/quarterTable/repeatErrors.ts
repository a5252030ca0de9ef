import { exp } from "../../numerics";
import { rescale } from "./levelDraws";

/** Log standard deviations of the repeat error: shared by all channels of a period, and of each channel alone. */
export const REPEAT_COMMON_SD = 0.1;
export const REPEAT_CHANNEL_SD = 0.15;

/**
 * Factors by which an outcome differs when the same plan is repeated: log-normal, 10% common to all channels and 15%
 * per channel, times the setting Repeat error. `common`, `own`: standard normal draws. Mean over the draws exactly 1.
 */
export function repeatErrors(common: Float64Array, own: Float64Array, scale: number): Float64Array {
  if (scale === 0) return new Float64Array(own.length).fill(1);
  const logs = own.map((z, d) => scale * (REPEAT_COMMON_SD * common[d]! + REPEAT_CHANNEL_SD * z));
  return rescale(logs.map(exp), 1);
}
