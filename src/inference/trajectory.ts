import type { LogDensity } from "./logDensity";
import type { Metric } from "./metric";

/** A point in phase space with everything that the integrator knows of it. */
export class PhasePoint {
  readonly position: Float64Array;
  readonly momentum: Float64Array;
  readonly gradient: Float64Array;
  /** covariance · momentum. */
  readonly velocity: Float64Array;
  /** covariance · gradient: kept so that one product with the metric serves both half steps. */
  readonly drift: Float64Array;
  logDensity = 0;

  constructor(size: number) {
    this.position = new Float64Array(size);
    this.momentum = new Float64Array(size);
    this.gradient = new Float64Array(size);
    this.velocity = new Float64Array(size);
    this.drift = new Float64Array(size);
  }

  /** Potential plus kinetic energy; Infinity where it cannot be computed. */
  energy(): number {
    let product = 0;
    for (let i = 0; i < this.momentum.length; i++) product += this.momentum[i]! * this.velocity[i]!;
    const energy = 0.5 * product - this.logDensity;
    return energy === energy ? energy : Infinity;
  }

  /** A fresh momentum at the same position. */
  refresh(metric: Metric, normal: () => number): void {
    metric.drawMomentum(normal, this.momentum);
    metric.velocity(this.momentum, this.velocity);
    metric.velocity(this.gradient, this.drift);
  }
}

/** Writes to `to` where one leapfrog step of signed length `step` leads from `from`. */
export function leapfrog(from: PhasePoint, to: PhasePoint, step: number, target: LogDensity, metric: Metric): void {
  const { position, momentum, gradient, velocity, drift } = to;
  const half = 0.5 * step;
  const size = position.length;
  for (let i = 0; i < size; i++) {
    momentum[i] = from.momentum[i]! + half * from.gradient[i]!;
    velocity[i] = from.velocity[i]! + half * from.drift[i]!;
    position[i] = from.position[i]! + step * velocity[i]!;
  }
  to.logDensity = target.evaluate(position, gradient);
  metric.velocity(gradient, drift);
  for (let i = 0; i < size; i++) {
    momentum[i]! += half * gradient[i]!;
    velocity[i]! += half * drift[i]!;
  }
}

/** A stretch of a trajectory in the direction of travel. */
export interface Tree {
  first: PhasePoint;
  last: PhasePoint;
  proposal: PhasePoint;
  /** Sum of the momenta of its points. */
  readonly momentumSum: Float64Array;
  /** Log of the sum of the weights e^(start energy − energy). */
  logWeight: number;
}

/** The points and trees of one trajectory: made when they are first needed, and used again by the next one. */
export class TrajectoryStore {
  private readonly points: PhasePoint[] = [];
  private readonly trees: Tree[] = [];
  private nPoints = 0;
  private nTrees = 0;

  constructor(private readonly size: number) {}

  /** Gives everything back. */
  clear(): void {
    this.nPoints = this.nTrees = 0;
  }

  point(): PhasePoint {
    return (this.points[this.nPoints++] ??= new PhasePoint(this.size));
  }

  /** A tree of one point. */
  leaf(point: PhasePoint, logWeight: number): Tree {
    const tree = (this.trees[this.nTrees++] ??= {
      ...{ first: point, last: point, proposal: point, logWeight },
      momentumSum: new Float64Array(this.size),
    });
    tree.first = tree.last = tree.proposal = point;
    tree.logWeight = logWeight;
    const { momentumSum } = tree;
    for (let i = 0; i < momentumSum.length; i++) momentumSum[i] = point.momentum[i]!;
    return tree;
  }
}
