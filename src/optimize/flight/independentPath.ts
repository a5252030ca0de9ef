import type { PathDerivatives, PathResponse, ResponseModel } from "../../models";
import { knownMeans } from "../meanCurveCache";

/**
 * A model whose periods stand alone (judgement), seen as a path:  F(x) = Σ_t demand_t Σ_c R_c(x_tc).  `model` speaks per
 * period. Used where limits tie periods together; without such limits the exact solver for separable curves serves.
 */
export function independentPath(model: ResponseModel, demand: Float64Array): PathResponse {
  const means = knownMeans(model);
  const [periods, channels] = [demand.length, model.channels.length];
  const isCurved = model.channels.map(({ noCurve }) => noCurve === "");
  const current = model.channels.map(({ currentSpend }) => currentSpend || 1);

  function evaluate(spend: Float64Array, out: PathDerivatives | null): number {
    let sum = 0;
    for (let at = 0; at < spend.length; at++) {
      const [t, c] = [Math.floor(at / channels), at % channels];
      const x = spend[at]!;
      if (out) out.gradient[at] = 0;
      if (!isCurved[c]) continue;
      sum += demand[t]! * means.response(c, x);
      if (!out) continue;
      const slope = means.slope(c, x);
      out.gradient[at] = demand[t]! * slope;
      const step = 1e-4 * x + 1e-7 * current[c]!;
      if (out.curvature)
        out.curvature[c]![t * periods + t] = (demand[t]! * Math.min(0, means.slope(c, x + step) - slope)) / step;
    }
    return sum;
  }
  const draw = new Float64Array(model.nDraws);
  return {
    periods,
    channels,
    isConcave: model.channels.every(({ shape, noCurve }) => noCurve !== "" || shape === "concave"),
    isSteep: model.channels.some(
      (_, c) => isCurved[c] && means.slope(c, 1e-9 * current[c]!) > 2 * means.slope(c, 1e-5 * current[c]!),
    ),
    evaluate,
    draws(spend, out) {
      out.fill(0);
      spend.forEach((x, at) => {
        if (!isCurved[at % channels]) return;
        model.response(at % channels, x, draw);
        const factor = demand[Math.floor(at / channels)]!;
        for (let d = 0; d < out.length; d++) out[d]! += factor * draw[d]!;
      });
    },
    shareAfter: () => 0,
    cover: () => ({ evaluate, gaps: (spend) => new Float64Array(spend.length) }),
  };
}
