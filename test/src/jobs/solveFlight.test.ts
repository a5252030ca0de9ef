import { type HeavyControl, heavyJobs, type JobContext, lightJobs, type TaskRunner, tasks } from "../../../src/jobs";
import type { ResponseModel } from "../../../src/models";
import { createFittedWorld } from "../../fakes/fittedWorld";

/** Runs tasks in this thread and keeps what they report. */
function createRunner(): { runner: TaskRunner; details: string[] } {
  const details: string[] = [];
  const run = async (name: string, request: unknown, { cancellation }: HeavyControl): Promise<unknown> => {
    const steps = (tasks as Record<string, (request: never) => Generator<{ detail: string }, unknown>>)[name]!(
      structuredClone(request) as never,
    );
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (cancellation.isCancelled) throw new Error("cancelled");
      details.push(step.value.detail);
    }
  };
  return { runner: { parallel: 1, run }, details };
}

const contextOf = (model: ResponseModel): JobContext => ({ models: { get: () => model, put: () => undefined } });
const control = (isCancelled: boolean): HeavyControl => ({
  cancellation: { isCancelled, onCancel: () => undefined },
  progress: () => undefined,
});
const request = {
  ...{ model: [["MMM:00000001 · by hand"]], budget: 30_000, periods: 6 },
  ...{ limits: null, demand: [[1], [1], [2], [1], [1], [1]], settings: null },
};

describe("solveFlight", () => {
  const model = createFittedWorld({ channels: 3, nDraws: 60 });

  it("answers in a task bit for bit what optimizeFlight answers, and reports best so far and bound", async () => {
    const { runner, details } = createRunner();
    const context = contextOf(model);
    const apart = await heavyJobs.solveFlight(request, context, runner, control(false));
    expect(apart).toEqual(lightJobs.optimizeFlight(request, context));
    expect(details.at(-1)).toMatch(/^best so far [\d.]+, at most [\d.]+$/);
    expect(apart.verdict).toBe("optimal");
  });

  it("stops when nobody waits for it", async () => {
    const { runner } = createRunner();
    await expect(heavyJobs.solveFlight(request, contextOf(model), runner, control(true))).rejects.toThrow("cancelled");
  });
});
