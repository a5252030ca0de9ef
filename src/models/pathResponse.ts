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

/** One channel's part of a `PathParts`; its spends are [period]. */
export interface PathPart {
  /** The part is concave as it stands: its cover is the part itself. */
  readonly isConcave: boolean;
  /** A concave function that lies nowhere under the part for spends in a box, and is the part where the box is a point. */
  cover(lower: Float64Array, upper: Float64Array): PartCover;
}

/** Derivatives of one channel: by period, and [period × periods + period] or null. */
export interface PartDerivatives {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array | null;
}

/** What one channel's spends bring on their own: its mean value, joint effects left out; sets `out`. */
export interface OwnEffects extends PathPart {
  evaluate(spend: Float64Array, out: PartDerivatives | null): number;
}

/** A concave function of one channel's spends. */
export interface PartCover {
  /** Its value; sets `out`. */
  evaluate(spend: Float64Array, out: PartDerivatives | null): number;
  /** How far it lies above the part, by the period whose spend causes it (each share >= 0). */
  gaps(spend: Float64Array): Float64Array;
}

/**
 * A sum over channels that lies nowhere under a path's mean outcome,  F(x) <= constant + Σ_c part_c(x_c),  and meets it at
 * the spends that it was made for; without joint effects the two are the same everywhere.
 */
export interface PathParts {
  readonly constant: number;
  readonly channels: readonly PathPart[];
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
  readonly nDraws: number;
  /** True where F is concave for certain. */
  readonly isConcave: boolean;
  /** True where the first money in a channel is worth without limit (power curves): nothing should be tried at 0. */
  readonly isSteep: boolean;
  /** F per draw. */
  draws(spend: Float64Array, out: Float64Array): void;
  /** Share of F (mean) that comes after the run. */
  shareAfter(spend: Float64Array): number;
  /** A channel without its joint effects. */
  own(channel: number): OwnEffects;
  /** The parts that meet F at some spends; null where none are known. */
  parts(near: Float64Array): PathParts | null;
  /** The same path with at most so many of the draws, evenly spaced: quick to search. */
  thin(nDraws: number): PathResponse;
}
