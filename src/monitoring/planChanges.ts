import { nameKey } from "../data";
import type { PlannedChannel } from "../optimize";

/** Which way a plan moves a channel against its spend now; "holds" within 2%. */
export type Direction = "up" | "down" | "holds";

/** A channel's planned amount under two models, beside how sure either was of it. */
export interface PlanChange {
  readonly channel: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Money: √(half range² + half range²) of where the optimum lies over the draws of each model. */
  readonly noise: number;
  readonly isBeyondNoise: boolean;
  readonly directionBefore: Direction;
  readonly directionAfter: Direction;
  /** True where the recommendation turned round: more money before, less now, or the other way. */
  readonly isFlip: boolean;
}

const still = 0.02;

function direction({ plan, current }: PlannedChannel): Direction {
  if (current <= 0) return plan > 0 ? "up" : "holds";
  const move = plan / current - 1;
  return Math.abs(move) <= still ? "holds" : move > 0 ? "up" : "down";
}

const halfRange = ({ bestLow, bestHigh }: PlannedChannel): number =>
  Number.isFinite(bestHigh - bestLow) ? (bestHigh - bestLow) / 2 : 0;

/**
 * How the recommended plan changed from one model to the next, channel by channel, beside the spread that either model
 * gives its own optimum. Channels that only one plan has are left out.
 */
export function planChanges(
  before: readonly PlannedChannel[],
  after: readonly PlannedChannel[],
): readonly PlanChange[] {
  return before.flatMap((old) => {
    const recent = after.find(({ name }) => nameKey(name) === nameKey(old.name));
    if (!recent) return [];
    const [from, to] = [halfRange(old), halfRange(recent)];
    const change = recent.plan - old.plan;
    const noise = Math.sqrt(from * from + to * to);
    const [directionBefore, directionAfter] = [direction(old), direction(recent)];
    const isFlip = directionBefore !== directionAfter && directionBefore !== "holds" && directionAfter !== "holds";
    return [
      {
        ...{ channel: old.name, before: old.plan, after: recent.plan, change, noise, directionBefore, directionAfter },
        ...{ isFlip, isBeyondNoise: Math.abs(change) > noise },
      },
    ];
  });
}
