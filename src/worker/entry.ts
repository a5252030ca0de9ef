import { deskTasks, tasks } from "../jobs";
import type { TaskMessage, WorkerMessage } from "./messages";
import { startTask, transferables } from "./startTask";

/** What this file needs of a worker's global scope. */
interface WorkerScope {
  onmessage: ((event: { readonly data: TaskMessage }) => void) | null;
  postMessage(message: WorkerMessage, transfer?: readonly ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;

const allTasks = { ...tasks, ...deskTasks };

/** Milliseconds between progress messages. */
const REPORT_EVERY = 100;

/** Runs a task to its end; a page that wants it no more terminates the worker. */
function run({ id, task, request }: TaskMessage): void {
  const generator = startTask(allTasks, task, request);
  let reported = 0;
  for (let step = generator.next(); ; step = generator.next()) {
    if (step.done) return scope.postMessage({ id, kind: "done", result: step.value }, transferables(step.value));
    if (performance.now() - reported < REPORT_EVERY) continue;
    reported = performance.now();
    scope.postMessage({ id, kind: "progress", progress: step.value });
  }
}

scope.onmessage = ({ data }) => {
  try {
    run(data);
  } catch (error) {
    const { name = "Error", code = "", message = String(error) } = error as Partial<Record<string, string>>;
    scope.postMessage({ id: data.id, kind: "failed", name, code, message });
  }
};
