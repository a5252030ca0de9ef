import type { Interaction } from "../responseModel";
import type { FittedDraws, PairPlace } from "./fittedDraws";
import type { Horizon } from "./horizon";
import type { HorizonEffects, HorizonResponse } from "./horizonResponse";

/**
 * The pairs' joint effects over a planning horizon in the form every plan takes, strength · √(R_a R_b):
 *   strength = s · Σ_t [√(a_t b_t) at the current spends − the same without them] / √(R_a R_b)
 * per draw, so that the current plan's joint effect is exactly that of the fit; how far two channels work in the same
 * periods is taken from there. A channel without current spend is asked at its largest spend seen. A pair's strengths are
 * computed when they are first asked.
 */
export function horizonInteractions(
  fit: FittedDraws,
  { spend, seen }: Horizon,
  responses: (channel: number) => HorizonResponse,
): Interaction[] {
  const effectsOf = (c: number): HorizonEffects => responses(c).effects(spend[c]! || seen[c]!.to);
  return fit.pairs.map((pair): Interaction => {
    let known: Float64Array | null = null;
    const strengths = (): Float64Array =>
      overlapOf(effectsOf(pair.a), effectsOf(pair.b), fit).map((share, d) => share * strengthOf(fit, pair, d));
    return {
      ...{ a: pair.a, b: pair.b },
      get strength() {
        return (known ??= strengths());
      },
    };
  });
}

function strengthOf(fit: FittedDraws, { strengthAt }: PairPlace, d: number): number {
  return fit.values[d * fit.width + strengthAt]!;
}

/** Joint part of two channels' effects over the geometric mean of their sums, per draw; 0 where either brings nothing. */
function overlapOf(a: HorizonEffects, b: HorizonEffects, { nDraws }: FittedDraws): Float64Array {
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

function gainOf({ effect, without, length }: HorizonEffects, d: number): number {
  let gain = 0;
  for (let i = d * length; i < (d + 1) * length; i++) gain += effect[i]! - without[i]!;
  return gain;
}
