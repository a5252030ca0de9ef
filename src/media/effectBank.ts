import type { Region } from "../kernel";
import type { ResponseShape } from "./responsePath";

/**
 * Channels whose unit effects f_t are computed together in a fit, in passes over all of them: set the curves, `forward`,
 * then `subtractFrom` and `pullBack` as often as needed. The numbers are those of the channels' response paths.
 */
export interface EffectBank {
  readonly seats: readonly EffectSeat[];
  forward(): void;
  /** residual_t −= Σ coefficient · f_t. */
  subtractFrom(residual: Region): void;
  /** Readies all seats for `product` and `addSlopes` with d/d(residual_t) in `by`. */
  pullBack(by: Region): void;
}

/** One channel of a bank. */
export interface EffectSeat {
  /** The shape's parameters, carryover first. */
  setShape(parameters: Float64Array, at: number): void;
  setCoefficient(coefficient: number): void;
  /** Σ f_t over all periods, those after the last spend included. */
  total(): number;
  /** f_t of the periods of spend. */
  copyEffects(out: Float64Array): void;
  /** As the bank's, for this channel alone. */
  pullBack(by: Float64Array): void;
  /** Σ_t by_t · f_t over the periods of spend. */
  product(): number;
  /** gradient[p] += Σ_t (constant + factor · by_t) · d(f_t)/d(parameter p) over all periods; by_t is 0 after the spends. */
  addSlopes(constant: number, factor: number, gradient: Float64Array): void;
}

/** A channel as a bank needs it: spends in the unit of the curve's parameters, [period]. */
export interface BankChannel {
  readonly spend: Float64Array;
  readonly shape: ResponseShape;
}
