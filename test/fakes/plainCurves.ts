import type { ChannelInfo, ResponseModel } from "../../src/models";
import { createCurveModel } from "./curveModel";

/** A channel given by its own response curve and slope. */
export interface PlainCurve {
  readonly name: string;
  readonly currentSpend: number;
  readonly shape: ChannelInfo["shape"];
  readonly value?: number;
  response(spend: number): number;
  slope(spend: number): number;
}

/** A response model without uncertainty whose channels are plain functions. */
export function createPlainModel(curves: readonly PlainCurve[]): ResponseModel {
  const base = createCurveModel(
    curves.map(({ name, currentSpend, shape, value = 1, response }) => ({
      ...{ name, currentSpend, shape, value, currentOutcome: response(currentSpend) },
      seen: { from: 0, to: currentSpend * 2 },
      curve: { kind: "power", exponent: 0.5 },
    })),
    { nDraws: 1, spread: 0, levelSpread: 0 },
  );
  const at = (spend: number | Float64Array): number => (typeof spend === "number" ? spend : spend[0]!);
  return {
    ...base,
    response: (c, spend, out) => void (out[0] = curves[c]!.response(at(spend))),
    slope: (c, spend, out) => void (out[0] = curves[c]!.slope(at(spend))),
    meanResponse: (c, spend) => curves[c]!.response(spend),
    meanSlope: (c, spend) => curves[c]!.slope(spend),
    ceiling: () => false,
  };
}
