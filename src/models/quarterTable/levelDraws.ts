import { createGammaQuantile, exp, mean } from "../../numerics";
import { type CurveAnchor } from "./judgement";

const LOG_SD = { money: 0.1, untried: 0.5 } as const;

/**
 * Draws of a channel's level, the expected outcome at its anchor spend, from standard normal draws z.
 *   count    Gamma(y / noise², noise²): mean y, standard deviation noise · √y; Gamma(½, 1) where y is 0
 *   money    log-normal of 10% · noise; untried channels 50% · noise
 * Rescaled so that the mean over the draws is exactly the user's number (½ for a 0, exactly 0 with noise 0).
 */
export function levelDraws(anchor: CurveAnchor, z: Float64Array): Float64Array {
  const { outcome, level, noise } = anchor;
  if (noise === 0) return new Float64Array(z.length).fill(outcome);
  if (outcome === 0) return rescale(gammaLevels(0.5, noise, z), 0.5);
  if (level === "count") return rescale(gammaLevels(outcome, noise, z), outcome);
  const sd = LOG_SD[level] * noise;
  return rescale(
    z.map((value) => exp(sd * value)),
    outcome,
  );
}

function gammaLevels(outcome: number, noise: number, z: Float64Array): Float64Array {
  const quantile = createGammaQuantile(outcome / (noise * noise));
  return z.map(quantile);
}

/** Scales draws to a mean. */
export function rescale(draws: Float64Array, wanted: number): Float64Array {
  const factor = wanted / mean(draws);
  return draws.map((value) => value * factor);
}
