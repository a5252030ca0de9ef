import { exp, log, pow } from "../numerics";

/** Learns the step size that gives the wanted mean acceptance. */
export interface StepSizeAdaptation {
  /** The step size to use now. */
  readonly current: number;
  learn(acceptance: number): void;
  /** Starts over around a step size, after the metric has changed. */
  restart(stepSize: number): void;
  /** The averaged step size, for after the warm-up. */
  readonly final: number;
}

/**
 * Nesterov dual averaging of the log step size (Hoffman & Gelman 2014, section 3.2; γ 0.05, t0 10, κ 0.75).
 * `target` is the wanted mean acceptance, 0.8 as in Stan.
 */
export function adaptStepSize(stepSize: number, target: number): StepSizeAdaptation {
  let centre = 0;
  let errorMean = 0;
  let logAverage = 0;
  let count = 0;
  let current = stepSize;
  const restart = (size: number): void => {
    centre = log(10 * size);
    errorMean = logAverage = count = 0;
    current = size;
  };
  restart(stepSize);
  return {
    get current() {
      return current;
    },
    get final() {
      return count > 0 ? exp(logAverage) : current;
    },
    restart,
    learn(acceptance) {
      count++;
      const share = 1 / (count + 10);
      errorMean =
        (1 - share) * errorMean + share * (target - (acceptance === acceptance ? Math.min(acceptance, 1) : 0));
      const logStep = centre - (errorMean * Math.sqrt(count)) / 0.05;
      const weight = pow(count, -0.75);
      logAverage = weight * logStep + (1 - weight) * logAverage;
      current = exp(logStep);
    },
  };
}
