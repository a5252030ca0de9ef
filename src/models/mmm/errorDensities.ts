import { dot, log } from "../../numerics";
import type { LogDensity } from "../../inference";
import { collapseBaseline } from "./collapse";
import { layOutColumns } from "./columnBlocks";
import { createMediaPart, type PosteriorParts } from "./mediaPart";

/** A posterior as the sampler needs it, and the way back to parameters. */
export interface MmmDensity extends LogDensity {
  readonly start: Float64Array;
  /** Parameters at a position: channels, noise, baseline columns, pairs; collapsed coefficients by exact conditional draw. */
  parameters(position: Float64Array, normal: () => number, out: Float64Array): void;
}

/** Degrees of freedom of Student-t errors. */
const STUDENT_DEGREES = 4;
const HALF_POWER = 0.5 * (STUDENT_DEGREES + 1);
/** A product of terms is taken to its logarithm once it is above this: a term may still be as large as 1e150 then. */
const LARGE = 1e150;

/**
 * Normal errors: the linear block is integrated out exactly. Coordinates: channels, noise, pairs.
 */
export function normalDensityOf(parts: PosteriorParts): MmmDensity {
  const media = createMediaPart(parts, (noiseAt) => noiseAt + 1);
  const rows = parts.outcome.length;
  const collapsed = collapseBaseline(parts.columns, rows, parts.space);
  const byResidual = parts.space.reserve(media.residual.length);
  const byLogSigma = new Float64Array(1);
  const coefficients = new Float64Array(collapsed.nColumns);
  const baselineTo = media.noiseAt + 1 + parts.channels.length;
  return {
    size: media.noiseAt + 1 + parts.pairs.length,
    start: Float64Array.from([...media.start, ...parts.pairs.map(() => 0)]),
    evaluate(position, gradient) {
      const logPrior = media.forward(position);
      const likelihood = collapsed.evaluate(media.residual, media.noise.value, byResidual, byLogSigma);
      media.backward(byResidual, position, gradient);
      gradient[media.noiseAt] = byLogSigma[0]! + media.noise.logPriorSlope;
      return logPrior + likelihood;
    },
    parameters(position, normal, out) {
      media.forward(position);
      media.writeValues(out, baselineTo + coefficients.length);
      collapsed.drawCoefficients(media.residual, media.noise.value, normal, coefficients);
      out.set(coefficients, baselineTo);
    },
  };
}

/** Student-t errors: the linear block is sampled, in units of its prior sds. Coordinates: channels, noise, block, pairs. */
export function studentDensity(parts: PosteriorParts): MmmDensity {
  const { columns, space } = parts;
  const media = createMediaPart(parts, (noiseAt) => noiseAt + 1 + columns.length);
  const rows = parts.outcome.length;
  const adjoint = space.reserve(media.residual.length);
  const blocks = layOutColumns(
    columns.map(({ values }) => values),
    columns.map(({ priorSd }) => priorSd),
    rows,
    space,
  );
  const weights = space.reserve(blocks.nPadded); // coefficients in prior sds; those that fill up stay 0
  const products = space.reserve(blocks.nPadded);
  const first = media.noiseAt + 1;
  const baselineTo = first + parts.channels.length;
  return {
    size: first + columns.length + parts.pairs.length,
    start: Float64Array.from([...media.start, ...columns.map(() => 0), ...parts.pairs.map(() => 0)]),
    evaluate(position, gradient) {
      let value = media.forward(position);
      const { noise } = media;
      const coefficients = weights.values;
      for (let k = 0; k < columns.length; k++) coefficients[k] = position[first + k]!;
      value -= 0.5 * dot(coefficients, coefficients, columns.length);
      blocks.subtract(weights, media.residual);
      const residual = media.residual.values;
      const byResidual = adjoint.values;
      const inverse = 1 / (STUDENT_DEGREES * noise.value * noise.value);
      let byLogNoise = -rows;
      let product = 1; // of the terms 1 + square: one logarithm serves all that fit into a number
      for (let t = 0; t < rows; t++) {
        const square = residual[t]! * residual[t]! * inverse;
        const weight = (STUDENT_DEGREES + 1) / (1 + square);
        byResidual[t] = -weight * residual[t]! * inverse;
        byLogNoise += weight * square;
        product *= 1 + square;
        if (product > LARGE) {
          value -= HALF_POWER * log(product);
          product = 1;
        }
      }
      value -= HALF_POWER * log(product);
      media.backward(adjoint, position, gradient);
      gradient[media.noiseAt] = byLogNoise + noise.logPriorSlope;
      blocks.project(adjoint, products);
      for (let k = 0; k < columns.length; k++) gradient[first + k] = -products.values[k]! - coefficients[k]!;
      return value - rows * position[media.noiseAt]!;
    },
    parameters(position, _normal, out) {
      media.forward(position);
      media.writeValues(out, baselineTo + columns.length);
      columns.forEach(({ priorSd }, k) => (out[baselineTo + k] = position[first + k]! * priorSd));
    },
  };
}
