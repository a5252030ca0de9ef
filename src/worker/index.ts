export { countWorkers } from "./countWorkers";
export { CancelledError, createThreadRunner } from "./threadRunner";
export { createWorkerPool } from "./workerPool";
