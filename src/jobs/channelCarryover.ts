import { invalid, type ResultCell } from "../base";
import { geometricAdstock } from "../media";
import { checkSpend } from "./channelOf";

/** What CHANNEL_CARRYOVER asks. Peak omitted: 0; max_lag omitted: without end, 0: nothing is carried over. */
export interface ChannelCarryoverRequest {
  readonly spend: readonly number[];
  /** Share that carries over into the next period, 0 <= retention < 1. */
  readonly retention: number;
  readonly peak: number | null;
  readonly maxLag: number | null;
}

/** The adstocked series, one row per period: a plain transform without a model. */
export function channelCarryover({ spend, retention, peak, maxLag }: ChannelCarryoverRequest): ResultCell[][] {
  if (!(retention >= 0 && retention < 1))
    invalid(`retention is ${retention}: type the share that carries over into the next period, from 0 to below 1`);
  if (!((peak ?? 0) >= 0)) invalid(`peak is ${peak}: type after how many periods the effect is largest, 0 or more`);
  if (!Number.isInteger(maxLag ?? 0) || (maxLag ?? 0) < 0)
    invalid(`max_lag is ${maxLag}: type a whole number of periods, 0 or more`);
  const spends = spend.map((money, t) => checkSpend(money, `spend row ${t + 1}`));
  const options = { ...(peak === null ? {} : { peak }), ...(maxLag === null ? {} : { maxLag }) };
  return geometricAdstock(spends, retention, options).map((amount) => [amount]);
}
