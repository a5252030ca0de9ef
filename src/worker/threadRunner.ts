import { tasks, type HeavyControl, type Progress, type TaskRunner, type TaskTable } from "../jobs";
import { startTask } from "./startTask";

/** Thrown into a task's promise when nobody waits for it any more. */
export class CancelledError extends Error {
  constructor() {
    super("cancelled");
    this.name = "CancelledError";
  }
}

/** Milliseconds of work between pauses: the page stays at 30 frames a second and more. */
const SLICE = 12;

/**
 * Runs tasks in this thread, where there are no workers: in slices of a few milliseconds, one task after the other. Gives
 * the same bits as a worker, since pausing changes nothing. `known` is what it can run: by default the tasks of the
 * heavy jobs that cells ask.
 */
export function createThreadRunner(known: TaskTable = tasks): TaskRunner {
  let last: Promise<unknown> = Promise.resolve();
  return {
    parallel: 1,
    run(task, request, control) {
      const result = last.then(() => runInSlices(startTask(known, task, request), control));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

async function runInSlices(generator: Generator<Progress, unknown>, control: HeavyControl): Promise<unknown> {
  if (control.cancellation.isCancelled) throw new CancelledError();
  let sliceEnd = performance.now() + SLICE;
  for (let step = generator.next(); ; step = generator.next()) {
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    control.progress(step.value);
    await pause();
    if (control.cancellation.isCancelled) throw new CancelledError();
    sliceEnd = performance.now() + SLICE;
  }
}

/**
 * Lets other work of this thread run. A message to oneself where there are channels, because timers are held back to
 * 4 ms when nested and to a second in hidden pages; a timer elsewhere.
 */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof MessageChannel === "undefined") return void setTimeout(resolve, 0);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
