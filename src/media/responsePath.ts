import type { CarryoverShape } from "./carryover";
import type { SaturationShape } from "./saturation";

/** What comes first: the usual order lets spends accumulate and saturates what is there; the other way is for bursts. */
export type MediaOrder = "carryover-first" | "saturation-first";

/** The shape of a channel's response: how effects carry over and how they diminish. */
export interface ResponseShape {
  readonly carryover: CarryoverShape;
  readonly saturation: SaturationShape;
  readonly order: MediaOrder;
}

/** Number of parameters of a shape: those of the carryover first, then those of the saturation. */
export function parameterCount(shape: ResponseShape): number {
  return shape.carryover.parameterNames.length + shape.saturation.parameterNames.length;
}

/**
 * The unit effects of one channel's spends over time, and what a change of the shape's parameters does to them: the kernel
 * of the fit, and the definition that contributions and plans share.
 *   carryover-first: effect_t = saturation(Σ_l weight_l · spend_{t−l})
 *   saturation-first: effect_t = Σ_l weight_l · saturation(spend_{t−l})
 * Effects run `maxLag` periods beyond the spends, so that what works after the last period counts. No spend before the
 * first period. All arrays are made once; the passes allocate nothing.
 */
export interface ResponsePath {
  /** Periods with spend plus maxLag. */
  readonly length: number;
  /** Unit effects of the last pass, `effect[0..length)`. */
  readonly effect: Float64Array;
  forward(parameters: Float64Array, at: number): void;
  /** As `forward`, and ready for `pullBack`. */
  forwardWithSlopes(parameters: Float64Array, at: number): void;
  /** Adds Σ_t adjoint_t · d(effect_t)/d(parameter p) to `gradient[from + p]`, after `forwardWithSlopes`. */
  pullBack(adjoint: Float64Array, gradient: Float64Array, from: number): void;
}
