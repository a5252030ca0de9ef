import { EngineError } from "../base";
import type { Progress, TaskTable } from "../jobs";

/** Starts one of the known tasks by its name; nothing has run until `next` is called. */
export function startTask(known: TaskTable, task: string, request: unknown): Generator<Progress, unknown> {
  const start = known[task];
  if (!start) throw new EngineError("unavailable", `this engine has no task "${task}": reload the add-in`);
  return start(request as never);
}

/** The buffers inside a result's own fields, to be handed over instead of copied. */
export function transferables(result: unknown): ArrayBuffer[] {
  if (typeof result !== "object" || result === null) return [];
  const buffers = Object.values(result).flatMap((field) =>
    ArrayBuffer.isView(field) && field.buffer instanceof ArrayBuffer ? [field.buffer] : [],
  );
  return [...new Set(buffers)];
}
