import { sumOf } from "../../numerics";
import {
  createResponsePath,
  type EffectSeat,
  parameterCount,
  type ResponsePath,
  type ResponseShape,
} from "../../media";
import { type Coordinate, softplusEffect } from "./coordinates";
import { createEffectPrior, type EffectScale } from "./effectPrior";
import { createLiftTerm, type LiftTerm } from "./liftTerm";
import { shapeOf, shapePriors } from "./shapeOf";
import type { LiftTest } from "./history";
import type { ChannelSpec } from "./spec";

/** What one channel adds to the log posterior. */
export interface ChannelEffect {
  /** Effect first, then the shape's parameters. */
  readonly nCoordinates: number;
  readonly coordinates: readonly Coordinate[];
  /** Values of the last `set`: mean effect per period, then the shape's parameters. */
  readonly values: Float64Array;
  /** Unit effects f_t as of the last `readEffects`; effect_t = coefficient · f_t. */
  readonly unitEffects: Float64Array;
  /** Outcome sds at the ceiling of the curve (or per unit of it): effect / F of the last `scale`. */
  coefficient(): number;
  /** Its lift tests. */
  readonly lifts: readonly LiftTerm[];
  /** Sets the channel's values and curve from its coordinates; returns their log prior. */
  set(position: Float64Array, at: number): number;
  /** Scales the unit effects, once its bank has computed them; returns the log prior of the effect. */
  scale(): number;
  readEffects(): void;
  /** Log likelihood of its lift tests, once the channels that they have joint effects with are set. */
  forwardLifts(): number;
  /** Takes d/d(residual_t) as this channel sees it, where that is not the same for all of its bank. */
  pullBack(byResidual: Float64Array): void;
  /** Once d/d(residual_t) has been pulled back, writes d/d(coordinate) of likelihood and prior to `gradient[at…]`. */
  backward(gradient: Float64Array, at: number): void;
}

export interface ChannelInputs {
  readonly spec: ChannelSpec;
  /** Spend per period in its unit. */
  readonly spend: Float64Array;
  /** Where its unit effects are computed. */
  readonly seat: EffectSeat;
  readonly scale: EffectScale;
  /** Lift tests on this channel, lifts in outcome sds. */
  readonly tests: readonly LiftTest[];
  /** Noise sd (in outcome sds) that the data are expected to have: decides where effects become linear coordinates. */
  readonly noise: number;
}

/** Relative change of spend by which a marginal ROI is measured. */
const NUDGE = 0.01;
/** A mean unit effect is kept above this, so that it can be divided by. */
const LEAST_MEAN = 1e-12;

/**
 * A channel as effect_t = A · f_t / F: A is the mean effect per period (what carries over beyond the last period
 * included), f_t the unit effects of its response path, F their mean over the periods of spend. A is nearly independent
 * of the curve's parameters, where the usual coefficient A/F is not (the shear of the sampler's geometry).
 */
