import { type ResultCell } from "../base";
import { geometricAdstock } from "../media";
import { checkSpend } from "./channelOf";

/** What CHANNEL_CARRYOVER asks. Peak omitted: 0; max_lag omitted: without end. */
export interface ChannelCarryoverRequest {
  readonly spend: readonly number[];
  /** Share that carries over into the next period, 0 <= retention < 1. */
  readonly retention: number;
  readonly peak: number | null;
  readonly maxLag: number | null;
}

/** The adstocked series, one row per period: a plain transform without a model. */
export function channelCarryover({ spend, retention, peak, maxLag }: ChannelCarryoverRequest): ResultCell[][] {
  const spends = spend.map((money, t) => checkSpend(money, `spend row ${t + 1}`));
  const options = { ...(peak === null ? {} : { peak }), ...(maxLag === null ? {} : { maxLag }) };
  return geometricAdstock(spends, retention, options).map((amount) => [amount]);
}
