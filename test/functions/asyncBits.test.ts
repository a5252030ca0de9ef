import { createModelShelf } from "../../functions/modelShelf";
import { createRuntime } from "../../functions/createRuntime";
import type { Runtime } from "../../functions/client";
import { heavyJobs, restoreModel } from "../../src/jobs";
import { createThreadRunner, createWorkerPool } from "../../src/worker";
import { fakeWorkers } from "../fakes/fakeWorker";
import { plantedHistory } from "../src/models/mmm/plantedHistory";
import { sheetRanges } from "../src/models/mmm/sheetRanges";

const quick = [
  ["Draws", 60],
  ["Warm-up", 120],
  ["Chains", 2],
];
const ranges = sheetRanges(plantedHistory({ rows: 60, channels: 2 }).history, quick);

function freshRuntime(workers: number): Runtime {
  const runtime = createRuntime({
    version: "0.0.0",
    models: createModelShelf(restoreModel),
    createThread: createThreadRunner,
    createPool: (createWorker) => createWorkerPool(createWorker, workers),
  });
  if (workers > 0) runtime.useWorkers(fakeWorkers(), workers);
  return runtime;
}

/** Every heavy job that a cell asks, on the model that this runtime has fitted itself. */
async function askAll(runtime: Runtime): Promise<Record<string, unknown>> {
  const fitModel = await runtime.run("fitModel", ranges);
  const model = [[fitModel]];
  const plain = { model, limits: null, settings: null };
  const ask = {
    modelAccuracy: () => runtime.run("modelAccuracy", { model, metric: "crps", sample: "validation" }),
    backtestModel: () => runtime.run("backtestModel", { model, folds: 1, horizon: 4 }),
    solveFlight: () => runtime.run("solveFlight", { ...plain, budget: 50_000, periods: 4, demand: null }),
  };
  const answers: Record<string, unknown> = { fitModel };
  for (const [name, question] of Object.entries(ask)) {
    answers[name] = await question();
    expect(await question()).toBe(answers[name]);
  }
  return answers;
}

describe("the functions that take their time", () => {
  it("give the same bits in this thread, in one worker and in three, and the kept answer when asked again", async () => {
    const here = await askAll(freshRuntime(0));
    expect(Object.keys(here).sort()).toEqual(Object.keys(heavyJobs).sort());
    for (const workers of [1, 3]) {
      const there = await askAll(freshRuntime(workers));
      for (const name of Object.keys(here)) expect([name, there[name]]).toEqual([name, here[name]]);
    }
  }, 60_000);
});
