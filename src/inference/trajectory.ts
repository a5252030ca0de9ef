import type { LogDensity } from "./logDensity";
import type { Metric } from "./metric";

/** A point in phase space with everything that the integrator keeps: no allocation while it moves. */
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

  copyFrom(other: PhasePoint): void {
    this.position.set(other.position);
    this.momentum.set(other.momentum);
    this.gradient.set(other.gradient);
    this.velocity.set(other.velocity);
    this.drift.set(other.drift);
    this.logDensity = other.logDensity;
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

/** One leapfrog step of signed length `step`, in place. */
export function leapfrog(point: PhasePoint, step: number, target: LogDensity, metric: Metric): void {
  const { position, momentum, gradient, velocity, drift } = point;
  const half = 0.5 * step;
  const size = position.length;
  for (let i = 0; i < size; i++) {
    momentum[i]! += half * gradient[i]!;
    velocity[i]! += half * drift[i]!;
    position[i]! += step * velocity[i]!;
  }
  point.logDensity = target.evaluate(position, gradient);
  metric.velocity(gradient, drift);
  for (let i = 0; i < size; i++) {
    momentum[i]! += half * gradient[i]!;
    velocity[i]! += half * drift[i]!;
  }
}
