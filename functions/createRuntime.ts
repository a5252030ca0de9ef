import { lightJobs, heavyJobs, type HeavyControl, type HeavyJob, type LightJob, type TaskRunner } from "../src/jobs";
import { createAnswerMemo } from "./answerMemo";
import type { Runtime } from "./client";
import type { ModelShelf } from "./modelShelf";
import { createSharedRuns } from "./sharedRuns";

/** What a runtime is made of besides the jobs themselves. */
export interface RuntimeParts {
  readonly version: string;
  readonly models: ModelShelf;
  /** Runs tasks in this thread until the page brings workers. */
  readonly inThread: TaskRunner;
  readonly createPool: (createWorker: () => Worker, count: number) => TaskRunner;
}

type AnyLightJob = LightJob<unknown, unknown>;
type AnyHeavyJob = HeavyJob<unknown, unknown>;

/** The content of a question: equal names and equal arguments give equal text. */
function questionText(name: string, request: unknown): string {
  return `${name} ${JSON.stringify(request)}`;
}

/**
 * The engine's one dispatcher on a page: light jobs answered at once, heavy jobs run in workers where there are some,
 * equal questions answered from memory. Errors are never kept: what is missing now may be there later.
 */
export function createRuntime({ version, models, inThread, createPool }: RuntimeParts): Runtime {
  const memo = createAnswerMemo();
  const runs = createSharedRuns();
  const context = { models };
  let runner = inThread;

  const answer = (name: string, request: unknown): unknown => {
    const question = questionText(name, request);
    const known = memo.get(question);
    if (known) return known.answer;
    const fresh = (lightJobs as Record<string, AnyLightJob>)[name]!(request, context);
    memo.put(question, fresh);
    return fresh;
  };
  const run = async (name: string, request: unknown, control: Partial<HeavyControl> = {}): Promise<unknown> => {
    const question = questionText(name, request);
    const known = memo.get(question);
    if (known) return known.answer;
    const job = (heavyJobs as Record<string, AnyHeavyJob>)[name]!;
    const fresh = await runs.join(question, control, (shared) => job(request, context, runner, shared));
    memo.put(question, fresh);
    return fresh;
  };
  const ask = async (name: string, request: unknown, control?: Partial<HeavyControl>): Promise<unknown> =>
    name in lightJobs ? answer(name, request) : run(name, request, control);

  return {
    version,
    models,
    answer: answer as Runtime["answer"],
    run: run as Runtime["run"],
    ask: ask as Runtime["ask"],
    useWorkers: (createWorker, count) => void (runner = createPool(createWorker, count)),
    onModel: (listener) => models.onModel(listener),
    restore: (document) => models.restore(document),
  };
}
