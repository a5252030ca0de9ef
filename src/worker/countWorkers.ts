/** Chains of a whole FIT_MODEL call (four for the model, four for the one that is scored): more workers have nothing to do. */
const MOST = 8;

/**
 * How many workers a machine of so many cores gets: all but one, so that the sheet stays quick, but two on small machines,
 * where the system shares two cores well enough. Results do not depend on it.
 */
export function countWorkers(cores: number | undefined): number {
  return Math.min(MOST, Math.max(2, (cores ?? 2) - 1));
}
