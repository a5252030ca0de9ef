import type { OwnEffects, PartCover, PartDerivatives, PathDerivatives, PathPart, PathResponse } from "../../models";
import { ofChannel } from "./coverParts";

/** What a flight aims at besides its outcome, channel by channel; [channel]. */
export interface FlightAims {
  /** How much more an outcome of the channel's own counts. */
  readonly gain: Float64Array;
  /** What a unit of its money costs, in outcomes. */
  readonly cost: Float64Array;
  /** The price of missing the wished share of the budget: weight × (spend / budget − share)², in outcomes. */
  readonly weight: Float64Array;
  readonly share: Float64Array;
  readonly budget: number;
}

export const noAims = (channels: number, budget: number): FlightAims => ({
  ...{ gain: new Float64Array(channels), cost: new Float64Array(channels), budget },
  ...{ weight: new Float64Array(channels), share: new Float64Array(channels) },
});

/**
 * A path whose mean counts further aims:  F(x) + Σ_c [gain_c E_c(x_c) − cost_c s_c − weight_c (s_c / budget − share_c)²],
 * s_c the channel's spend over the flight, E_c what it brings on its own. As concave as the path.
 */
export function withAims(path: PathResponse, aims: FlightAims): PathResponse {
  const { periods, channels } = path;
  const { gain } = aims;
  const owns = Array.from({ length: channels }, (_, c) => (gain[c]! > 0 ? path.own(c) : null));
  const scratch: PartDerivatives = {
    gradient: new Float64Array(periods),
    curvature: new Float64Array(periods * periods),
  };

  /** Adds a channel's aims to its derivatives; returns their value. */
  function added(
    c: number,
    spend: Float64Array,
    own: OwnEffects["evaluate"] | null,
    out: PartDerivatives | null,
  ): number {
    let value = addSpendAims(aims, c, spend, out);
    if (!own) return value;
    const into = out && { gradient: scratch.gradient, curvature: out.curvature && scratch.curvature };
    value += gain[c]! * own(spend, into);
    out?.gradient.forEach((slope, t) => (out.gradient[t] = slope + gain[c]! * scratch.gradient[t]!));
    out?.curvature?.forEach((bend, at) => (out.curvature![at] = bend + gain[c]! * scratch.curvature![at]!));
    return value;
  }

  function evaluate(spend: Float64Array, out: PathDerivatives | null): number {
    let value = path.evaluate(spend, out);
    for (let c = 0; c < channels; c++) {
      const own = out && { gradient: ofChannel(out.gradient, c, channels), curvature: out.curvature?.[c] ?? null };
      value += added(c, ofChannel(spend, c, channels), owns[c]?.evaluate ?? null, own);
      own?.gradient.forEach((slope, t) => (out!.gradient[t * channels + c] = slope));
    }
    return value;
  }

  function aimed(part: PathPart, c: number): PathPart {
    return {
      isConcave: part.isConcave,
      cover(lower, upper): PartCover {
        const [plain, own] = [part.cover(lower, upper), owns[c]?.cover(lower, upper)];
        return {
          evaluate(spend, out) {
            const value = plain.evaluate(spend, out);
            return value + added(c, spend, own?.evaluate ?? null, out);
          },
          gaps(spend) {
            const more = own?.gaps(spend);
            return plain.gaps(spend).map((gap, t) => gap + gain[c]! * (more?.[t] ?? 0));
          },
        };
      },
    };
  }

  return {
    ...path,
    evaluate,
    parts(near) {
      const parts = path.parts(near);
      return parts && { constant: parts.constant, channels: parts.channels.map(aimed) };
    },
    thin: (nDraws) => withAims(path.thin(nDraws), aims),
  };
}

/** −cost · s − weight · (s / budget − share)²  with its derivatives added. */
function addSpendAims(
  { cost, weight, share, budget }: FlightAims,
  c: number,
  spend: Float64Array,
  out: PartDerivatives | null,
): number {
  const total = spend.reduce((sum, x) => sum + x, 0);
  const miss = total / budget - share[c]!;
  const slope = cost[c]! + (2 * weight[c]! * miss) / budget;
  const bend = (2 * weight[c]!) / (budget * budget);
  out?.gradient.forEach((own, t) => (out.gradient[t] = own - slope));
  if (bend > 0) out?.curvature?.forEach((own, at) => (out.curvature![at] = own - bend));
  return -cost[c]! * total - weight[c]! * miss * miss;
}
