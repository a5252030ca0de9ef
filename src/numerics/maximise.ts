/** A function of many variables with its gradient: returns the value, writes the gradient. */
export type GradientFunction = (position: Float64Array, gradient: Float64Array) => number;

export interface Maximum {
  readonly position: Float64Array;
  readonly value: number;
  readonly evaluations: number;
}

const MEMORY = 10;

/**
 * Maximises a smooth function by L-BFGS (Nocedal & Wright 2006, algorithm 7.4) with a bisecting weak-Wolfe line search.
 * Stops when the largest gradient entry is below 1e-5, nothing is gained any more, or after `maxIterations`.
 */
export function maximise(f: GradientFunction, start: Float64Array, maxIterations = 300): Maximum {
  const size = start.length;
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let position = Float64Array.from(start);
  let gradient = new Float64Array(size);
  let value = f(position, gradient);
  let evaluations = 1;
  let stalled = 0;
  for (let iteration = 0; iteration < maxIterations && largest(gradient) > 1e-5 && stalled < 5; iteration++) {
    const direction = quasiNewton(gradient, steps, changes);
    if (!(dot(direction, gradient) > 0)) {
      steps.length = changes.length = 0;
      direction.set(gradient);
    }
    const found = lineSearch(f, position, value, gradient, direction);
    evaluations += found.evaluations;
    if (!(found.value > value)) {
      if (steps.length === 0) break;
      steps.length = changes.length = 0;
      stalled++;
      continue;
    }
    remember(steps, changes, position, gradient, found.position, found.gradient);
    stalled = found.value - value < 1e-9 * Math.abs(value) ? stalled + 1 : 0;
    ({ position, gradient, value } = found);
  }
  return { position, value, evaluations };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function largest(gradient: Float64Array): number {
  return gradient.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}

/** The two-loop recursion: gradient times the approximate inverse of the negative Hessian. */
function quasiNewton(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = Float64Array.from(gradient);
  const shares = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    shares[k] = dot(steps[k]!, direction) / dot(steps[k]!, changes[k]!);
    addScaled(direction, changes[k]!, -shares[k]!);
  }
  const last = steps.length - 1;
  const scale =
    last >= 0
      ? dot(steps[last]!, changes[last]!) / dot(changes[last]!, changes[last]!)
      : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  for (let k = 0; k < steps.length; k++) {
    const share = dot(changes[k]!, direction) / dot(steps[k]!, changes[k]!);
    addScaled(direction, steps[k]!, shares[k]! - share);
  }
  return direction;
}

function addScaled(target: Float64Array, by: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * by[i]!;
}

interface Step extends Maximum {
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly position: Float64Array<ArrayBuffer>;
}

function lineSearch(
  f: GradientFunction,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): Step {
  const rise = dot(direction, gradient);
  const position = new Float64Array(from.length);
  const newGradient = new Float64Array(from.length);
  let low = 0;
  let high = Infinity;
  let reach = 1;
  let newValue = value;
  let evaluations = 0;
  while (evaluations < 30) {
    for (let i = 0; i < from.length; i++) position[i] = from[i]! + reach * direction[i]!;
    newValue = f(position, newGradient);
    evaluations++;
    if (!(newValue >= value + 1e-4 * reach * rise)) high = reach;
    else if (dot(newGradient, direction) > 0.9 * rise) low = reach;
    else break;
    reach = high === Infinity ? 2 * reach : 0.5 * (low + high);
  }
  return { position, gradient: newGradient, value: newValue, evaluations };
}

function remember(
  steps: Float64Array[],
  changes: Float64Array[],
  position: Float64Array,
  gradient: Float64Array,
  newPosition: Float64Array,
  newGradient: Float64Array,
): void {
  const step = newPosition.map((entry, i) => entry - position[i]!);
  const change = gradient.map((entry, i) => entry - newGradient[i]!); // of the negative gradient: curvature > 0
  if (!(dot(step, change) > 1e-12 * dot(change, change))) return;
  steps.push(step);
  changes.push(change);
  if (steps.length > MEMORY) {
    steps.shift();
    changes.shift();
  }
}
