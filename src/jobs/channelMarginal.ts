import { missing, type ResultCell } from "../base";
import { answerChannel, needsValue, nextOutcome, spendOrCurrent, type ChannelRequest } from "./channelOf";
import type { JobContext } from "./job";

export type MarginalMeasure = "outcome" | "cost" | "mroi";

/** What CHANNEL_MARGINAL asks. Spend omitted: the current spend; measure omitted: outcome. */
export interface ChannelMarginalRequest extends ChannelRequest {
  readonly spend: number | null;
  readonly measure: MarginalMeasure | null;
}

/**
 * The next unit of money at a spend: `outcome` it brings (mean slope), `cost` of the next outcome (1 ÷ outcome), or
 * `mroi`, value per money (outcome × value). At spend 0, where some curves are vertical, the first whole unit of money.
 */
export function channelMarginal(request: ChannelMarginalRequest, context: JobContext): ResultCell {
  return answerChannel(request, context, ({ model, channel, info }) => {
    const spend = spendOrCurrent(request.spend, info);
    const outcome = nextOutcome(model, channel, spend);
    switch (request.measure ?? "outcome") {
      case "cost":
        return outcome > 0 ? 1 / outcome : missing(`${info.name}: more money brings no outcome at a spend of ${spend}`);
      case "mroi":
        return Number.isNaN(info.value) ? missing(needsValue(model)) : outcome * info.value;
      default:
        return outcome;
    }
  });
}
