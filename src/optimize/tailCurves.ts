import type { ResponseModel } from "../models";
import { weightedCurves, type ChannelCurves } from "./channelCurves";
import { postureWeights } from "./posture";
import { outcomeDraws } from "./outcomeDraws";
import { jointWorth } from "./tangentPlane";
import type { TiltedProblem } from "./tiltedProblem";

/**
 * Curves whose sum is never below the objective of a posture above balanced: every channel is averaged over its own
 * best draws (a tail average of a sum is at most the sum of tail averages). Joint effects by their tangent at the
 * current plan. Not concave in general.
 */
export function tailCurves({ model, objective, posture, set, wishes }: TiltedProblem): ChannelCurves {
  const worth = jointWorth(model, objective, outcomeDraws(model, set.current).byChannel, true);
  const share = new Float64Array(model.nDraws);
  const weights = worth.map((own) => Float64Array.from(own));
  const curves = weightedCurves(model, objective, set, wishes, weights);
  let last = { channel: -1, spend: NaN };
  const tilt = (channel: number, spend: number): void => {
    if (model.channels[channel]!.noCurve || (last.channel === channel && last.spend === spend)) return;
    last = { channel, spend };
    pickTail(model, posture, worth[channel]!, channel, spend, share);
    for (let d = 0; d < share.length; d++) weights[channel]![d] = share[d]! * worth[channel]![d]!;
  };
  return {
    nChannels: curves.nChannels,
    isConcave: (channel) => model.channels[channel]!.noCurve !== "",
    value: (channel, spend) => (tilt(channel, spend), curves.value(channel, spend)),
    slope: (channel, spend) => (tilt(channel, spend), curves.slope(channel, spend)),
  };
}

/** The weights of the draws by one channel's own outcome at a spend. */
function pickTail(
  model: ResponseModel,
  posture: number,
  worth: Float64Array,
  channel: number,
  spend: number,
  share: Float64Array,
): void {
  const draws = new Float64Array(model.nDraws);
  model.response(channel, spend, draws);
  for (let d = 0; d < draws.length; d++) draws[d]! *= worth[d]!;
  postureWeights(draws, posture, share);
}
