import type { HeavyControl, Progress } from "../../src/jobs";

/** A heavy question that is running. */
export interface FitRun {
  readonly progress: Progress;
  /** Seconds that it will still take; null while nobody can tell. */
  readonly secondsLeft: number | null;
}

/** The control of one run, and its way out. */
export interface CancellableRun {
  readonly control: HeavyControl;
  readonly cancel: () => void;
  readonly isCancelled: () => boolean;
}

/** Milliseconds between two reports to the screen. */
const REPORT_EVERY = 150;

/** A run that reports to the screen a few times a second, with the seconds left, and can be cancelled. */
export function createRun(report: (run: FitRun) => void): CancellableRun {
  const listeners: (() => void)[] = [];
  const startedAt = performance.now();
  let [isCancelled, shownAt] = [false, 0];
  return {
    isCancelled: () => isCancelled,
    cancel() {
      isCancelled = true;
      listeners.splice(0).forEach((listener) => listener());
    },
    control: {
      cancellation: {
        get isCancelled() {
          return isCancelled;
        },
        onCancel: (listener) => void listeners.push(listener),
      },
      progress(progress) {
        const now = performance.now();
        if (isCancelled || (now - shownAt < REPORT_EVERY && progress.done < 1)) return;
        shownAt = now;
        const seconds = (now - startedAt) / 1000;
        const secondsLeft = progress.done > 0.1 ? (seconds * (1 - progress.done)) / progress.done : null;
        report({ progress, secondsLeft });
      },
    },
  };
}

/** What is shown before the first report. */
export const startingRun: FitRun = { progress: { phase: "", done: 0, detail: "" }, secondsLeft: null };

/** Lets the screen show what has changed before the work goes on: drawing and working are then two tasks, not one. */
export function letDraw(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
