import { restoreModel } from "../src/jobs";
import { countWorkers, createThreadRunner, createWorkerPool } from "../src/worker";
import { createModelShelf } from "./modelShelf";
import { createRuntime } from "./createRuntime";

declare const MARGINAL_VERSION: string | undefined;

/** The one runtime of this page: cells ask it here, the pane finds it through `client.ts`. */
export const runtime = createRuntime({
  version: typeof MARGINAL_VERSION === "string" ? MARGINAL_VERSION : "0.0.0",
  models: createModelShelf(restoreModel),
  createThread: createThreadRunner,
  createPool: (createWorker, cores) => createWorkerPool(createWorker, countWorkers(cores)),
});
