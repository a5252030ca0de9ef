import { exp, log1p, type Rng } from "../numerics";
import type { LogDensity } from "./logDensity";
import type { Metric } from "./metric";
import { leapfrog, PhasePoint, TrajectoryStore, type Tree } from "./trajectory";

/** What one transition did. */
export interface Transition {
  /** Mean acceptance probability over the trajectory. */
  acceptance: number;
  gradients: number;
  treeDepth: number;
  isDivergent: boolean;
  /** Energy of the draw. */
  energy: number;
}

/** The no-U-turn sampler at one place; `next` moves it. */
export interface Nuts {
  readonly position: Float64Array;
  metric: Metric;
  stepSize: number;
  next(): Transition;
  /** A step size that changes the energy by about ln 0.8 in one step (Hoffman & Gelman 2014, algorithm 4). */
  findStepSize(): void;
}

/** Energy error beyond which a trajectory counts as divergent (Stan). */
const DIVERGENCE = 1000;

/**
 * The no-U-turn sampler with multinomial sampling of the trajectory and the generalised turning criterion, checked
 * across subtrees as well (Hoffman & Gelman 2014; Betancourt 2017, appendix A; Stan since 2.21).
 */
export function createNuts(
  target: LogDensity,
  start: Float64Array,
  metric: Metric,
  rng: Rng,
  normal: () => number,
): Nuts {
  const maxDepth = 10;
  const here = new PhasePoint(target.size);
  here.position.set(start);
  here.logDensity = target.evaluate(here.position, here.gradient);
  const trial = new PhasePoint(target.size);
  const store = new TrajectoryStore(target.size);
  let startEnergy = 0;
  let acceptanceSum = 0;
  let gradients = 0;
  let isDivergent = false;

  /** Doubles from a point; null when the subtree turns or diverges and must not be used. */
  const build = (from: PhasePoint, depth: number, direction: number): Tree | null => {
    if (depth === 0) return step(from, direction);
    const first = build(from, depth - 1, direction);
    const second = first && build(first.last, depth - 1, direction);
    return second && join(first, second, false) ? first : null;
  };

  const step = (from: PhasePoint, direction: number): Tree | null => {
    const to = store.point();
    leapfrog(from, to, direction * nuts.stepSize, target, nuts.metric);
    gradients++;
    const change = startEnergy - to.energy();
    if (-change > DIVERGENCE) isDivergent = true;
    acceptanceSum += change > 0 ? 1 : exp(change);
    return isDivergent ? null : store.leaf(to, change);
  };

  /** Appends `second` to `first`: new proposal, new end; true while the joined trajectory has not turned. */
  const join = (first: Tree, second: Tree, isBiased: boolean): boolean => {
    const joined = logSumExp(first.logWeight, second.logWeight);
    const reference = isBiased ? first.logWeight : joined;
    if (second.logWeight >= reference || rng.uniform() < exp(second.logWeight - reference)) {
      first.proposal = second.proposal;
    }
    const a = first.momentumSum;
    const b = second.momentumSum;
    const goesOn =
      isAhead(first.first, second.last, a, b) &&
      isAhead(first.first, second.first, a, second.first.momentum) &&
      isAhead(first.last, second.last, b, first.last.momentum);
    for (let i = 0; i < a.length; i++) a[i]! += b[i]!;
    first.last = second.last;
    first.logWeight = joined;
    return goesOn;
  };

  const nuts: Nuts = {
    position: here.position,
    metric,
    stepSize: 0.6,
    next() {
      store.clear();
      here.refresh(nuts.metric, normal);
      startEnergy = here.energy();
      const whole = store.leaf(here, 0);
      acceptanceSum = gradients = 0;
      isDivergent = false;
      let depth = 0;
      for (let goesOn = true; goesOn && depth < maxDepth;) {
        const forward = rng.uniform() > 0.5;
        const addition = build(forward ? whole.last : whole.first, depth, forward ? 1 : -1);
        if (!addition) break;
        depth++;
        if (!forward) turn(whole);
        goesOn = join(whole, addition, true);
        if (!forward) turn(whole);
      }
      const transition = { acceptance: acceptanceSum / gradients, gradients, treeDepth: depth, isDivergent };
      moveTo(here, whole.proposal);
      return { ...transition, energy: startEnergy };
    },
    findStepSize() {
      const energyChange = (): number => {
        here.refresh(nuts.metric, normal);
        leapfrog(here, trial, nuts.stepSize, target, nuts.metric);
        return here.energy() - trial.energy();
      };
      const wanted = -0.2231435513142097; // ln 0.8
      const grows = energyChange() > wanted;
      for (let tries = 0; tries < 60; tries++) {
        if (energyChange() > wanted !== grows) return;
        nuts.stepSize *= grows ? 2 : 0.5;
      }
    },
  };
  return nuts;
}

/** Turns a tree round, so that it can be extended at its other end. */
function turn(tree: Tree): void {
  const { first } = tree;
  tree.first = tree.last;
  tree.last = first;
}

function moveTo(here: PhasePoint, there: PhasePoint): void {
  here.position.set(there.position);
  here.gradient.set(there.gradient);
  here.logDensity = there.logDensity;
}

/** Two points still move apart: both velocities point along the sum of the momenta a + b. */
function isAhead(first: PhasePoint, last: PhasePoint, a: Float64Array, b: Float64Array): boolean {
  const earlier = first.velocity;
  const later = last.velocity;
  let atFirst = 0;
  let atLast = 0;
  for (let i = 0; i < a.length; i++) {
    const sum = a[i]! + b[i]!;
    atFirst += earlier[i]! * sum;
    atLast += later[i]! * sum;
  }
  return atFirst > 0 && atLast > 0;
}

function logSumExp(a: number, b: number): number {
  const high = a > b ? a : b;
  return high === -Infinity ? -Infinity : high + log1p(exp((a > b ? b : a) - high));
}
