import type { HeavyControl, Progress } from "../src/jobs";

interface Waiter {
  readonly control: Partial<HeavyControl>;
  isGone: boolean;
}

interface Run {
  readonly answer: Promise<unknown>;
  readonly waiters: Waiter[];
  readonly leave: (waiter: Waiter) => void;
}

type Start = (control: HeavyControl) => Promise<unknown>;

/** Runs heavy jobs so that equal questions asked at the same time share one run. */
export interface SharedRuns {
  join(question: string, control: Partial<HeavyControl>, start: Start): Promise<unknown>;
}

/** The control of a run for many: progress goes to all, it is cancelled when the last one has gone. */
function sharedControl(waiters: readonly Waiter[]): { control: HeavyControl; leave: (waiter: Waiter) => void } {
  const listeners: (() => void)[] = [];
  const isCancelled = (): boolean => waiters.every(({ isGone }) => isGone);
  const control: HeavyControl = {
    cancellation: {
      get isCancelled() {
        return isCancelled();
      },
      onCancel: (listener) => void listeners.push(listener),
    },
    progress: (progress: Progress) => waiters.forEach((one) => !one.isGone && one.control.progress?.(progress)),
  };
  const leave = (waiter: Waiter): void => {
    if (waiter.isGone) return;
    waiter.isGone = true;
    if (isCancelled()) listeners.splice(0).forEach((listener) => listener());
  };
  return { control, leave };
}

/**
 * Shared runs: Excel asks the same question once per cell that holds it. A run ends for a waiter when that waiter
 * cancels; the work itself stops when nobody waits any more.
 */
export function createSharedRuns(): SharedRuns {
  const running = new Map<string, Run>();

  const begin = (question: string, start: Start): Run => {
    const waiters: Waiter[] = [];
    const { control, leave } = sharedControl(waiters);
    const answer = Promise.resolve().then(() => start(control));
    const run = { answer, waiters, leave };
    running.set(question, run);
    const end = (): void => void (running.get(question) === run && running.delete(question));
    answer.then(end, end);
    return run;
  };

  return {
    join(question, control, start) {
      const known = running.get(question);
      const run = known && !known.waiters.every(({ isGone }) => isGone) ? known : begin(question, start);
      const waiter: Waiter = { control, isGone: false };
      run.waiters.push(waiter);
      control.cancellation?.onCancel(() => run.leave(waiter));
      if (control.cancellation?.isCancelled) run.leave(waiter);
      return run.answer;
    },
  };
}
