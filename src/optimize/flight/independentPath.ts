import type { OwnEffects, PartDerivatives, PathDerivatives, PathResponse, ResponseModel } from "../../models";
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
  const isConcave = model.channels.every(({ shape, noCurve }) => noCurve !== "" || shape === "concave");
  const draw = new Float64Array(model.nDraws);

  /** A channel's worth, its spends [period]; sets `out`. */
  function worth(c: number, spend: Float64Array, out: PartDerivatives | null): number {
    out?.gradient.fill(0);
    out?.curvature?.fill(0);
    if (!isCurved[c]) return 0;
    return spend.reduce((sum, x, t) => {
      if (out) addSlopes(c, x, t, out);
      return sum + demand[t]! * means.response(c, x);
    }, 0);
  }

  function addSlopes(c: number, x: number, t: number, { gradient, curvature }: PartDerivatives): void {
    const slope = means.slope(c, x);
    gradient[t] = demand[t]! * slope;
    const step = 1e-4 * x + 1e-7 * current[c]!;
    if (curvature) curvature[t * periods + t] = (demand[t]! * Math.min(0, means.slope(c, x + step) - slope)) / step;
  }

  function evaluate(spend: Float64Array, out: PathDerivatives | null): number {
    let sum = 0;
    for (let c = 0; c < channels; c++) {
      const own = out && { gradient: new Float64Array(periods), curvature: out.curvature?.[c] ?? null };
      sum += worth(c, demand.map((_, t) => spend[t * channels + c]!), own); // prettier-ignore
      own?.gradient.forEach((slope, t) => (out!.gradient[t * channels + c] = slope));
    }
    return sum;
  }

  const part = (c: number): OwnEffects => ({
    isConcave,
    evaluate: (spend, out) => worth(c, spend, out),
    cover: () => ({
      evaluate: (spend, out) => worth(c, spend, out),
      gaps: (spend) => new Float64Array(spend.length),
    }),
  });

  const self: PathResponse = {
    periods,
    channels,
    nDraws: model.nDraws,
    isConcave,
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
    own: part,
    parts: () => (isConcave ? { constant: 0, channels: model.channels.map((_, c) => part(c)) } : null),
    thin: () => self,
  };
  return self;
}
