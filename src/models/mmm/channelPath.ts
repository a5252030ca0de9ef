import type { SaturationSeries } from "../../media";
import type { PartCover, PartDerivatives } from "../pathResponse";
import { coverEffects, type EffectSeries } from "./channelCover";
import type { FittedDraws } from "./fittedDraws";
import type { Chord } from "./pathCover";

/** Where a run of periods lies and what an effect in each of them counts. */
export interface PathSpan {
  /** Its first period, as an index of the history (its length: right after it). */
  readonly from: number;
  readonly periods: number;
  readonly demand: Float64Array; // [period]
}

/**
 * What the effects a of a channel are worth beside another's:  Σ_t count_t · (a_t − dent_t √a_t),  count > 0, dent >= 0;
 * [draw][period of run and maxLag].
 */
export interface EffectWorth {
  readonly count: Float64Array;
  readonly dent: Float64Array;
}

/** One channel's part of a path; spends in money, [period]. */
export interface ChannelPath {
  readonly isConcave: boolean;
  readonly isSteep: boolean;
  /** Periods of the run and of the maxLag after it. */
  readonly length: number;
  /** Mean value; its derivatives count one more of an effect by `pull`, [draw][period of length], or by demand (null). */
  evaluate(spend: Float64Array, out: PartDerivatives | null, pull: Float64Array | null): number;
  /** Effects, what earlier spends left included, [draw][period of length]. */
  effects(spend: Float64Array): Float64Array;
  draws(spend: Float64Array, out: Float64Array, from: number): void;
  /**
   * A concave function nowhere under what the channel brings for spends in a box: its mean value, or with `worth` the mean
   * worth of its effects, those of earlier spends included.
   */
  coverer(worth: EffectWorth | null): (lower: Float64Array, upper: Float64Array) => PartCover;
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

  const curve: EffectSeries = (d, at, out, count) => saturation.evaluate(at, 0, count, values, satAt(d), out);

  function addGradient(d: number, gradient: Float64Array, counts: Float64Array, at: number): void {
    const scale = factorOf(d) / (unit * nDraws);
    for (let t = 0; t < periods; t++) {
      let sum = 0;
      for (let lag = 0; lag < nLags; lag++)
        sum += weights[d * nLags + lag]! * counts[at + t + lag]! * here.byExposure[t + lag]!;
      gradient[t]! += scale * sum;
    }
  }

  function addCurvature(
    d: number,
    curvature: Float64Array,
    counts: Float64Array,
    at: number,
    effects: EffectSeries,
  ): void {
    for (let t = 0; t < length; t++) nudged[t] = exposure[t]! * (1 + step) + step * step;
    effects(d, nudged, there, length, null);
    const scale = (factorOf(d) * every) / (unit * unit * nDraws);
    for (let t = 0; t < length; t++) {
      const bend = (there.byExposure[t]! - here.byExposure[t]!) / (nudged[t]! - exposure[t]!);
      if (!(bend < 0)) continue; // convex runs must not send the search to infinity
      const weight = scale * Math.max(0, counts[at + t]!) * bend;
      const [first, last] = [Math.max(0, t - nLags + 1), Math.min(t, periods - 1)];
      for (let i = first; i <= last; i++) {
        const own = weight * weights[d * nLags + t - i]!;
        for (let j = first; j <= last; j++) curvature[i * periods + j]! += own * weights[d * nLags + t - j]!;
      }
    }
  }

  /** Mean over the draws of Σ count · (effect − what it was at the start); derivatives by `pull`, or by the counts too. */
  function total(
    spend: Float64Array,
    out: PartDerivatives | null,
    effects: EffectSeries,
    counts: Float64Array | null,
    pull: Float64Array | null,
    from: Float64Array | null,
  ): number {
    out?.gradient.fill(0);
    out?.curvature?.fill(0);
    const slopes = pull ?? counts;
    let sum = 0;
    for (let d = 0; d < nDraws; d++) {
      expose(d, spend);
      effects(d, exposure, here, length, null);
      const [row, at] = [d * length, counts ? d * length : 0];
      const own = counts ?? demand;
      let worth = 0;
      for (let t = 0; t < length; t++) worth += own[at + t]! * (here.value[t]! - (from ? from[row + t]! : 0));
      sum += factorOf(d) * worth;
      if (!out) continue;
      addGradient(d, out.gradient, slopes ?? demand, slopes ? row : 0);
      if (out.curvature && d % every === 0) addCurvature(d, out.curvature, slopes ?? demand, slopes ? row : 0, effects);
    }
    return sum / nDraws;
  }

  return {
    isConcave: saturation.isConcave,
    isSteep: saturation.slope(1e-12, values, satAt(0)) > 2 * saturation.slope(1e-6, values, satAt(0)),
    length,
    evaluate: (spend, out, pull) => total(spend, out, curve, null, pull, start),
    effects(spend) {
      const all = new Float64Array(nDraws * length);
      for (let d = 0; d < nDraws; d++) {
        expose(d, spend);
        curve(d, exposure, here, length, null);
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
    coverer(worth) {
      const isDented = worth?.dent.some((dent) => dent > 0) ?? false;
      const counts = worth?.count ?? null;
      let known: Chord | null = null;
      return (lower, upper) => {
        const isBent = !saturation.isConcave || isDented;
        const range = isBent ? { low: exposures(lower), high: exposures(upper) } : null;
        const dent = isDented ? worth!.dent : null;
        const { covered, plain, chords } = coverEffects({ length, curve, dent, factorOf, range, known });
        known = chords;
        return {
          evaluate: (spend, out) => total(spend, out, covered, counts, null, worth ? null : start),
          gaps: (spend) =>
            range ? gapsBetween(spend, lower, range.low, covered, plain, counts) : new Float64Array(periods),
        };
      };
    },
  };

  /** Exposures of all draws, [draw][period of length]. */
  function exposures(spend: Float64Array): Float64Array {
    const all = new Float64Array(nDraws * length);
    for (let d = 0; d < nDraws; d++) {
      expose(d, spend);
      all.set(exposure, d * length);
    }
    return all;
  }

  /** What a cover adds, by the spends above the box's lower end that bring the exposures under its chords. */
  function gapsBetween(
    spend: Float64Array,
    lower: Float64Array,
    low: Float64Array,
    covered: EffectSeries,
    plain: EffectSeries,
    counts: Float64Array | null,
  ): Float64Array {
    const gaps = new Float64Array(periods);
    for (let d = 0; d < nDraws; d++) {
      expose(d, spend);
      covered(d, exposure, here, length, null);
      plain(d, exposure, there, length, null);
      for (let t = 0; t < length; t++) {
        const count = counts ? counts[d * length + t]! : demand[t]!;
        const gap = (factorOf(d) * count * (here.value[t]! - there.value[t]!)) / nDraws;
        const room = (exposure[t]! - low[d * length + t]!) * unit;
        if (!(gap > 0) || !(room > 0)) continue;
        for (let lag = Math.max(0, t - periods + 1); lag < nLags && lag <= t; lag++)
          gaps[t - lag]! += (gap * weights[d * nLags + lag]! * (spend[t - lag]! - lower[t - lag]!)) / room;
      }
    }
    return gaps;
  }
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
