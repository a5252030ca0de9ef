import { series, type ChannelPath, type PathSpan } from "./channelPath";
import type { FittedDraws } from "./fittedDraws";
import { coverChords, underChord, type Chord } from "./pathCover";

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

  function sum(d: number, counts: Float64Array): number {
    const none = saturation.value(0, values, satAt(d));
    let total = 0;
    for (let t = 0; t < periods; t++) total += counts[d * periods + t]! * (here.value[t]! - none);
    return factorOf(d) * total;
  }

  function saturate(d: number, spend: Float64Array, chords: Chord | null): void {
    for (let t = 0; t < periods; t++) exposure[t] = spend[t]! / unit;
    saturation.evaluate(exposure, 0, periods, values, satAt(d), here);
    if (chords) underChord(chords, d * periods, exposure, here);
  }

  return {
    isConcave: saturation.isConcave,
    isSteep: saturation.slope(1e-12, values, satAt(0)) > 2 * saturation.slope(1e-6, values, satAt(0)),
    length,
    effects(spend, chords) {
      const effects = Float64Array.from((earlier ??= leftBehind()));
      for (let d = 0; d < nDraws; d++) {
        saturate(d, spend, chords);
        for (let t = 0; t < periods; t++)
          for (let lag = 0; lag < nLags; lag++)
            effects[d * length + t + lag]! += factorOf(d) * lagWeights[d * nLags + lag]! * here.value[t]!;
      }
      return effects;
    },
    evaluate(spend, out, chords, pull) {
      let total = 0;
      const counts = out && pull ? countsFrom(0, pull) : all;
      for (let d = 0; d < nDraws; d++) {
        saturate(d, spend, chords);
        total += sum(d, all);
        if (!out) continue;
        const scale = factorOf(d) / (unit * nDraws);
        for (let t = 0; t < periods; t++) out.gradient[t]! += scale * counts[d * periods + t]! * here.byExposure[t]!;
        for (let t = 0; out.curvature && t < periods; t++) {
          if (chords && exposure[t]! < chords.to[d * periods + t]!) continue;
          const step = 1e-4 * exposure[t]! + 1e-8;
          const bend = (saturation.slope(exposure[t]! + step, values, satAt(d)) - here.byExposure[t]!) / step;
          out.curvature[t * periods + t]! += (scale / unit) * Math.max(0, counts[d * periods + t]!) * Math.min(0, bend);
        }
      }
      return total / nDraws;
    },
    draws(spend, out, from) {
      const counts = from === 0 ? all : countsFrom(from, null);
      for (let d = 0; d < nDraws; d++) {
        saturate(d, spend, null);
        out[d]! += sum(d, counts);
      }
    },
    chords(lower, upper) {
      const spread = (spend: Float64Array): Float64Array =>
        Float64Array.from({ length: nDraws * periods }, (_, at) => spend[at % periods]! / unit);
      return coverChords(saturation, values, (at) => satAt(Math.floor(at / periods)), spread(lower), spread(upper));
    },
    gaps(spend, chords) {
      const gaps = new Float64Array(periods);
      for (let d = 0; d < nDraws; d++) {
        saturate(d, spend, null);
        const plain = Float64Array.from(here.value);
        underChord(chords, d * periods, exposure, here);
        for (let t = 0; t < periods; t++)
          gaps[t]! += (factorOf(d) * all[d * periods + t]! * (here.value[t]! - plain[t]!)) / nDraws;
      }
      return gaps;
    },
  };
}
