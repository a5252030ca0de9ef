import type { FittedDraws } from "./fittedDraws";
import type { Horizon } from "./horizon";

/**
 * The exposures whose saturation makes up the response of a channel over the planning horizon, each linear in the spend:
 *   exposure_i = base_i + spend · unit_i,   response = coefficient · Σ_i [saturation(exposure_i) − saturation(base_i)]
 */
export interface HorizonTerms {
  /** Terms of a draw. */
  readonly count: number;
  /** Places from one draw's terms to the next one's; 0 where they are the same in all draws. */
  readonly stride: number;
  readonly base: Float64Array; // [draw × stride + term]
  readonly unit: Float64Array; // [draw × stride + term]
}

/** The terms of a channel, by the order in which its spends carry over and saturate. */
export function horizonTerms(fit: FittedDraws, horizon: Horizon, c: number): HorizonTerms {
  return fit.channels[c]!.shape.order === "carryover-first"
    ? exposedPeriods(fit, horizon, c)
    : spentPeriods(fit, horizon, c);
}

/** Carryover first: one term per period of the horizon and of the maxLag after it, earlier spends in its base. */
function exposedPeriods(fit: FittedDraws, horizon: Horizon, c: number): HorizonTerms {
  const { shape, shapeAt } = fit.channels[c]!;
  const { carryover } = shape;
  const lags = carryover.maxLag + 1;
  const unitMoney = fit.scaling.spendUnit[c]!;
  const before = fit.plan.history.channels[c]!.values.slice(0, horizon.from).map((amount) => amount / unitMoney);
  const pattern = horizon.pattern[c]!.map((share) => share / unitMoney);
  const count = horizon.periods + carryover.maxLag;
  const base = new Float64Array(fit.nDraws * count);
  const unit = new Float64Array(fit.nDraws * count);
  const weights = new Float64Array(lags);
  const ignored = new Float64Array(carryover.parameterNames.length * lags);
  for (let d = 0; d < fit.nDraws; d++) {
    carryover.weights(fit.values, d * fit.width + shapeAt, weights, ignored);
    for (let t = 0; t < count; t++) {
      for (let lag = 0; lag < lags; lag++) {
        const at = t - lag;
        if (at >= horizon.periods) continue;
        if (at >= 0) unit[d * count + t]! += weights[lag]! * pattern[at]!;
        else base[d * count + t]! += weights[lag]! * (before[before.length + at] ?? 0);
      }
    }
  }
  return { count, stride: count, base, unit };
}

/** Saturation first: one term per period of the horizon, since the carryover weights of what it brings add up to 1. */
function spentPeriods(fit: FittedDraws, { periods, pattern }: Horizon, c: number): HorizonTerms {
  const unit = pattern[c]!.map((share) => share / fit.scaling.spendUnit[c]!);
  return { count: periods, stride: 0, base: new Float64Array(periods), unit };
}
