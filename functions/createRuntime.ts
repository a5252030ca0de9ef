import { lightJobs, heavyJobs, tasks } from "../src/jobs";
import type { HeavyControl, HeavyJob, LightJob, TaskRunner, TaskTable } from "../src/jobs";
import { createAnswerMemo } from "./answerMemo";
import type { Desk, Runtime } from "./client";
import type { ModelShelf } from "./modelShelf";
import { createSharedRuns } from "./sharedRuns";

/** What a runtime is made of besides the jobs themselves. */
export interface RuntimeParts {
  readonly version: string;
  readonly models: ModelShelf;
  /** Makes what runs these tasks in this thread, until the page brings workers. */
  readonly createThread: (known: TaskTable) => TaskRunner;
  readonly createPool: (createWorker: () => Worker, cores: number | undefined) => TaskRunner;
}

type AnyLightJob = LightJob<unknown, unknown>;
type AnyHeavyJob = HeavyJob<unknown, unknown>;
type AnyDeskJob = (...given: Parameters<AnyHeavyJob>) => unknown;

/** The content of a question: equal names and equal arguments give equal text. */
function questionText(name: string, request: unknown): string {
  return `${name} ${JSON.stringify(request)}`;
}

/**
 * The engine's one dispatcher on a page: light jobs answered at once, heavy jobs run in workers where there are some,
 * equal questions answered from memory, the pane's own jobs fetched with the desk. Errors are never kept: what is missing
 * now may be there later.
 */
export function createRuntime({ version, models, createThread, createPool }: RuntimeParts): Runtime {
  const memo = createAnswerMemo();
  const runs = createSharedRuns();
  const context = { models };
  let pool: TaskRunner | undefined;
  const inThread = createThread(tasks);
  let openDesk = (): Promise<Desk> => Promise.reject(new Error("this page has no desk"));

  const answer = (name: string, request: unknown): unknown => {
    const question = questionText(name, request);
    const known = memo.get(question);
    if (known) return known.answer;
    const fresh = (lightJobs as Record<string, AnyLightJob>)[name]!(request, context);
    memo.put(question, fresh);
    return fresh;
  };
  /** How a heavy job or one of the desk's starts; the desk comes with tasks of its own. */
  const startOf = async (name: string): Promise<(request: unknown, control: HeavyControl) => unknown> => {
    const heavy = (heavyJobs as Record<string, AnyHeavyJob>)[name];
    if (heavy) return (request, control) => heavy(request, context, pool ?? inThread, control);
    const desk = await openDesk();
    const job = (desk.jobs as Record<string, AnyDeskJob>)[name]!;
    const runner = pool ?? createThread({ ...tasks, ...desk.tasks });
    return (request, control) => job(request, context, runner, control);
  };
  const run = async (name: string, request: unknown, control: Partial<HeavyControl> = {}): Promise<unknown> => {
    const question = questionText(name, request);
    const known = memo.get(question);
    if (known) return known.answer;
    const start = await startOf(name);
    const fresh = await runs.join(question, control, async (shared) => start(request, shared));
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
    useWorkers: (createWorker, cores) => void (pool = createPool(createWorker, cores)),
    useDesk: (open) => void (openDesk = open),
    onModel: (listener) => models.onModel(listener),
    restore: (key, document) => models.restore(key, document),
  };
}
