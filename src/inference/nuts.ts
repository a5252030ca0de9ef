import { exp, log1p, type Rng } from "../numerics";
import type { LogDensity } from "./logDensity";
import type { Metric } from "./metric";
import { leapfrog, PhasePoint } from "./trajectory";

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

/** Both ends of a subtree as momenta and velocities, with the sum of its momenta. */
class Subtree {
  readonly firstMomentum: Float64Array;
  readonly firstVelocity: Float64Array;
  readonly lastMomentum: Float64Array;
  readonly lastVelocity: Float64Array;
  readonly momentumSum: Float64Array;
  readonly proposal: Float64Array;
  readonly proposalGradient: Float64Array;
  proposalLogDensity = 0;
  /** Log of the sum of the weights e^(start energy − energy). */
  logWeight = 0;

  constructor(size: number) {
    this.firstMomentum = new Float64Array(size);
    this.firstVelocity = new Float64Array(size);
    this.lastMomentum = new Float64Array(size);
    this.lastVelocity = new Float64Array(size);
    this.momentumSum = new Float64Array(size);
    this.proposal = new Float64Array(size);
    this.proposalGradient = new Float64Array(size);
  }

  setPoint(point: PhasePoint, logWeight: number): void {
    this.firstMomentum.set(point.momentum);
    this.firstVelocity.set(point.velocity);
    this.lastMomentum.set(point.momentum);
    this.lastVelocity.set(point.velocity);
    this.momentumSum.set(point.momentum);
    this.propose(point.position, point.gradient, point.logDensity);
    this.logWeight = logWeight;
  }

  propose(position: Float64Array, gradient: Float64Array, logDensity: number): void {
    this.proposal.set(position);
    this.proposalGradient.set(gradient);
    this.proposalLogDensity = logDensity;
  }

  copyFrom(other: Subtree): void {
    this.firstMomentum.set(other.firstMomentum);
    this.firstVelocity.set(other.firstVelocity);
    this.lastMomentum.set(other.lastMomentum);
    this.lastVelocity.set(other.lastVelocity);
    this.momentumSum.set(other.momentumSum);
    this.propose(other.proposal, other.proposalGradient, other.proposalLogDensity);
    this.logWeight = other.logWeight;
  }

  /** Joins the part that comes after this one (in the direction of travel). */
  extend(later: Subtree): void {
    this.lastMomentum.set(later.lastMomentum);
    this.lastVelocity.set(later.lastVelocity);
    for (let i = 0; i < this.momentumSum.length; i++) this.momentumSum[i]! += later.momentumSum[i]!;
  }
}

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
  const size = target.size;
  const maxDepth = 10;
  const position = Float64Array.from(start);
  const gradient = new Float64Array(size);
  let logDensity = target.evaluate(position, gradient);
  const travelling = new PhasePoint(size);
  const ahead = new PhasePoint(size);
  const behind = new PhasePoint(size);
  const whole = new Subtree(size);
  const grown = Array.from({ length: maxDepth + 1 }, () => new Subtree(size));
  const later = Array.from({ length: maxDepth + 1 }, () => new Subtree(size));
  let startEnergy = 0;
  let acceptanceSum = 0;
  let gradients = 0;
  let isDivergent = false;

  const begin = (point: PhasePoint): void => {
    point.position.set(position);
    point.gradient.set(gradient);
    point.logDensity = logDensity;
    point.refresh(nuts.metric, normal);
  };

  /** Doubles into `out`; false when the subtree turns or diverges and must not be used. */
  const build = (depth: number, direction: number, out: Subtree): boolean => {
    if (depth === 0) return step(direction, out);
    if (!build(depth - 1, direction, out)) return false;
    const second = later[depth]!;
    if (!build(depth - 1, direction, second)) return false;
    return join(out, second, false);
  };

  const step = (direction: number, out: Subtree): boolean => {
    leapfrog(travelling, direction * nuts.stepSize, target, nuts.metric);
    gradients++;
    const change = startEnergy - travelling.energy();
    if (-change > DIVERGENCE) isDivergent = true;
    acceptanceSum += change > 0 ? 1 : exp(change);
    out.setPoint(travelling, change);
    return !isDivergent;
  };

  /** Appends `second` to `first`: new proposal, new ends; true while the joined trajectory has not turned. */
  const join = (first: Subtree, second: Subtree, isBiased: boolean): boolean => {
    const joined = logSumExp(first.logWeight, second.logWeight);
    const reference = isBiased ? first.logWeight : joined;
    if (second.logWeight >= reference || rng.uniform() < exp(second.logWeight - reference)) {
      first.propose(second.proposal, second.proposalGradient, second.proposalLogDensity);
    }
    const goesOn =
      isAhead(first.firstVelocity, second.lastVelocity, first.momentumSum, second.momentumSum) &&
      isAhead(first.firstVelocity, second.firstVelocity, first.momentumSum, second.firstMomentum) &&
      isAhead(first.lastVelocity, second.lastVelocity, second.momentumSum, first.lastMomentum);
    first.extend(second);
    first.logWeight = joined;
    return goesOn;
  };

  /** Turns a tree round, so that it can be extended at its other end. */
  const mirrored = new Subtree(size);
  const turn = (tree: Subtree): void => {
    mirrored.copyFrom(tree);
    tree.firstMomentum.set(mirrored.lastMomentum);
    tree.firstVelocity.set(mirrored.lastVelocity);
    tree.lastMomentum.set(mirrored.firstMomentum);
    tree.lastVelocity.set(mirrored.firstVelocity);
  };

  const nuts: Nuts = {
    position,
    metric,
    stepSize: 0.6,
    next() {
      begin(travelling);
      startEnergy = travelling.energy();
      ahead.copyFrom(travelling);
      behind.copyFrom(travelling);
      whole.setPoint(travelling, 0);
      acceptanceSum = gradients = 0;
      isDivergent = false;
      let depth = 0;
      for (let goesOn = true; goesOn && depth < maxDepth;) {
        const forward = rng.uniform() > 0.5;
        travelling.copyFrom(forward ? ahead : behind);
        const addition = grown[depth]!;
        const isUsable = build(depth, forward ? 1 : -1, addition);
        (forward ? ahead : behind).copyFrom(travelling);
        if (!isUsable) break;
        depth++;
        if (!forward) turn(whole);
        goesOn = join(whole, addition, true);
        if (!forward) turn(whole);
      }
      position.set(whole.proposal);
      gradient.set(whole.proposalGradient);
      logDensity = whole.proposalLogDensity;
      return { acceptance: acceptanceSum / gradients, gradients, treeDepth: depth, isDivergent, energy: startEnergy };
    },
    findStepSize() {
      const energyChange = (): number => {
        begin(travelling);
        const before = travelling.energy();
        leapfrog(travelling, nuts.stepSize, target, nuts.metric);
        return before - travelling.energy();
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

/** The two ends still move apart: both velocities point along the sum of the momenta a + b. */
function isAhead(first: Float64Array, last: Float64Array, a: Float64Array, b: Float64Array): boolean {
  let atFirst = 0;
  let atLast = 0;
  for (let i = 0; i < a.length; i++) {
    const sum = a[i]! + b[i]!;
    atFirst += first[i]! * sum;
    atLast += last[i]! * sum;
  }
  return atFirst > 0 && atLast > 0;
}

function logSumExp(a: number, b: number): number {
  const high = a > b ? a : b;
  return high === -Infinity ? -Infinity : high + log1p(exp((a > b ? b : a) - high));
}
