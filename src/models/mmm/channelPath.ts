import type { SaturationSeries } from "../../media";
import type { FittedDraws } from "./fittedDraws";
import { type Chord, coverChords, underChord } from "./pathCover";

/** Where a run of periods lies and what an effect in each of them counts. */
export interface PathSpan {
  /** Its first period, as an index of the history (its length: right after it). */
  readonly from: number;
  readonly periods: number;
  readonly demand: Float64Array; // [period]
}

/** Derivatives of one channel: by period, and [period × periods + period] or null. */
export interface ChannelDerivatives {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array | null;
}

/** One channel's part of a path; spends in money, [period]. */
export interface ChannelPath {
  readonly isConcave: boolean;
  readonly isSteep: boolean;
  /** Periods of the run and of the maxLag after it. */
  readonly length: number;
  /** Mean value; its derivatives count one more of an effect by `pull`, [draw][period of length], or by demand (null). */
  evaluate(
    spend: Float64Array,
    out: ChannelDerivatives | null,
    chords: Chord | null,
    pull: Float64Array | null,
  ): number;
  /** Effects, what earlier spends left included, [draw][period of length]; on the chords where there are some. */
  effects(spend: Float64Array, chords: Chord | null): Float64Array;
  draws(spend: Float64Array, out: Float64Array, from: number): void;
  chords(lower: Float64Array, upper: Float64Array): Chord;
  /** How far the chords lie above the curve, by the period whose spend causes it. */
  gaps(spend: Float64Array, chords: Chord): Float64Array;
}

/** Curvature only steers the search, so it is taken from a part of the draws. */
const curvatureDraws = 64;
/** Step of the numerical second derivative of the curve, as a share of the exposure. */
const step = 1e-4;

/**
 * Effects of a channel whose spends carry over first and saturate then, over a run of periods and the maxLag after it,
 * per draw (the other order: `createSaturatedPath`):
 *   exposure_t = carried_t + Σ_l weight_l · spend_{t−l} / unit,  value = Σ_t demand_t · factor · [sat(exposure_t) − sat(carried_t)]
 */
