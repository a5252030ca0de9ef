import type { Interaction } from "../responseModel";
import type { FittedDraws, PairPlace } from "./fittedDraws";
import type { Horizon } from "./horizon";
import type { HorizonResponse } from "./horizonResponse";

/**
 * The pairs' joint effects over a planning horizon in the form every plan takes, strength · √(R_a R_b):
 *   strength = s · Σ_t [√(a_t b_t) at the current spends − the same without them] / √(R_a R_b)
 * per draw, so that the current plan's joint effect is exactly that of the fit; how far two channels work in the same
 * periods is taken from there. A channel without current spend is asked at its largest spend seen.
 */
export function horizonInteractions(
  fit: FittedDraws,
  { spend, seen }: Horizon,
  responses: (channel: number) => HorizonResponse,
): Interaction[] {
  const amount = (c: number): number => spend[c]! || seen[c]!.to;
  return fit.pairs.map((pair): Interaction => {
    const overlap = overlapOf(
      responses(pair.a).effects(amount(pair.a)),
      responses(pair.b).effects(amount(pair.b)),
      fit,
    );
    const strength = overlap.map((share, d) => share * strengthOf(fit, pair, d));
    return { a: pair.a, b: pair.b, strength };
  });
}

function strengthOf(fit: FittedDraws, { strengthAt }: PairPlace, d: number): number {
  return fit.values[d * fit.width + strengthAt]!;
}

type Effects = ReturnType<HorizonResponse["effects"]>;

/** Joint part of two channels' effects over the geometric mean of their sums, per draw; 0 where either brings nothing. */
function overlapOf(a: Effects, b: Effects, { nDraws }: FittedDraws): Float64Array {
  const length = Math.min(a.length, b.length);
  return Float64Array.from({ length: nDraws }, (_, d) => {
    let joint = 0;
    for (let t = 0; t < length; t++) {
      const [i, j] = [d * a.length + t, d * b.length + t];
      joint += Math.sqrt(a.effect[i]! * b.effect[j]!) - Math.sqrt(a.without[i]! * b.without[j]!);
    }
    const product = gainOf(a, d) * gainOf(b, d);
    return product > 0 ? joint / Math.sqrt(product) : 0;
  });
}

function gainOf({ effect, without, length }: Effects, d: number): number {
  let gain = 0;
  for (let i = d * length; i < (d + 1) * length; i++) gain += effect[i]! - without[i]!;
  return gain;
}
