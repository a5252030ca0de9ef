import type { ResponseModel } from "./responseModel";

/**
 * How full a channel is at a spend, per draw, 0..1: response ÷ ceiling, or in a model whose effects carry over from
 * period to period the same of a spend that is kept up for ever. `scratch` (length nDraws) is overwritten. False, with
 * `out` untouched, where the curve has no ceiling. 0 in a draw whose ceiling is 0.
 */
export function sharesOfCeiling(
  model: ResponseModel,
  channel: number,
  spend: number,
  out: Float64Array,
  scratch: Float64Array,
): boolean {
  if (model.steadyShare) return model.steadyShare(channel, spend, out);
  if (!model.ceiling(channel, scratch)) return false;
  model.response(channel, spend, out);
  for (let d = 0; d < out.length; d++) out[d] = scratch[d]! > 0 ? out[d]! / scratch[d]! : 0;
  return true;
}
