import { tasks } from "../../src/jobs";
import type { TaskMessage, WorkerMessage } from "../../src/worker/messages";
import { startTask } from "../../src/worker/startTask";

/** What a stand-in does with its task: run it, fail to start, or never answer. */
export type WorkerBehaviour = "works" | "breaks" | "hangs";

/** A stand-in for a worker: runs the task in this thread, a little later, on copies as the entry does. */
export class FakeWorker {
  static made = 0;
  onmessage: ((event: { data: WorkerMessage }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  isTerminated = false;

  constructor(private readonly behaviour: WorkerBehaviour = "works") {
    FakeWorker.made++;
  }

  postMessage(message: TaskMessage): void {
    const { id, task, request } = structuredClone(message);
    if (this.behaviour === "hangs") return;
    setTimeout(() => {
      if (this.isTerminated) return;
      if (this.behaviour === "breaks") return this.onerror?.({ message: "no such file" });
      try {
        const run = startTask(tasks, task, request);
        let step = run.next();
        while (!step.done) step = run.next();
        this.onmessage?.({ data: structuredClone({ id, kind: "done", result: step.value }) });
      } catch (error) {
        const { name, code, message: text } = error as { name: string; code: string; message: string };
        this.onmessage?.({ data: { id, kind: "failed", name, code, message: text } });
      }
    }, 1);
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

/** Makes stand-ins for a pool. */
export const fakeWorkers = (behaviour?: WorkerBehaviour) => () => new FakeWorker(behaviour) as unknown as Worker;
