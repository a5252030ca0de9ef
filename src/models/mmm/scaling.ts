import type { SaturationKind } from "../../media";
import type { History } from "./history";

/** The units that the model computes in. */
export interface Scaling {
  readonly outcomeMean: number;
  readonly outcomeSd: number;
  /** Money of one unit of exposure, per channel. */
  readonly spendUnit: readonly number[];
}

/**
 * Outcome centred and divided by its standard deviation (by its size where it does not move); spend divided by the median of its non-zero periods where the
 * curve is Hill, Michaelis-Menten, root or linear, by its maximum where it is logistic or tanh (whose published priors
 * are on that scale).
 */
export function createScaling(history: History, saturations: readonly SaturationKind[]): Scaling {
  const { values } = history.outcome;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const sd = Math.sqrt(squares / values.length);
  return {
    outcomeMean: mean,
    outcomeSd: sd > 1e-12 * Math.abs(mean) ? sd : Math.abs(mean) || 1,
    spendUnit: history.channels.map(({ values: spend }, c) => spendUnit(spend, saturations[c]!)),
  };
}

function spendUnit(spend: readonly number[], saturation: SaturationKind): number {
  const active = spend.filter((amount) => amount > 0).sort((a, b) => a - b);
  if (active.length === 0) return 1;
  if (saturation === "logistic" || saturation === "tanh") return active.at(-1)!;
  return 0.5 * (active[(active.length - 1) >> 1]! + active[active.length >> 1]!);
}
