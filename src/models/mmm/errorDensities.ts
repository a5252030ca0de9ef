import { log1p } from "../../numerics";
import type { LogDensity } from "../../inference";
import { collapseBaseline } from "./collapse";
import { createMediaPart, type PosteriorParts } from "./mediaPart";

/** A posterior as the sampler needs it, and the way back to parameters. */
export interface MmmDensity extends LogDensity {
  readonly start: Float64Array;
  /** Parameters at a position: channels, noise, baseline columns, pairs; collapsed coefficients by exact conditional draw. */
  parameters(position: Float64Array, normal: () => number, out: Float64Array): void;
}

/** Degrees of freedom of Student-t errors. */
const STUDENT_DEGREES = 4;

/**
 * Normal errors: the linear block is integrated out exactly. Coordinates: channels, noise, pairs.
 *
 * What a gradient costs (156 periods × 8 channels + 3 controls, default curve, Node 20 on a busy two-core machine, best of
 * thousands): 52 µs with carryover, curve and adjoint in passes of their own, 29 µs as it stands. A WebAssembly kernel
 * (AssemblyScript, f64x2) of the same block was measured beside it: carryover and curve 0.84×, linear block 3.7×, dot
 * products 3.9×, together 17.8 → 13.2 µs, which is 1.2× on the whole gradient and 1.3× where only the two latter are taken
 * from it. That is less than the 1.5× which a second language would have to earn, so there is none.
 */
export function normalDensityOf(parts: PosteriorParts): MmmDensity {
  const media = createMediaPart(parts, (noiseAt) => noiseAt + 1);
  const rows = parts.outcome.length;
  const collapsed = collapseBaseline(parts.columns, rows);
  const byResidual = new Float64Array(rows);
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
  const { columns } = parts;
  const media = createMediaPart(parts, (noiseAt) => noiseAt + 1 + columns.length);
  const rows = parts.outcome.length;
  const byResidual = new Float64Array(rows);
  const first = media.noiseAt + 1;
  const baselineTo = first + parts.channels.length;
  return {
    size: first + columns.length + parts.pairs.length,
    start: Float64Array.from([...media.start, ...columns.map(() => 0), ...parts.pairs.map(() => 0)]),
    evaluate(position, gradient) {
      let value = media.forward(position);
      const { residual, noise } = media;
      for (let k = 0; k < columns.length; k++) {
        const coefficient = position[first + k]! * columns[k]!.priorSd;
        value -= 0.5 * position[first + k]! * position[first + k]!;
        for (let t = 0; t < rows; t++) residual[t]! -= coefficient * columns[k]!.values[t]!;
      }
      const scale = STUDENT_DEGREES * noise.value * noise.value;
      let byLogNoise = -rows;
      for (let t = 0; t < rows; t++) {
        const square = (residual[t]! * residual[t]!) / scale;
        value -= 0.5 * (STUDENT_DEGREES + 1) * log1p(square);
        const weight = (STUDENT_DEGREES + 1) / (1 + square);
        byResidual[t] = (-weight * residual[t]!) / scale;
        byLogNoise += weight * square;
      }
      media.backward(byResidual, position, gradient);
      gradient[media.noiseAt] = byLogNoise + noise.logPriorSlope;
      for (let k = 0; k < columns.length; k++) {
        let sum = 0;
        for (let t = 0; t < rows; t++) sum -= byResidual[t]! * columns[k]!.values[t]!;
        gradient[first + k] = sum * columns[k]!.priorSd - position[first + k]!;
      }
      return value - rows * position[media.noiseAt]!;
    },
    parameters(position, _normal, out) {
      media.forward(position);
      media.writeValues(out, baselineTo + columns.length);
      columns.forEach(({ priorSd }, k) => (out[baselineTo + k] = position[first + k]! * priorSd));
    },
  };
}