export function createChannelPath(fit: FittedDraws, c: number, span: PathSpan): ChannelPath {
  const { shape, shapeAt, coefficientAt } = fit.channels[c]!;
  const { saturation, carryover } = shape;
  const { nDraws, values, width } = fit;
  const { periods } = span;
  const unit = fit.scaling.spendUnit[c]!;
  const length = periods + carryover.maxLag;
  const demand = Float64Array.from({ length }, (_, t) => span.demand[t] ?? 1);
  const nLags = carryover.maxLag + 1;
  const { weights, carried } = carriedExposures(fit, c, span, length);
  const satAt = (d: number): number => d * width + shapeAt + carryover.parameterNames.length;
  const factorOf = (d: number): number => fit.scaling.outcomeSd * values[d * width + coefficientAt]!;
  const start = carried.map((x, at) => saturation.value(x, values, satAt(Math.floor(at / length))));
  const exposure = new Float64Array(length);
  const nudged = new Float64Array(length);
  const here = series(saturation.parameterNames.length, length);
  const there = series(saturation.parameterNames.length, length);
  const every = Math.max(1, Math.floor(nDraws / curvatureDraws));

  function expose(d: number, spend: Float64Array): void {
    for (let t = 0; t < length; t++) exposure[t] = carried[d * length + t]!;
    for (let t = 0; t < periods; t++) {
      const amount = spend[t]! / unit;
      if (amount === 0) continue;
      for (let lag = 0; lag < nLags; lag++) exposure[t + lag]! += weights[d * nLags + lag]! * amount;
    }
  }

  function addGradient(d: number, gradient: Float64Array, pull: Float64Array | null): void {
    const scale = factorOf(d) / (unit * nDraws);
    const counts = pull ? pull.subarray(d * length, (d + 1) * length) : demand;
    for (let t = 0; t < periods; t++) {
      let sum = 0;
      for (let lag = 0; lag < nLags; lag++)
        sum += weights[d * nLags + lag]! * counts[t + lag]! * here.byExposure[t + lag]!;
      gradient[t]! += scale * sum;
    }
  }

  function addCurvature(d: number, curvature: Float64Array, chords: Chord | null, pull: Float64Array | null): void {
    for (let t = 0; t < length; t++) nudged[t] = exposure[t]! * (1 + step) + step * step;
    saturation.evaluate(nudged, 0, length, values, satAt(d), there);
    const scale = (factorOf(d) * every) / (unit * unit * nDraws);
    for (let t = 0; t < length; t++) {
      if (chords && exposure[t]! < chords.to[d * length + t]!) continue;
      const bend = (there.byExposure[t]! - here.byExposure[t]!) / (nudged[t]! - exposure[t]!);
      if (!(bend < 0)) continue; // convex runs must not send the search to infinity
      const weight = scale * (pull ? Math.max(0, pull[d * length + t]!) : demand[t]!) * bend;
      const [first, last] = [Math.max(0, t - nLags + 1), Math.min(t, periods - 1)];
      for (let i = first; i <= last; i++) {
        const own = weight * weights[d * nLags + t - i]!;
        for (let j = first; j <= last; j++) curvature[i * periods + j]! += own * weights[d * nLags + t - j]!;
      }
    }
  }

  function evaluate(
    spend: Float64Array,
    out: ChannelDerivatives | null,
    chords: Chord | null,
    pull: Float64Array | null,
  ): number {
    let total = 0;
    for (let d = 0; d < nDraws; d++) {
      expose(d, spend);
      saturation.evaluate(exposure, 0, length, values, satAt(d), here);
      if (out?.curvature && d % every === 0) addCurvature(d, out.curvature, chords, pull);
      if (chords) underChord(chords, d * length, exposure, here);
      let sum = 0;
      for (let t = 0; t < length; t++) sum += demand[t]! * (here.value[t]! - start[d * length + t]!);
      total += factorOf(d) * sum;
      if (out) addGradient(d, out.gradient, pull);
    }
    return total / nDraws;
  }

  return {
    isConcave: saturation.isConcave,
    isSteep: saturation.slope(1e-12, values, satAt(0)) > 2 * saturation.slope(1e-6, values, satAt(0)),
    length,
    evaluate,
    effects(spend, chords) {
      const all = new Float64Array(nDraws * length);
      for (let d = 0; d < nDraws; d++) {
        expose(d, spend);
        saturation.evaluate(exposure, 0, length, values, satAt(d), here);
        if (chords) underChord(chords, d * length, exposure, here);
        for (let t = 0; t < length; t++) all[d * length + t] = factorOf(d) * here.value[t]!;
      }
      return all;
    },
    draws(spend, out, from) {
      for (let d = 0; d < nDraws; d++) {
        expose(d, spend);
        let sum = 0;
        for (let t = from; t < length; t++)
          sum += demand[t]! * (saturation.value(exposure[t]!, values, satAt(d)) - start[d * length + t]!);
        out[d]! += factorOf(d) * sum;
      }
    },
    chords(lower, upper) {
      const [low, high] = [lower, upper].map((spend) => {
        const all = new Float64Array(nDraws * length);
        for (let d = 0; d < nDraws; d++) {
          expose(d, spend);
          all.set(exposure, d * length);
        }
        return all;
      });
      return coverChords(saturation, values, (at) => satAt(Math.floor(at / length)), low!, high!);
    },
    gaps(spend, chords) {
      const gaps = new Float64Array(periods);
      for (let d = 0; d < nDraws; d++) {
        expose(d, spend);
        saturation.evaluate(exposure, 0, length, values, satAt(d), here);
        const plain = Float64Array.from(here.value);
        underChord(chords, d * length, exposure, here);
        for (let t = 0; t < length; t++) {
          const gap = (factorOf(d) * demand[t]! * (here.value[t]! - plain[t]!)) / nDraws;
          for (let lag = 0; lag < nLags; lag++)
            if (t - lag >= 0 && t - lag < periods) gaps[t - lag]! += weights[d * nLags + lag]! * gap;
        }
      }
      return gaps;
    },
  };
}

/** Room for a curve's values and slopes over a run of periods. */
export function series(nParameters: number, length: number): SaturationSeries {
  return {
    value: new Float64Array(length),
    byExposure: new Float64Array(length),
    byParameter: Array.from({ length: nParameters }, () => new Float64Array(length)),
  };
}

/** Carryover weights per draw, and the exposure that spends before the run leave in it; [draw][period of run and maxLag]. */
function carriedExposures(fit: FittedDraws, c: number, { from }: PathSpan, length: number) {
  const { carryover } = fit.channels[c]!.shape;
  const nLags = carryover.maxLag + 1;
  const spends = fit.plan.history.channels[c]!.values;
  const unit = fit.scaling.spendUnit[c]!;
  const weights = new Float64Array(fit.nDraws * nLags);
  const carried = new Float64Array(fit.nDraws * length);
  const own = new Float64Array(nLags);
  const ignored = new Float64Array(Math.max(1, carryover.parameterNames.length) * nLags);
  for (let d = 0; d < fit.nDraws; d++) {
    carryover.weights(fit.values, d * fit.width + fit.channels[c]!.shapeAt, own, ignored);
    weights.set(own, d * nLags);
    for (let t = 0; t < nLags - 1; t++)
      for (let lag = t + 1; lag < nLags; lag++)
        if (t < length) carried[d * length + t]! += (own[lag]! * (spends[from + t - lag] ?? 0)) / unit;
  }
  return { weights, carried };
}
