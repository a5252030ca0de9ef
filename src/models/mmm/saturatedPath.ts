import type { PartDerivatives } from "../pathResponse";
import { coverEffects, type EffectSeries } from "./channelCover";
import { type ChannelPath, type EffectWorth, type PathSpan, series } from "./channelPath";
import type { FittedDraws } from "./fittedDraws";
import { secantWorth } from "./secantWorth";

/**
 * Effects of a channel whose spends saturate in the period that pays for them and only then carry over: earlier spends
 * do not wear later ones down, so every amount stands alone. Per draw
 *   value = Σ_t factor · count_t · [sat(spend_t / unit) − sat(0)],   count_t = Σ_l weight_l · demand_{t+l}
 */
export function createSaturatedPath(
  fit: FittedDraws,
  c: number,
  { from: first, periods, demand }: PathSpan,
): ChannelPath {
  const { shape, shapeAt, coefficientAt } = fit.channels[c]!;
  const { saturation, carryover } = shape;
  const { nDraws, values, width } = fit;
  const unit = fit.scaling.spendUnit[c]!;
  const satAt = (d: number): number => d * width + shapeAt + carryover.parameterNames.length;
  const factorOf = (d: number): number => fit.scaling.outcomeSd * values[d * width + coefficientAt]!;
  const here = series(saturation.parameterNames.length, periods);
  const there = series(saturation.parameterNames.length, periods);
  const nudged = new Float64Array(periods);
  const exposure = new Float64Array(periods);
  const nLags = carryover.maxLag + 1;
  const length = periods + carryover.maxLag;
  const lagWeights = weightsOfDraws();
  const all = countsFrom(0, null);

  function weightsOfDraws(): Float64Array {
    const weights = new Float64Array(nDraws * nLags);
    const own = new Float64Array(nLags);
    const ignored = new Float64Array(Math.max(1, carryover.parameterNames.length) * nLags);
    for (let d = 0; d < nDraws; d++) {
      carryover.weights(values, d * width + shapeAt, own, ignored);
      weights.set(own, d * nLags);
    }
    return weights;
  }

  /** What an effect's start in a period counts for, [draw][period]; effects before period `start` are left out. */
  function countsFrom(start: number, pull: Float64Array | null): Float64Array {
    const counts = new Float64Array(nDraws * periods);
    for (let d = 0; d < nDraws; d++)
      for (let t = 0; t < periods; t++)
        for (let lag = Math.max(0, start - t); lag < nLags; lag++)
          counts[d * periods + t]! +=
            lagWeights[d * nLags + lag]! * (pull ? pull[d * length + t + lag]! : (demand[t + lag] ?? 1));
    return counts;
  }

  /** Effects of the spends before the run, per draw and period. */
  function leftBehind(): Float64Array {
    const spends = fit.plan.history.channels[c]!.values;
    const left = new Float64Array(nDraws * length);
    for (let d = 0; d < nDraws; d++)
      for (let lag = 1; lag < nLags; lag++)
        for (let t = 0; t < lag && t < length; t++) {
          const spend = spends[first + t - lag] ?? 0;
          left[d * length + t]! +=
            factorOf(d) * lagWeights[d * nLags + lag]! * saturation.value(spend / unit, values, satAt(d));
        }
    return left;
  }
  let earlier: Float64Array | null = null;
  const before = (): Float64Array => (earlier ??= leftBehind());
  const curve: EffectSeries = (d, at, out, count) => saturation.evaluate(at, 0, count, values, satAt(d), out);

  function expose(spend: Float64Array): void {
    for (let t = 0; t < periods; t++) exposure[t] = spend[t]! / unit;
  }

  function sum(d: number, counts: Float64Array): number {
    const none = saturation.value(0, values, satAt(d));
    let total = 0;
    for (let t = 0; t < periods; t++) total += counts[d * periods + t]! * (here.value[t]! - none);
    return factorOf(d) * total;
  }

  function addDerivatives(d: number, out: PartDerivatives, counts: Float64Array, effects: EffectSeries): void {
    const scale = factorOf(d) / (unit * nDraws);
    for (let t = 0; t < periods; t++) out.gradient[t]! += scale * counts[d * periods + t]! * here.byExposure[t]!;
    if (!out.curvature) return;
    for (let t = 0; t < periods; t++) nudged[t] = exposure[t]! + 1e-4 * exposure[t]! + 1e-8;
    effects(d, nudged, there, periods, null);
    for (let t = 0; t < periods; t++) {
      const bend = (there.byExposure[t]! - here.byExposure[t]!) / (nudged[t]! - exposure[t]!);
      out.curvature[t * periods + t]! += (scale / unit) * Math.max(0, counts[d * periods + t]!) * Math.min(0, bend);
    }
  }

  /** Mean over the draws of the effects' values; the derivatives may count them otherwise (`slopes`). */
  function total(
    spend: Float64Array,
    out: PartDerivatives | null,
    effects: EffectSeries,
    counts: Float64Array,
    slopes: Float64Array,
  ): number {
    out?.gradient.fill(0);
    out?.curvature?.fill(0);
    expose(spend);
    let worth = 0;
    for (let d = 0; d < nDraws; d++) {
      effects(d, exposure, here, periods, null);
      worth += sum(d, counts);
      if (out) addDerivatives(d, out, slopes, effects);
    }
    return worth / nDraws;
  }

  function effectsAt(spend: Float64Array): Float64Array {
    const effects = Float64Array.from(before());
    expose(spend);
    for (let d = 0; d < nDraws; d++) {
      curve(d, exposure, here, periods, null);
      for (let t = 0; t < periods; t++)
        for (let lag = 0; lag < nLags; lag++)
          effects[d * length + t + lag]! += factorOf(d) * lagWeights[d * nLags + lag]! * here.value[t]!;
    }
    return effects;
  }

  /** What the cover of a box counts, and what it brings at no spend. */
  function countsIn(lower: Float64Array, upper: Float64Array, worth: EffectWorth | null) {
    if (!worth) return { counts: all, start: 0, missed: null };
    const straight = secantWorth(worth, effectsAt(lower), effectsAt(upper));
    const start = before().reduce((own, left, at) => own + straight.count[at]! * left, straight.constant) / nDraws;
    return { counts: countsFrom(0, straight.count), start, missed: straight.missed };
  }

  return {
    isConcave: saturation.isConcave,
    isSteep: saturation.slope(1e-12, values, satAt(0)) > 2 * saturation.slope(1e-6, values, satAt(0)),
    length,
    effects: effectsAt,
    evaluate: (spend, out, pull) => total(spend, out, curve, all, out && pull ? countsFrom(0, pull) : all),
    draws(spend, out, from) {
      const counts = from === 0 ? all : countsFrom(from, null);
      expose(spend);
      for (let d = 0; d < nDraws; d++) {
        curve(d, exposure, here, periods, null);
        out[d]! += sum(d, counts);
      }
    },
    coverer: (worth) => (lower, upper) => {
      const { counts, start, missed } = countsIn(lower, upper, worth);
      const spread = (spend: Float64Array): Float64Array =>
        Float64Array.from({ length: nDraws * periods }, (_, at) => spend[at % periods]! / unit);
      const { covered } = coverEffects({
        ...{ length: periods, curve, dent: null, factorOf, known: null },
        range: saturation.isConcave ? null : { low: spread(lower), high: spread(upper) },
      });
      return {
        evaluate: (spend, out) => start + total(spend, out, covered, counts, counts),
        gaps(spend) {
          const gaps = missed ? missedBySpend(missed(effectsAt(spend))) : new Float64Array(periods);
          expose(spend);
          for (let d = 0; d < nDraws; d++) {
            covered(d, exposure, here, periods, null);
            curve(d, exposure, there, periods, null);
            for (let t = 0; t < periods; t++)
              gaps[t]! += (factorOf(d) * counts[d * periods + t]! * (here.value[t]! - there.value[t]!)) / nDraws;
          }
          return gaps;
        },
      };
    },
  };

  /** Shares what straight worths miss by effect [draw][period of length] out to the spends that carry into it. */
  function missedBySpend(missed: Float64Array): Float64Array {
    const gaps = new Float64Array(periods);
    missed.forEach((gap, at) => {
      const [d, t] = [Math.floor(at / length), at % length];
      for (let lag = Math.max(0, t - periods + 1); lag < nLags && lag <= t; lag++)
        gaps[t - lag]! += (lagWeights[d * nLags + lag]! * gap) / nDraws;
    });
    return gaps;
  }
}
