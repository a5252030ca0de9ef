import { createModelShelf } from "../../functions/modelShelf";
import { createRuntime } from "../../functions/createRuntime";
import type { Runtime } from "../../functions/client";
import { deskJobs, deskTasks, restoreModel } from "../../src/jobs";
import { createThreadRunner, createWorkerPool } from "../../src/worker";

/** The real engine in this thread, for tests of what the pane makes of its answers. */
export function createJobRuntime(): Runtime {
  const runtime = createRuntime({
    version: "test",
    models: createModelShelf(restoreModel),
    createThread: createThreadRunner,
    createPool: (createWorker, cores) => createWorkerPool(createWorker, cores ?? 1),
  });
  runtime.useDesk(async () => ({ jobs: deskJobs, tasks: deskTasks }));
  return runtime;
}
