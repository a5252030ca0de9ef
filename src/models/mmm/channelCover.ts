import type { SaturationSeries } from "../../media";
import { type Chord, coverChords, type DrawCurve, underChord } from "./pathCover";

/** Sets one draw's effects and their slopes at the exposures of a run. */
export type EffectSeries = DrawCurve;

/** The effects of a channel's draws and what is to be laid over them. */
export interface EffectQuestion {
  readonly length: number;
  readonly curve: DrawCurve;
  /** What is taken off an effect a besides: dent · √a, in units of a, [draw][period]; null for nothing. */
  readonly dent: Float64Array | null;
  /** An effect's size by draw: a = factor · curve. */
  factorOf(draw: number): number;
  /** Exposures within which the cover holds, [draw][period]; null where the effects are concave as they stand. */
  /** Chords of the same effects over another range. */
  readonly known: Chord | null;
  readonly range: { readonly low: Float64Array; readonly high: Float64Array } | null;
}

/** The root of an effect of nothing rises without limit: its slope is that of this root. */
const speck = 1e-6;

/**
 * Effects with their dents,  ψ(x) = curve(x) − dent/√factor · √curve(x),  and the least concave functions above them (a
 * dent makes even a concave curve convex near 0).
 */
export function coverEffects({ length, curve, dent, factorOf, range, known }: EffectQuestion): {
  readonly plain: EffectSeries;
  readonly covered: EffectSeries;
  readonly chords: Chord | null;
} {
  const plain: EffectSeries = dent
    ? (d, exposure, out, count, places) => {
        curve(d, exposure, out, count, places);
        const size = factorOf(d) > 0 ? 1 / Math.sqrt(factorOf(d)) : 0;
        for (let k = 0; k < count; k++) addDent(out, k, dent[d * length + (places ? places[k]! : k)]! * size);
      }
    : curve;
  if (!range) return { plain, covered: plain, chords: null };
  const chords = coverChords(plain, range.low, range.high, length, known);
  return {
    plain,
    chords,
    covered(d, exposure, out) {
      plain(d, exposure, out, length, null);
      underChord(chords, d * length, exposure, out);
    },
  };
}

function addDent({ value, byExposure }: SaturationSeries, t: number, dent: number): void {
  const root = Math.sqrt(value[t]!);
  byExposure[t]! *= 1 - dent / (2 * Math.max(speck, root));
  value[t]! -= dent * root;
}
