import { withCosts, type ChannelCurves } from "./channelCurves";
import type { KnownDraws } from "./drawCache";
import { jointPlane, type OutcomeBox } from "./jointPlane";
import { postureAverage, postureWeights } from "./posture";
import type { TiltedProblem } from "./tiltedProblem";

/** Curves whose sum is never below the objective of a posture above balanced, and equals it at one plan. */
export interface ShiftedTails {
  readonly curves: ChannelCurves;
  readonly constant: number;
}

/**
 * A bound for postures above balanced. The best-tail average T is subadditive (Rockafellar and Uryasev 2000), so for any
 * shifts m_c of the draws with Σ_c m_c = constant
 *   T(Σ_c worth_c R_c + constant) <= Σ_c T(worth_c R_c + m_c)
 * which is a sum over channels. The shifts are chosen so that at the given plan every shifted channel rises and falls
 * with the total Y (m_c = share_c Y − worth_c R_c, share_c the channel's covariance with Y): there the bound is tight.
 * T is a maximum over weights and convex: between two spends it lies under the line to where all draws' tangents lead.
 */
export function shiftedTails(
  { model, objective, posture, set, wishes }: TiltedProblem,
  known: KnownDraws,
  plan: Float64Array,
  box: OutcomeBox | null,
): ShiftedTails {
  const byChannel = known.plan(plan);
  const { worth, constant } = jointPlane(model, objective, byChannel, box);
  const own = byChannel.map((draws, c) => draws.map((draw, d) => worth[c]![d]! * draw));
  const total = constant.map((sum, d) => own.reduce((all, draws) => all + draws[d]!, sum));
  const share = sharesOf(own, total);
  const shift = own.map((draws, c) => draws.map((draw, d) => share[c]! * total[d]! - draw));
  const values = new Float64Array(model.nDraws);
  const weights = new Float64Array(model.nDraws);
  let last = { channel: -1, spend: NaN };
  const tilt = (channel: number, spend: number): void => {
    if (last.channel === channel && last.spend === spend) return;
    last = { channel, spend };
    const draws = known.response(channel, spend);
    for (let d = 0; d < values.length; d++) values[d] = worth[channel]![d]! * draws[d]! + shift[channel]![d]!;
    postureWeights(values, posture, weights);
  };
  const reached = new Float64Array(model.nDraws);
  const slopes = new Float64Array(model.nDraws);
  const slopesOf = (channel: number, spend: number): Float64Array => {
    const [draws, own] = [known.slope(channel, spend), worth[channel]!];
    for (let d = 0; d < slopes.length; d++) slopes[d] = own[d]! * draws[d]!;
    return slopes;
  };
  const sum = (draws: Float64Array): number => {
    let all = 0;
    for (let d = 0; d < draws.length; d++) all += weights[d]! * draws[d]!;
    return all;
  };
  const isPlain = worth.map((row) => row.every((w) => w >= 0));
  const curves = withCosts(model, objective, set, wishes, {
    response: (channel, spend) => (tilt(channel, spend), sum(values)),
    slope: (channel, spend) => (tilt(channel, spend), sum(slopesOf(channel, spend))),
    reach: (channel, from, to) => {
      const draws = known.response(channel, from);
      const rises = known.slope(channel, from);
      const own = worth[channel]!;
      const moved = shift[channel]!;
      for (let d = 0; d < reached.length; d++) reached[d] = own[d]! * (draws[d]! + (to - from) * rises[d]!) + moved[d]!;
      return postureAverage(reached, posture);
    },
  });
  return {
    curves: {
      ...curves,
      isConcave: (channel) => model.channels[channel]!.noCurve !== "",
      isTangentBound: (channel) => {
        const { noCurve, shape } = model.channels[channel]!;
        return noCurve === "" && shape === "concave" && isPlain[channel]!;
      },
    },
    constant: model.channels.reduce(
      (all, { noCurve }, c) => all + (noCurve ? postureAverage(shift[c]!, posture) : 0),
      0,
    ),
  };
}

/** Covariances with the total, none below 0 (a fall that follows a rise would loosen the bound), as shares of 1. */
function sharesOf(own: readonly Float64Array[], total: Float64Array): number[] {
  const along = own.map((draws) => Math.max(0, covariance(draws, total)));
  const sum = along.reduce((all, part) => all + part, 0);
  return along.map((part) => (sum > 0 ? part / sum : 1 / own.length));
}

const meanOf = (draws: Float64Array): number => draws.reduce((sum, draw) => sum + draw, 0) / draws.length;

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return a.reduce((sum, value, d) => sum + (value - meanA) * (b[d]! - meanB), 0);
}
