export type SaturationKind = "hill" | "logistic" | "tanh" | "michaelis-menten" | "root" | "none";

/**
 * How returns diminish: effect as a function of exposure (scaled spend after carryover), 0 at 0, non-decreasing.
 * One shape serves the fit (whole series with derivatives) and the plan (single values).
 */
export interface SaturationShape {
  readonly kind: SaturationKind;
  /** Names of the free parameters in the order in which they are given; at most two. */
  readonly parameterNames: readonly string[];
  /** Every curve of this shape is concave in exposure. */
  readonly isConcave: boolean;
  /** The pass of the kernel that computes it in a fit; left out where there is none. */
  readonly pass?: KernelPass;
  /** Limit of the effect as exposure grows: 1, or Infinity where the curve has none. */
  readonly ceiling: number;
  /** Effect at an exposure >= 0. */
  value(exposure: number, parameters: Float64Array, at: number): number;
  /** Derivative of the effect by exposure; 0 at exposure 0 where the true slope is infinite. */
  slope(exposure: number, parameters: Float64Array, at: number): number;
  /** Effects and their derivatives by exposure and by each parameter, for `exposure[from..to)`. */
  evaluate(
    exposure: Float64Array,
    from: number,
    to: number,
    parameters: Float64Array,
    at: number,
    out: SaturationSeries,
  ): void;
}

/** A series of effects with its derivatives; the same length as the exposures. */
export interface SaturationSeries {
  readonly value: Float64Array;
  readonly byExposure: Float64Array;
  /** One series per parameter. */
  readonly byParameter: readonly Float64Array[];
}

/** How a curve is handed to the kernel. */
export interface KernelPass {
  readonly curve: "unitHill" | "tanh" | "hill";
  /** Writes what the pass reads to `out[to]`, `out[to + 2]`, … (one lane of a pair). */
  write(parameters: Float64Array, at: number, out: Float64Array, to: number): void;
}
