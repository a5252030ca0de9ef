import { log } from "./elementary";
import type { Rng } from "./rng";

/** A source of standard normal numbers from a uniform one, by Marsaglia's polar method (1964). */
export function createNormalDraws(rng: Rng): () => number {
  let spare = NaN;
  return () => {
    if (spare === spare) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * rng.uniform() - 1;
      const v = 2 * rng.uniform() - 1;
      const radius = u * u + v * v;
      if (radius > 0 && radius < 1) {
        const factor = Math.sqrt((-2 * log(radius)) / radius);
        spare = v * factor;
        return u * factor;
      }
    }
  };
}
