import { exp, log, pow } from "../../numerics";
import { type SpendPerDraw } from "../responseModel";

/**
 * Spends below this multiple of the anchor spend have the slope of that multiple: power curves and Hill curves of
 * slope under 1 are vertical at 0, and a slope must stay finite.
 */
export const SLOPE_FLOOR = 1e-9;

/** A channel's curve over all draws; outcome per period, spend in the user's money. */
export interface ChannelCurve {
  readonly isConcave: boolean;
  /** Outcome at a spend for one draw. */
  response(draw: number, spend: number): number;
  responses(spend: SpendPerDraw, out: Float64Array): void;
  slopes(spend: SpendPerDraw, out: Float64Array): void;
  meanResponse(spend: number): number;
  meanSlope(spend: number): number;
  /** Per draw; null where there is no ceiling. */
  readonly ceilings: Float64Array | null;
}

/** What a curve is made of: its anchor spend, the level at it per draw, and the shape per draw. */
export interface CurveDraws {
  readonly anchorSpend: number;
  readonly levels: Float64Array; // [draw] outcome at the anchor spend
  readonly logOdds: Float64Array; // [draw] of elasticity / slope (Hill) or of the exponent (power)
}

/** A kernel that answers for spends relative to the anchor; `base` is computed once where all draws share a spend. */
interface Kernel {
  prepare(relative: number): number;
  response(draw: number, prepared: number): number;
  /** Derivative by the relative spend; `relative` is at least the floor where the curve is vertical at 0. */
  slope(draw: number, prepared: number, relative: number): number;
  /** `response` of every draw at one shared spend: a loop of its own, because sheets and the planner ask it most. */
  fillShared(prepared: number, out: Float64Array): void;
  /** Sum of `response` over the draws at one shared spend. */
  sumShared(prepared: number): number;
}

/**
 * Hill curve through the level at the anchor: R(x) = level (1 + v) x^n / (x^n + v), x = spend / anchor spend, with
 * odds v = (K / anchor)^n = u / (1 − u), so that the elasticity at the anchor is n u. Ceiling level (1 + v).
 */
export function createHillCurve(draws: CurveDraws, slope: number): ChannelCurve {
  const odds = draws.logOdds.map(exp);
  const ceilings = draws.levels.map((level, d) => level * (1 + odds[d]!));
  const kernel: Kernel = {
    prepare: (relative) => pow(relative, slope),
    response: (d, power) => (ceilings[d]! * power) / (power + odds[d]!),
    slope: (d, power, relative) => {
      const below = power + odds[d]!;
      const rise = slope === 1 ? 1 : relative === 0 ? 0 : (slope * power) / relative;
      return (ceilings[d]! * odds[d]! * rise) / (below * below);
    },
    fillShared(power, out) {
      for (let d = 0; d < ceilings.length; d++) out[d] = (ceilings[d]! * power) / (power + odds[d]!);
    },
    sumShared(power) {
      let sum = 0;
      for (let d = 0; d < ceilings.length; d++) sum += (ceilings[d]! * power) / (power + odds[d]!);
      return sum;
    },
  };
  return createCurve(draws, kernel, { isConcave: slope <= 1, floor: slope < 1 ? SLOPE_FLOOR : 0, ceilings });
}

/** Power curve through the level at the anchor: R(x) = level x^e with exponent e = logistic(log odds); no ceiling. */
export function createPowerCurve(draws: CurveDraws): ChannelCurve {
  const exponents = draws.logOdds.map((logOdds) => 1 / (1 + exp(-logOdds)));
  const kernel: Kernel = {
    prepare: (relative) => (relative > 0 ? log(relative) : -Infinity),
    response: (d, logRelative) => draws.levels[d]! * exp(exponents[d]! * logRelative),
    slope: (d, logRelative) => draws.levels[d]! * exponents[d]! * exp((exponents[d]! - 1) * logRelative),
    fillShared(logRelative, out) {
      for (let d = 0; d < exponents.length; d++) out[d] = draws.levels[d]! * exp(exponents[d]! * logRelative);
    },
    sumShared(logRelative) {
      let sum = 0;
      for (let d = 0; d < exponents.length; d++) sum += draws.levels[d]! * exp(exponents[d]! * logRelative);
      return sum;
    },
  };
  return createCurve(draws, kernel, { isConcave: true, floor: SLOPE_FLOOR, ceilings: null });
}

interface CurveTraits {
  readonly isConcave: boolean;
  readonly floor: number;
  readonly ceilings: Float64Array | null;
}

function createCurve(draws: CurveDraws, kernel: Kernel, traits: CurveTraits): ChannelCurve {
  const { anchorSpend, levels } = draws;
  const n = levels.length;
  const relativeForSlope = (spend: number): number => Math.max(spend / anchorSpend, traits.floor);
  const fill = (
    spend: SpendPerDraw,
    out: Float64Array,
    relativeOf: (spend: number) => number,
    at: (draw: number, prepared: number, relative: number) => number,
  ): void => {
    const isShared = typeof spend === "number";
    let relative = isShared ? relativeOf(spend) : 0;
    let prepared = isShared ? kernel.prepare(relative) : 0;
    for (let d = 0; d < n; d++) {
      if (!isShared) {
        relative = relativeOf(spend[d]!);
        prepared = kernel.prepare(relative);
      }
      out[d] = at(d, prepared, relative);
    }
  };
  return {
    isConcave: traits.isConcave,
    ceilings: traits.ceilings,
    response: (draw, spend) => kernel.response(draw, kernel.prepare(spend / anchorSpend)),
    responses(spend, out) {
      if (typeof spend === "number") kernel.fillShared(kernel.prepare(spend / anchorSpend), out);
      else fill(spend, out, (money) => money / anchorSpend, kernel.response);
    },
    slopes: (spend, out) =>
      fill(spend, out, relativeForSlope, (d, prepared, relative) => kernel.slope(d, prepared, relative) / anchorSpend),
    meanResponse: (spend) => kernel.sumShared(kernel.prepare(spend / anchorSpend)) / n,
    meanSlope: (spend) => {
      const relative = relativeForSlope(spend);
      const prepared = kernel.prepare(relative);
      let sum = 0;
      for (let d = 0; d < n; d++) sum += kernel.slope(d, prepared, relative);
      return sum / n / anchorSpend;
    },
  };
}