export function createChannelEffect({ spec, spend, seat, scale, tests, noise }: ChannelInputs): ChannelEffect {
  const shape = shapeOf(spec);
  const prior = createEffectPrior(spec.prior, scale);
  const nudged = prior.needsElasticity ? createNudge(spend, shape) : null;
  const shapeCoordinates = shapePriors(spec).map(({ coordinate }) => coordinate);
  const nShape = parameterCount(shape);
  const values = new Float64Array(1 + nShape);
  const rows = spend.length;
  const resolution = effectResolution(createResponsePath(spend, shape), shapeCoordinates, rows, noise);
  const amplitude = softplusEffect(resolution, prior.start);
  const coordinates = [amplitude, ...shapeCoordinates];
  const lifts = tests.map((test) => createLiftTerm(test, spend, shape));
  const shapeGradient = new Float64Array(nShape);
  const unitEffects = new Float64Array(rows);
  const means = Float64Array.of(1, 1); // of the unit effects, and of those at spends a little higher
  const coefficient = (): number => values[0]! / means[0]!;

  return {
    nCoordinates: coordinates.length,
    ...{ coordinates, values, unitEffects, coefficient, lifts },
    set(position, at) {
      let logPrior = 0;
      for (let k = 0; k < coordinates.length; k++) {
        const one = coordinates[k]!;
        one.set(position[at + k]!);
        values[k] = one.value;
        logPrior += one.logPrior;
      }
      seat.setShape(values, 1);
      return logPrior;
    },
    scale() {
      const unitMean = Math.max(seat.total() / rows, LEAST_MEAN);
      means[0] = unitMean;
      if (nudged) means[1] = nudged.mean(values);
      prior.set(values[0]!, unitMean, (means[1]! - unitMean) / (NUDGE * unitMean));
      seat.setCoefficient(values[0]! / unitMean);
      return prior.logDensity;
    },
    readEffects: () => seat.copyEffects(unitEffects),
    pullBack: (byResidual) => seat.pullBack(byResidual),
    forwardLifts() {
      let likelihood = 0;
      for (const lift of lifts) likelihood += lift.forward(values, coefficient());
      return likelihood;
    },
    backward(gradient, at) {
      const effectSize = values[0]!;
      const unitMean = means[0]!;
      const sum = -seat.product();
      let byEffect = sum / unitMean + prior.byEffect;
      let byUnitMean = (-effectSize * sum) / (unitMean * unitMean) + prior.byUnitMean;
      if (nudged) byUnitMean -= prior.byLogElasticity * (1 / (means[1]! - unitMean) + 1 / unitMean);
      const factor = effectSize / unitMean;
      for (const lift of lifts) {
        byEffect += lift.byFactor / unitMean;
        byUnitMean -= (lift.byFactor * factor) / unitMean;
      }
      shapeGradient.fill(0);
      seat.addSlopes(byUnitMean / rows, -factor, shapeGradient);
      nudged?.pullBack(prior.byLogElasticity / (means[1]! - unitMean), shapeGradient);
      for (const lift of lifts) lift.addShapeGradient(shapeGradient);
      gradient[at] = byEffect * amplitude.slope + amplitude.logPriorSlope;
      for (let p = 0; p < nShape; p++) {
        const one = shapeCoordinates[p]!;
        gradient[at + 1 + p] = shapeGradient[p]! * one.slope + one.logPriorSlope;
      }
    },
  };
}

/** The mean unit effect at spends a little higher, for a prior on marginal ROI. */
function createNudge(spend: Float64Array, shape: ResponseShape) {
  const path = createResponsePath(
    spend.map((x) => x * (1 + NUDGE)),
    shape,
  );
  const adjoint = new Float64Array(path.length);
  return {
    mean(values: Float64Array): number {
      path.forwardWithSlopes(values, 1);
      return meanEffect(path, spend.length);
    },
    /** Given d/d(mean), adds d/d(parameter). */
    pullBack(byMean: number, gradient: Float64Array): void {
      adjoint.fill(byMean / spend.length);
      path.pullBack(adjoint, gradient, 0);
    },
  };
}

/** Σ f_t over all periods, the carried-over ones included, per period of spend; kept above 0. */
function meanEffect(path: ResponsePath, rows: number): number {
  return Math.max(sumOf(path.effect, path.length) / rows, LEAST_MEAN);
}

/**
 * About twice the standard error with which the data alone would tell the mean effect, at typical curve parameters. With
 * 1.5 one planted world in eight had a chain lost far down the logarithmic part (bulk ESS 300, R-hat 1.018); from 4 on the
 * logarithm reaches up to where the data decide (measured on 8 worlds of 156 × 8, and on the other sizes of the bench).
 */
function effectResolution(path: ResponsePath, shape: readonly Coordinate[], rows: number, noise: number): number {
  shape.forEach((one) => one.set(one.start));
  path.forwardWithSlopes(Float64Array.from([0, ...shape.map(({ value }) => value)]), 1);
  const mean = meanEffect(path, rows);
  let squares = 0;
  for (let t = 0; t < rows; t++) {
    const gap = path.effect[t]! / mean - 1;
    squares += gap * gap;
  }
  return (2 * noise) / Math.sqrt(Math.max(squares, 1e-3 * rows));
}
