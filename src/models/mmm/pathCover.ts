import type { SaturationSeries, SaturationShape } from "../../media";

/** Straight pieces that bridge the convex part of S-shaped curves: from..to by exposure; `to` <= `from` where none is needed. */
export interface Chord {
  readonly from: Float64Array; // [draw][period of run and maxLag]
  readonly to: Float64Array;
  readonly value: Float64Array; // curve at `from`
  readonly slope: Float64Array;
  /** What is added to the curve beyond `to` so that the pieces join. */
  readonly lift: Float64Array;
}

/** Halvings in which the touching point of a chord is looked for. */
const halvings = 16;

/**
 * The least concave functions above S-shaped curves (convex, then concave) on exposures low..high: from `low` a straight
 * line up to the point at which it touches the curve, then the curve. The touching point T solves
 *   f(T) − f(low) = f'(T) (T − low);
 * it is approached from below, where the tangent is steeper and so never too low.
 */
export function coverChords(
  saturation: SaturationShape,
  parameters: Float64Array,
  parametersAt: (at: number) => number,
  low: Float64Array,
  high: Float64Array,
): Chord {
  const chord: Chord = {
    ...{ from: low, to: Float64Array.from(low), value: new Float64Array(low.length) },
    ...{ slope: new Float64Array(low.length), lift: new Float64Array(low.length) },
  };
  for (let at = 0; at < low.length; at++) {
    const [from, end, p] = [low[at]!, high[at]!, parametersAt(at)];
    if (!(end > from)) continue;
    const value = saturation.value(from, parameters, p);
    /** Negative while a line from the low end still has to go further to touch the curve. */
    const past = (x: number): number =>
      saturation.value(x, parameters, p) - value - saturation.slope(x, parameters, p) * (x - from);
    if (past(from + 0.02 * (end - from)) >= 0 && past(from + 1e-4 * (end - from)) >= 0) continue; // concave already
    const rise = saturation.value(end, parameters, p) - value;
    if (past(end) <= 0) {
      [chord.to[at], chord.value[at], chord.slope[at]] = [end, value, rise / (end - from)];
      continue;
    }
    let [left, right] = [from, end];
    for (let k = 0; k < halvings; k++) {
      const middle = (left + right) / 2;
      if (past(middle) < 0) left = middle;
      else right = middle;
    }
    [chord.to[at], chord.value[at], chord.slope[at]] = [left, value, saturation.slope(left, parameters, p)];
    chord.lift[at] = Math.max(0, -past(left));
  }
  return chord;
}

/** Replaces the curve by the chord where exposures lie under it; `offset` is the draw's place in the chords. */
export function underChord(chord: Chord, offset: number, exposure: Float64Array, out: SaturationSeries): void {
  const { value, byExposure } = out;
  for (let t = 0; t < exposure.length; t++) {
    const at = offset + t;
    if (!(chord.to[at]! > chord.from[at]!)) continue;
    if (exposure[t]! < chord.to[at]!) {
      value[t] = chord.value[at]! + chord.slope[at]! * (exposure[t]! - chord.from[at]!);
      byExposure[t] = chord.slope[at]!;
    } else value[t]! += chord.lift[at]!;
  }
}
