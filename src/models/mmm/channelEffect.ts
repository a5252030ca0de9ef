import { addScaled, dot, sumOf, writeLine } from "../../numerics";
import { createResponsePath, parameterCount, type ResponsePath } from "../../media";
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
  /** Values of the last `forward`: mean effect per period, then the shape's parameters. */
  readonly values: Float64Array;
  /** Unit effects f_t of the last `forward`; effect_t = coefficient · f_t. */
  readonly unitEffects: Float64Array;
  /** Outcome sds at the ceiling of the curve (or per unit of it): effect / F of the last `forward`. */
  coefficient(): number;
  /** Its lift tests. */
  readonly lifts: readonly LiftTerm[];
  /** Sets the channel from its coordinates; returns its log prior. */
  forward(position: Float64Array, at: number): number;
  /** Log likelihood of its lift tests, once the channels that they have joint effects with are set. */
  forwardLifts(): number;
  /** Takes the channel's effects off the residuals. */
  subtractFrom(residual: Float64Array): void;
  /** Given d/d(residual_t), writes d/d(coordinate) of likelihood and prior to `gradient[at…]`. */
  backward(byResidual: Float64Array, gradient: Float64Array, at: number): void;
}

export interface ChannelInputs {
  readonly spec: ChannelSpec;
  /** Spend per period in its unit. */
  readonly spend: Float64Array;
  readonly scale: EffectScale;
  /** Lift tests on this channel, lifts in outcome sds. */
  readonly tests: readonly LiftTest[];
  /** Noise sd (in outcome sds) that the data are expected to have: decides where effects become linear coordinates. */
  readonly noise: number;
}

/** Relative change of spend by which a marginal ROI is measured. */
const NUDGE = 0.01;

/**
 * A channel as effect_t = A · f_t / F: A is the mean effect per period (what carries over beyond the last period
 * included), f_t the unit effects of its response path, F their mean over the periods of spend. A is nearly independent
 * of the curve's parameters, where the usual coefficient A/F is not (the shear of the sampler's geometry).
 */
export function createChannelEffect({ spec, spend, scale, tests, noise }: ChannelInputs): ChannelEffect {
  const shape = shapeOf(spec);
  const path = createResponsePath(spend, shape);
  const prior = createEffectPrior(spec.prior, scale);
  const nudged = prior.needsElasticity
    ? createResponsePath(
        spend.map((x) => x * (1 + NUDGE)),
        shape,
      )
    : null;
  const shapeCoordinates = shapePriors(spec).map(({ coordinate }) => coordinate);
  const nShape = parameterCount(shape);
  const values = new Float64Array(1 + nShape);
  const rows = spend.length;
  const amplitude = softplusEffect(effectResolution(path, shapeCoordinates, rows, noise), prior.start);
  const coordinates = [amplitude, ...shapeCoordinates];
  const lifts = tests.map((test) => createLiftTerm(test, spend, shape));
  const shapeGradient = new Float64Array(nShape);
  const adjoint = new Float64Array(path.length);
  const means = Float64Array.of(1, 1); // of the unit effects, and of those at spends a little higher

  return {
    nCoordinates: coordinates.length,
    coordinates,
    values,
    unitEffects: path.effect,
    coefficient: () => values[0]! / means[0]!,
    lifts,
    forward(position, at) {
      let logPrior = 0;
      for (let k = 0; k < coordinates.length; k++) {
        const one = coordinates[k]!;
        one.set(position[at + k]!);
        values[k] = one.value;
        logPrior += one.logPrior;
      }
      path.forwardWithSlopes(values, 1);
      const unitMean = meanEffect(path, rows);
      means[0] = unitMean;
      if (nudged) {
        nudged.forwardWithSlopes(values, 1);
        means[1] = meanEffect(nudged, rows);
      }
      prior.set(values[0]!, unitMean, (means[1]! - unitMean) / (NUDGE * unitMean));
      return logPrior + prior.logDensity;
    },
    forwardLifts() {
      let likelihood = 0;
      for (const lift of lifts) likelihood += lift.forward(values, values[0]! / means[0]!);
      return likelihood;
    },
    subtractFrom(residual) {
      addScaled(residual, -values[0]! / means[0]!, path.effect, rows);
    },
    backward(byResidual, gradient, at) {
      const effectSize = values[0]!;
      const unitMean = means[0]!;
      const sum = -dot(byResidual, path.effect, rows);
      let byEffect = sum / unitMean + prior.byEffect;
      let byUnitMean = (-effectSize * sum) / (unitMean * unitMean) + prior.byUnitMean;
      if (nudged) byUnitMean -= prior.byLogElasticity * (1 / (means[1]! - unitMean) + 1 / unitMean);
      const factor = effectSize / unitMean;
      for (const lift of lifts) {
        byEffect += lift.byFactor / unitMean;
        byUnitMean -= (lift.byFactor * factor) / unitMean;
      }
      const byMean = byUnitMean / rows;
      writeLine(byMean, -factor, byResidual, rows, adjoint);
      adjoint.fill(byMean, rows);
      shapeGradient.fill(0);
      path.pullBack(adjoint, shapeGradient, 0);
      if (nudged) {
        adjoint.fill(prior.byLogElasticity / ((means[1]! - unitMean) * rows));
        nudged.pullBack(adjoint, shapeGradient, 0);
      }
      for (const lift of lifts) lift.addShapeGradient(shapeGradient);
      gradient[at] = byEffect * amplitude.slope + amplitude.logPriorSlope;
      for (let p = 0; p < nShape; p++) {
        const one = shapeCoordinates[p]!;
        gradient[at + 1 + p] = shapeGradient[p]! * one.slope + one.logPriorSlope;
      }
    },
  };
}

/** Σ f_t over all periods, the carried-over ones included, per period of spend; kept above 0. */
function meanEffect(path: ResponsePath, rows: number): number {
  return Math.max(sumOf(path.effect, path.length) / rows, 1e-12);
}

/** About the standard error with which the data alone would tell the mean effect, at typical curve parameters. */
function effectResolution(path: ResponsePath, shape: readonly Coordinate[], rows: number, noise: number): number {
  shape.forEach((one) => one.set(one.start));
  path.forwardWithSlopes(Float64Array.from([0, ...shape.map(({ value }) => value)]), 1);
  const mean = meanEffect(path, rows);
  let squares = 0;
  for (let t = 0; t < rows; t++) {
    const gap = path.effect[t]! / mean - 1;
    squares += gap * gap;
  }
  return (1.5 * noise) / Math.sqrt(Math.max(squares, 1e-3 * rows));
}
