import type { ResponseModel } from "../models";

/** The models that the runtime has in memory, by key. */
export interface ModelCache {
  get(key: string): ResponseModel | undefined;
  /** Keeps a model; `document` is its stored form, which the runtime queues for saving after the answer. */
  put(model: ResponseModel, document: string): void;
  /** The stored form of a model, so that it can be sent to a worker. */
  documentOf?(key: string): string | undefined;
  /** Why the stored form of a model could not be read, and what mends it; undefined where nothing is known against it. */
  problemOf?(key: string): string | undefined;
}

/** What a job may use besides its request. */
export interface JobContext {
  readonly models: ModelCache;
}

/** A light job answers in the calling thread, most in under 50 ms, none over 200 ms. */
export type LightJob<Request, Response> = (request: Request, context: JobContext) => Response;

/** How far a heavy job is. Sent a few times a second. */
export interface Progress {
  /** What it is doing, in words: "warm-up", "sampling", "branch and bound". */
  readonly phase: string;
  /** Share done, 0..1. */
  readonly done: number;
  /** What to show beside it: draws, divergences, bound and best so far. */
  readonly detail: string;
}

/** How a running job hears that nobody waits for it any more (no AbortController in a bare realm). */
export interface Cancellation {
  readonly isCancelled: boolean;
  /** Called once on cancel. */
  onCancel(listener: () => void): void;
}

export interface HeavyControl {
  readonly cancellation: Cancellation;
  progress(progress: Progress): void;
}

/**
 * Runs one task (a pure function of plain data, src/jobs/tasks.ts) in a worker, or in this thread where there are
 * none. `parallel` is how many run side by side. The same task gives the same bits wherever it runs.
 */
export interface TaskRunner {
  readonly parallel: number;
  run(task: string, request: unknown, control: HeavyControl): Promise<unknown>;
}

/** A heavy job leads from the calling thread and sends its work out as tasks. */
export type HeavyJob<Request, Response> = (
  request: Request,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
) => Promise<Response>;
