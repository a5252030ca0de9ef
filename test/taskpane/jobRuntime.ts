import { createModelShelf } from "../../functions/modelShelf";
import { createRuntime } from "../../functions/createRuntime";
import type { Runtime } from "../../functions/client";
import { restoreModel } from "../../src/jobs";
import { createThreadRunner, createWorkerPool } from "../../src/worker";

/** The real engine in this thread, for tests of what the pane makes of its answers. */
export function createJobRuntime(): Runtime {
  return createRuntime({
    version: "test",
    models: createModelShelf(restoreModel),
    inThread: createThreadRunner(),
    createPool: createWorkerPool,
  });
}
