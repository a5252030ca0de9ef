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
 * The unit effects of one channel's spends over time, with their derivatives by the shape's parameters: the kernel of the
 * fit, and the definition that contributions and plans share.
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
  /** d(effect_t)/d(parameter), one series per parameter, of the last `forwardWithSlopes`. */
  readonly slopes: readonly Float64Array[];
  /** Σ_t of the effects, then of each slope series, of the last `forwardWithSlopes`. */
  readonly sums: Float64Array;
  forward(parameters: Float64Array, at: number): void;
  /** As `forward`, and the slopes. */
  forwardWithSlopes(parameters: Float64Array, at: number): void;
}
