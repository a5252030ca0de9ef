import type { Progress } from "./job";

/** Tasks by name, as a runner knows them: generators over plain data (src/jobs/tasks.ts). */
export type TaskTable = Readonly<Record<string, (request: never) => Generator<Progress, unknown>>>;
