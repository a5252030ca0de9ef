export { CancelledError, createThreadRunner } from "./threadRunner";
export { createWorkerPool } from "./workerPool";
