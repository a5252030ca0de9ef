import { mean } from "../../numerics";
import type { SpendPerDraw } from "../responseModel";
import type { FittedDraws } from "./fittedDraws";
import type { Horizon } from "./horizon";
import { horizonTerms } from "./horizonTerms";
import { channelDraws } from "./predict";

/** What a spend over the planning horizon brings through one channel, per draw, in the outcome's unit. */
export interface HorizonResponse {
  response(spend: SpendPerDraw, out: Float64Array): void;
  slope(spend: SpendPerDraw, out: Float64Array): void;
  /** False where the curve has no ceiling. */
  ceiling(out: Float64Array): boolean;
  /** Share of the response at a spend that comes after the horizon, mean over the draws. */
  shareAfter(spend: number): number;
  /** Effects at a spend and without it, `[draw * length + t]`, over the horizon and the maxLag periods after it. */
  effects(spend: number): HorizonEffects;
  /** Part of the response that falls within the horizon, and the effect of earlier spends within it, per draw. */
  withinHorizon(spend: number): { readonly inHorizon: Float64Array; readonly carryIn: Float64Array };
}

export interface HorizonEffects {
  readonly length: number;
  readonly effect: Float64Array;
  readonly without: Float64Array;
}

/**
 * response(S) = Σ over horizon and maxLag periods after it of [effect with S laid out by the pattern, history before,
 * nothing after] − [the same with S = 0]. Exposures are linear in S (see HorizonTerms), so any spend costs one pass over
 * them, which gives the slope as well: the last spend's answers are kept.
 */
export function createHorizonResponse(fit: FittedDraws, horizon: Horizon, c: number): HorizonResponse {
  const { shape, shapeAt, coefficientAt } = fit.channels[c]!;
  const { saturation } = shape;
  const { nDraws, values, width } = fit;
  const { count, stride, base, unit } = horizonTerms(fit, horizon, c);
  const saturationAt = shapeAt + shape.carryover.parameterNames.length;
  const factorOf = (d: number): number => fit.scaling.outcomeSd * values[d * width + coefficientAt]!;
  const exposure = new Float64Array(count);
  const curve = {
    value: new Float64Array(count),
    byExposure: new Float64Array(count),
    byParameter: saturation.parameterNames.map(() => new Float64Array(count)),
  };
  const sumAt = (d: number, spend: number): number => {
    for (let i = 0; i < count; i++) exposure[i] = base[d * stride + i]! + spend * unit[d * stride + i]!;
    saturation.evaluate(exposure, 0, count, values, d * width + saturationAt, curve);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += curve.value[i]!;
    return sum;
  };
  const start = Float64Array.from({ length: nDraws }, (_, d) => sumAt(d, 0));
  const kept = { spend: NaN, response: new Float64Array(nDraws), slope: new Float64Array(nDraws) };
  const answer = (spend: SpendPerDraw): typeof kept => {
    if (spend === kept.spend) return kept;
    kept.spend = typeof spend === "number" ? spend : NaN;
    for (let d = 0; d < nDraws; d++) {
      kept.response[d] = factorOf(d) * (sumAt(d, typeof spend === "number" ? spend : spend[d]!) - start[d]!);
      let slope = 0;
      for (let i = 0; i < count; i++) {
        const step = unit[d * stride + i]!;
        if (step > 0) slope += step * curve.byExposure[i]!;
      }
      kept.slope[d] = factorOf(d) * slope;
    }
    return kept;
  };
  return {
    ...splitByTime(fit, horizon, c),
    response: (spend, out) => out.set(answer(spend).response),
    slope: (spend, out) => out.set(answer(spend).slope),
    ceiling(out) {
      if (saturation.ceiling === Infinity) return false;
      for (let d = 0; d < nDraws; d++) {
        sumAt(d, 0);
        let sum = 0; // over the terms that the spend reaches
        for (let i = 0; i < count; i++) if (unit[d * stride + i]! > 0) sum += saturation.ceiling - curve.value[i]!;
        out[d] = factorOf(d) * sum;
      }
      return true;
    },
  };
}

/** The responses of a fit's channels, each made when it is first asked. */
export function horizonResponses(fit: FittedDraws, horizon: Horizon): (channel: number) => HorizonResponse {
  const known: HorizonResponse[] = [];
  return (c) => (known[c] ??= createHorizonResponse(fit, horizon, c));
}

/** Mean of a response over the draws; `scratch` is overwritten. */
export function meanResponse(response: HorizonResponse, spend: number, scratch: Float64Array): number {
  response.response(spend, scratch);
  return mean(scratch);
}

/** The questions about when an effect falls: from the very response path of the fit. */
function splitByTime(
  fit: FittedDraws,
  { from, periods, pattern }: Horizon,
  c: number,
): Pick<HorizonResponse, "shareAfter" | "effects" | "withinHorizon"> {
  const { maxLag } = fit.channels[c]!.shape.carryover;
  const before = fit.plan.history.channels[c]!.values.slice(Math.max(0, from - maxLag), from);
  const length = periods + maxLag;
  const draws = (spend: number): Float64Array =>
    channelDraws(fit, [...before, ...Array.from(pattern[c]!, (share) => spend * share)], c, before.length, length);
  let carried: Float64Array | null = null;
  const effects = (spend: number): HorizonEffects => {
    carried ??= draws(0);
    return { length, effect: draws(spend), without: carried };
  };
  const sum = (series: Float64Array, d: number, first: number, last: number): number => {
    let total = 0;
    for (let t = d * length + first; t < d * length + last; t++) total += series[t]!;
    return total;
  };
  return {
    effects,
    shareAfter(spend) {
      const { effect, without } = effects(spend);
      let [after, all] = [0, 0];
      for (let d = 0; d < fit.nDraws; d++) {
        after += sum(effect, d, periods, length) - sum(without, d, periods, length);
        all += sum(effect, d, 0, length) - sum(without, d, 0, length);
      }
      return all > 0 ? after / all : 0;
    },
    withinHorizon(spend) {
      const { effect, without } = effects(spend);
      const carryIn = Float64Array.from({ length: fit.nDraws }, (_, d) => sum(without, d, 0, periods));
      const inHorizon = carryIn.map((carried, d) => sum(effect, d, 0, periods) - carried);
      return { inHorizon, carryIn };
    },
  };
}
