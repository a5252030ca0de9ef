/** A run of periods in which spends act on each other. */
export interface PathQuestion {
  readonly periods: number;
  /** First period of the run as an Excel serial date; null: the period after the model's last one. */
  readonly firstDate: number | null;
  /** How much more an effect in that period brings than in an average one; after the run it counts 1. */
  readonly demand: Float64Array; // [period]
}

/** Derivatives of a path's mean outcome by its spends; `spend[period × channels + channel]`. */
export interface PathDerivatives {
  readonly gradient: Float64Array; // [period × channels + channel]
  /** Second derivatives within a channel, [channel][period × periods + period]; null where they are not wanted. */
  readonly curvature: readonly Float64Array[] | null;
}

/** A function of the spends of a path. */
export interface PathFunction {
  /** Mean over the draws of what the spends bring; fills `out` if given. */
  evaluate(spend: Float64Array, out: PathDerivatives | null): number;
}

/** A concave function that lies nowhere under the path's mean outcome for spends in a box. */
export interface PathCover extends PathFunction {
  /** How far it lies above the path, by the spends that cause it (each share >= 0). */
  gaps(spend: Float64Array): Float64Array; // [period × channels + channel]
}

/**
 * What spends laid out over following periods bring through one model, carryover between them included:
 *   F(x) = Σ_c Σ_t demand_t · [effect_ct(x with earlier spends) − effect_ct(earlier spends alone)]
 * over the run and the periods after it in which its spends still work. Spends before the run come from the history;
 * nothing is spent after it.
 */
export interface PathResponse extends PathFunction {
  readonly periods: number;
  readonly channels: number;
  /** True where F is concave for certain: then it is its own cover. */
  readonly isConcave: boolean;
  /** True where the first money in a channel is worth without limit (power curves): nothing should be tried at 0. */
  readonly isSteep: boolean;
  /** F per draw. */
  draws(spend: Float64Array, out: Float64Array): void;
  /** Share of F (mean) that comes after the run. */
  shareAfter(spend: Float64Array): number;
  /** A cover for spends within lower..upper. */
  cover(lower: Float64Array, upper: Float64Array): PathCover;
}
