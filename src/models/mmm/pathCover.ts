import type { SaturationSeries } from "../../media";

/** Straight pieces that bridge the convex part of S-shaped curves: from..to by exposure; `to` <= `from` where none is needed. */
export interface Chord {
  readonly from: Float64Array; // [draw][period of run and maxLag]
  readonly to: Float64Array;
  readonly value: Float64Array; // curve at `from`
  readonly slope: Float64Array;
  /** What is added to the curve beyond `to` so that the pieces join. */
  readonly lift: Float64Array;
}

/** Sets values and slopes of one draw's curves at the first `count` exposures; they stand in the run at `places` (null: 0, 1, …). */
export type DrawCurve = (
  draw: number,
  exposure: Float64Array,
  out: SaturationSeries,
  count: number,
  places: Int32Array | null,
) => void;

/** How near the touching point of a chord is sought, as a share of the chord, and in how many steps at most. */
const near = 1e-4;
const mostSteps = 40;
/** The slope kept where a curve is concave as it stands. */
const concave = -1;
/** A chord shorter than this share of its range counts as none. */
const least = 1e-6;

/**
 * The least concave functions above S-shaped curves (convex, then concave) on exposures low..high: from `low` a straight
 * line up to the point at which it touches the curve, then the curve. The touching point T solves
 *   f(T) − f(low) = f'(T) (T − low);
 * it is approached from below, where the tangent is steeper and so never too low: by secants within a bracket, `length`
 * curves of a draw at a time. `known`: chords of the same curves over other exposures; those that start alike are taken
 * over, the others start from them.
 */
export function coverChords(
  curve: DrawCurve,
  low: Float64Array,
  high: Float64Array,
  length: number,
  known: Chord | null,
): Chord {
  const chord: Chord = {
    ...{ from: low, to: Float64Array.from(low), value: new Float64Array(low.length) },
    ...{ slope: new Float64Array(low.length), lift: new Float64Array(low.length) },
  };
  const brackets = createBrackets(length);
  const { curve: here, places, at: spots } = brackets;
  let last = NaN; // where the curve before touched
  for (let offset = 0, d = 0; offset < low.length; offset += length, d++) {
    let open = 0;
    for (let t = 0; t < length; t++) {
      const at = offset + t;
      const isKnown = known !== null && takeOver(known, chord, at, high[at]!);
      if (known && known.to[at]! > known.from[at]!) last = known.to[at]!;
      if (!brackets.open(t, isKnown ? 0 : high[at]! - low[at]!, last - low[at]!)) continue;
      spots[open] = low[at]!;
      places[open++] = t;
    }
    curve(d, spots, here, open, places);
    for (let k = 0; k < open; k++) chord.value[offset + places[k]!] = here.value[k]!;
    for (let step = 0; step < mostSteps && open > 0; step++) {
      for (let k = 0; k < open; k++) spots[k] = low[offset + places[k]!]! + brackets.next[places[k]!]!;
      curve(d, spots, here, open, places);
      let still = 0;
      for (let k = 0; k < open; k++) {
        const t = places[k]!;
        if (brackets.narrow(t, here.value[k]! - chord.value[offset + t]!, here.byExposure[k]!)) places[still++] = t;
      }
      open = still;
    }
    for (let t = 0; t < length; t++) {
      const at = offset + t;
      if (brackets.room[t] === 0) continue;
      if (brackets.left[t] === 0) chord.slope[at] = concave;
      if (brackets.left[t] === 0) continue;
      chord.to[at] = last = low[at]! + brackets.left[t]!;
      chord.slope[at] = brackets.slope[t]!;
      chord.lift[at] = brackets.lift[t]!;
    }
  }
  return chord;
}

/** Whether what a known chord says from the same start holds up to `high`: that it touches before, or that none is needed. */
function takeOver(known: Chord, chord: Chord, at: number, high: number): boolean {
  if (known.from[at] !== chord.from[at]) return false;
  const isNone = known.to[at] === known.from[at] && known.slope[at] === concave;
  const isWhole = known.lift[at] === 0;
  if (!isNone && (isWhole ? known.to[at] !== high : known.to[at]! > high)) return false;
  chord.to[at] = known.to[at]!;
  chord.value[at] = known.value[at]!;
  chord.slope[at] = known.slope[at]!;
  chord.lift[at] = known.lift[at]!;
  return true;
}

/**
 * Where touching points lie, measured from the low end: behind `left`, before `right` (NaN: not seen yet), by the sign of
 *   past(x) = f(x) − f(low) − f'(x) (x − low),  below 0 while a line still has to go further to touch.
 */
function createBrackets(length: number) {
  const row = (): Float64Array => new Float64Array(length);
  const isOpen = new Uint8Array(length);
  const [room, left, right, slope, lift] = [row(), row(), row(), row(), row()];
  const [next, guess, before, pastBefore] = [row(), row(), row(), row()];

  function nextPlace(t: number, x: number, past: number): number {
    const [low, high] = [left[t]!, right[t]!];
    const root = x - (past * (x - before[t]!)) / (past - pastBefore[t]!);
    if (Number.isNaN(high) && low < guess[t]! / 8) return guess[t]!;
    if (root > low && !(root >= (high || room[t]!)) && root > x / 4) {
      const aim = past < 0 ? root * (1 + near / 3) : root * (1 - near / 3);
      return Math.min(high || room[t]!, Math.max(low, aim));
    }
    return high ? Math.max(0.85 * high, (low + high) / 2) : Math.min(room[t]!, 3 * low);
  }

  return {
    ...{ room, left, slope, lift, next, at: row(), places: new Int32Array(length) },
    curve: { value: row(), byExposure: row(), byParameter: [row(), row()] },
    /** A curve that is convex at its low end shows so at once: without that no chord is needed. */
    open(t: number, space: number, way: number): boolean {
      room[t] = Math.max(0, space);
      left[t] = slope[t] = lift[t] = before[t] = 0;
      right[t] = pastBefore[t] = NaN;
      guess[t] = Math.min(way, space);
      next[t] = least * space;
      isOpen[t] = space > 0 ? 1 : 0;
      return space > 0;
    },
    /** Takes in what the curve is at `next` (rise above the low end, slope) and chooses where to look next; false: done. */
    narrow(t: number, rise: number, steepness: number): boolean {
      const x = next[t]!;
      const past = rise - steepness * x;
      if (past < 0) {
        left[t] = x;
        slope[t] = steepness;
        lift[t] = -past;
        if (x >= room[t]!) {
          slope[t] = rise / x;
          lift[t] = isOpen[t] = 0;
        }
      } else {
        right[t] = x;
        if (left[t] === 0) isOpen[t] = 0;
      }
      if (right[t]! - left[t]! <= near * left[t]!) isOpen[t] = 0;
      if (isOpen[t]) next[t] = nextPlace(t, x, past);
      before[t] = x;
      pastBefore[t] = past;
      return isOpen[t] === 1;
    },
  };
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
