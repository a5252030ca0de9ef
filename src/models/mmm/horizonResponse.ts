import type { SpendPerDraw } from "../responseModel";
import type { FittedDraws } from "./fittedDraws";
import type { Horizon } from "./horizon";

/** What a spend over the planning horizon brings through one channel, per draw, in the outcome's unit. */
export interface HorizonResponse {
  response(spend: SpendPerDraw, out: Float64Array): void;
  slope(spend: SpendPerDraw, out: Float64Array): void;
  /** False where the curve has no ceiling. */
  ceiling(out: Float64Array): boolean;
  /** Share of the response at a spend that comes after the horizon, mean over the draws. */
  shareAfter(spend: number): number;
  /** Effects at a spend and without it, `[draw * length + t]`, over the horizon and the maxLag periods after it. */
  effects(spend: number): {
    readonly length: number;
    readonly effect: Float64Array;
    readonly without: Float64Array;
  };
  /** Part of the response that falls within the horizon, and the effect of earlier spends within it, per draw. */
  withinHorizon(spend: number): { readonly inHorizon: Float64Array; readonly carryIn: Float64Array };
}

/**
 * response(S) = Σ over horizon and maxLag periods after it of [effect with S laid out by the pattern, history before,
 * nothing after] − [the same with S = 0]. Exposure is linear in S, exposure_t = carried_t + S · unit_t, so both series
 * are computed once per draw and any spend costs one curve evaluation per period.
 */
export function createHorizonResponse(fit: FittedDraws, horizon: Horizon, c: number): HorizonResponse {
  const { shape, shapeAt, coefficientAt } = fit.channels[c]!;
  const { saturation } = shape;
  const saturationAt = (d: number): number => d * fit.width + shapeAt + shape.carryover.parameterNames.length;
  const factorOf = (d: number): number => fit.scaling.outcomeSd * fit.values[d * fit.width + coefficientAt]!;
  const { length, carried, unit } = exposures(fit, horizon, c);
  const start = new Float64Array(carried.length);
  for (let d = 0; d < fit.nDraws; d++) {
    for (let t = d * length; t < (d + 1) * length; t++)
      start[t] = saturation.value(carried[t]!, fit.values, saturationAt(d));
  }
  const gain = (d: number, spend: number, from: number, to: number): number => {
    let sum = 0;
    for (let t = d * length + from; t < d * length + to; t++) {
      sum += saturation.value(carried[t]! + spend * unit[t]!, fit.values, saturationAt(d)) - start[t]!;
    }
    return factorOf(d) * sum;
  };
  const spendAt = (spend: SpendPerDraw, d: number): number => (typeof spend === "number" ? spend : spend[d]!);
  return {
    response(spend, out) {
      for (let d = 0; d < fit.nDraws; d++) out[d] = gain(d, spendAt(spend, d), 0, length);
    },
    slope(spend, out) {
      for (let d = 0; d < fit.nDraws; d++) {
        const amount = spendAt(spend, d);
        let sum = 0;
        for (let t = d * length; t < (d + 1) * length; t++) {
          if (unit[t] === 0) continue;
          sum += unit[t]! * saturation.slope(carried[t]! + amount * unit[t]!, fit.values, saturationAt(d));
        }
        out[d] = factorOf(d) * sum;
      }
    },
    ceiling(out) {
      if (saturation.ceiling === Infinity) return false;
      for (let d = 0; d < fit.nDraws; d++) {
        let sum = 0;
        for (let t = d * length; t < (d + 1) * length; t++) if (unit[t]! > 0) sum += saturation.ceiling - start[t]!;
        out[d] = factorOf(d) * sum;
      }
      return true;
    },
    shareAfter(spend) {
      let [after, all] = [0, 0];
      for (let d = 0; d < fit.nDraws; d++) {
        after += gain(d, spend, horizon.periods, length);
        all += gain(d, spend, 0, length);
      }
      return all > 0 ? after / all : 0;
    },
    effects(spend) {
      const at = (t: number): number => saturationAt(Math.floor(t / length));
      const scaled = (value: number, t: number): number => factorOf(Math.floor(t / length)) * value;
      const effect = carried.map((before, t) =>
        scaled(saturation.value(before + spend * unit[t]!, fit.values, at(t)), t),
      );
      return { length, effect, without: start.map(scaled) };
    },
    withinHorizon(spend) {
      const inHorizon = new Float64Array(fit.nDraws);
      const carryIn = new Float64Array(fit.nDraws);
      for (let d = 0; d < fit.nDraws; d++) {
        inHorizon[d] = gain(d, spend, 0, horizon.periods);
        let sum = 0;
        for (let t = d * length; t < d * length + horizon.periods; t++) sum += start[t]!;
        carryIn[d] = factorOf(d) * sum;
      }
      return { inHorizon, carryIn };
    },
  };
}

/** Exposure by earlier spends and exposure per money of the horizon's spend; [draw][period of horizon and maxLag]. */
function exposures(fit: FittedDraws, horizon: Horizon, c: number) {
  const { shape, shapeAt } = fit.channels[c]!;
  const { carryover } = shape;
  const { maxLag } = carryover;
  const unitMoney = fit.scaling.spendUnit[c]!;
  const before = fit.plan.history.channels[c]!.values.slice(0, horizon.from).map((amount) => amount / unitMoney);
  const pattern = horizon.pattern[c]!.map((share) => share / unitMoney);
  const length = horizon.periods + maxLag;
  const carried = new Float64Array(fit.nDraws * length);
  const unit = new Float64Array(fit.nDraws * length);
  const weights = new Float64Array(maxLag + 1);
  const ignored = new Float64Array(carryover.parameterNames.length * (maxLag + 1));
  for (let d = 0; d < fit.nDraws; d++) {
    carryover.weights(fit.values, d * fit.width + shapeAt, weights, ignored);
    for (let t = 0; t < length; t++) {
      for (let lag = 0; lag <= maxLag; lag++) {
        const at = t - lag;
        if (at >= horizon.periods) continue;
        if (at >= 0) unit[d * length + t]! += weights[lag]! * pattern[at]!;
        else carried[d * length + t]! += weights[lag]! * (before[before.length + at] ?? 0);
      }
    }
  }
  return { length, carried, unit };
}
