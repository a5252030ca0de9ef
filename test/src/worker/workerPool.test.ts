import type { HeavyControl, Progress } from "../../../src/jobs";
import type { FitPlan } from "../../../src/models";
import { createFitPlan } from "../../../src/models";
import { createThreadRunner, createWorkerPool } from "../../../src/worker";
import { FakeWorker, fakeWorkers } from "../../fakes/fakeWorker";
import { plantedHistory } from "../models/mmm/plantedHistory";
import { sheetRanges } from "../models/mmm/sheetRanges";

const plan: FitPlan = createFitPlan(
  sheetRanges(plantedHistory({ rows: 60, channels: 2 }).history, [
    ["Draws", 60],
    ["Warm-up", 120],
    ["Chains", 3],
  ]),
);

/** A control that can be cancelled from outside. */
function freshControl(): HeavyControl & { cancel(): void; readonly reports: Progress[] } {
  const listeners: (() => void)[] = [];
  const reports: Progress[] = [];
  let isCancelled = false;
  return {
    reports,
    cancellation: {
      get isCancelled() {
        return isCancelled;
      },
      onCancel: (listener) => void listeners.push(listener),
    },
    progress: (progress) => void reports.push(progress),
    cancel() {
      isCancelled = true;
      listeners.forEach((listener) => listener());
    },
  };
}

function chains(runner: ReturnType<typeof createThreadRunner>): Promise<unknown[]> {
  return Promise.all([0, 1, 2].map((chain) => runner.run("sampleChain", { plan, chain }, freshControl())));
}

describe("the runners of heavy work", () => {
  it("give the same bits in this thread, in one worker and in three", async () => {
    const here = await chains(createThreadRunner());
    expect(await chains(createWorkerPool(fakeWorkers(), 1))).toEqual(here);
    expect(await chains(createWorkerPool(fakeWorkers(), 3))).toEqual(here);
  });

  it("make no more workers than asked for, and keep them", async () => {
    FakeWorker.made = 0;
    const pool = createWorkerPool(fakeWorkers(), 2);
    await chains(pool);
    await chains(pool);
    expect(FakeWorker.made).toBe(2);
  });

  it("fall back to this thread where a worker cannot start", async () => {
    const [chain] = await chains(createWorkerPool(fakeWorkers("breaks"), 2));
    expect((chain as { divergences: number }).divergences).toBe(0);
  });

  it("stop at once when cancelled: a waiting task, a running one, and one in this thread", async () => {
    for (const runner of [createWorkerPool(fakeWorkers("hangs"), 1), createThreadRunner()]) {
      const controls = [freshControl(), freshControl()];
      const runs = controls.map((control, chain) => runner.run("sampleChain", { plan, chain }, control));
      controls.forEach((control) => control.cancel());
      for (const run of runs) await expect(run).rejects.toThrow("cancelled");
    }
  });

  it("give up after the time allowed, with words", async () => {
    const pool = createWorkerPool(fakeWorkers("hangs"), 1, 0.02);
    await expect(pool.run("sampleChain", { plan, chain: 0 }, freshControl())).rejects.toThrow(
      /longer than 0.02 seconds/,
    );
  });

  it("pass an engine error on with its words", async () => {
    const pool = createWorkerPool(fakeWorkers(), 1);
    await expect(pool.run("noSuchTask", {}, freshControl())).rejects.toThrow(/no task "noSuchTask"/);
  });
});
