/**
 * What the sampler knows of a model: the log of an unnormalised density at a position, and its gradient. Positions run
 * over all of R^size. Where the density is 0 or cannot be computed the value is −Infinity or NaN; nothing is thrown.
 */
export interface LogDensity {
  readonly size: number;
  /** Log density at `position`; its gradient into `gradient` (length size). Allocates nothing. */
  evaluate(position: Float64Array, gradient: Float64Array): number;
}
