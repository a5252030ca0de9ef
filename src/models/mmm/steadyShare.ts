import type { SpendPerDraw } from "../responseModel";
import type { FittedDraws } from "./fittedDraws";

/**
 * Share of a channel's ceiling at a spend per horizon that is kept up for ever, the same in every period, per draw:
 *   saturation(spend / periods) ÷ its ceiling
 * since the carryover weights add up to 1 and a constant spend is its own exposure. The horizon's own response and ceiling
 * would read low: what carries over beyond the horizon is spread ever thinner and hardly saturates. False without a ceiling.
 */
export function steadyShare(
  fit: FittedDraws,
  periods: number,
  c: number,
  spend: SpendPerDraw,
  out: Float64Array,
): boolean {
  const { shape, shapeAt } = fit.channels[c]!;
  const { saturation } = shape;
  if (saturation.ceiling === Infinity) return false;
  const perExposure = periods * fit.scaling.spendUnit[c]!;
  const at = shapeAt + shape.carryover.parameterNames.length;
  for (let d = 0; d < fit.nDraws; d++) {
    const exposure = (typeof spend === "number" ? spend : spend[d]!) / perExposure;
    out[d] = saturation.value(exposure, fit.values, d * fit.width + at) / saturation.ceiling;
  }
  return true;
}
