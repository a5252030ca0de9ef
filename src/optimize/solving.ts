import { log } from "../numerics";

/** How far a solver is. Values in units of the objective. */
export interface SolveProgress {
  /** What it is doing: "branch and bound", "planes", "draws". */
  readonly phase: string;
  /** Share done, 0..1. */
  readonly done: number;
  /** The best plan so far is worth this; −Infinity before there is one. */
  readonly best: number;
  /** No plan is worth more; Infinity before anything is known. */
  readonly bound: number;
}

/**
 * A solver that may be paused or dropped at every report. Pausing changes nothing: it ends with the same bits whoever
 * drives it.
 */
export type Solving<Result> = Generator<SolveProgress, Result>;

/** Runs a solver to its end without a pause. */
export function runToEnd<Result>(steps: Solving<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How far a gap has come from where it started to where it may end, on a logarithmic scale. */
export function shareOfGap(first: number, now: number, sought: number): number {
  if (!(first > sought)) return 1;
  return Math.min(1, Math.max(0, log(first / Math.max(now, sought)) / log(first / sought)));
}
