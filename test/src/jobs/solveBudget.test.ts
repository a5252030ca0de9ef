import type { SheetValues } from "../../../src/base";
import { deskJobs, deskTasks, lightJobs, type HeavyControl, type JobContext, type Progress } from "../../../src/jobs";
import { restoreModel, type ResponseModel } from "../../../src/models";
import { createThreadRunner } from "../../../src/worker";
import { workedExample } from "../../fakes/curveModel";

const summary: SheetValues = [
  ["Channel", "Spend", "MQLs", "Slope"],
  ...workedExample.map(({ name, spend, outcome }, c) => [name, spend, outcome, c % 2 === 0 ? 2.5 : 1]),
];

function createContext(): JobContext {
  const models = new Map<string, ResponseModel>();
  const documents = new Map<string, string>();
  return {
    models: {
      get: (key) => models.get(key),
      put: (model, document) =>
        void (models.set(model.key, restoreModel(document)), documents.set(model.key, document)),
      documentOf: (key) => documents.get(key),
    },
  };
}

function freshControl(): HeavyControl & { readonly reports: Progress[]; cancel(): void } {
  const reports: Progress[] = [];
  let isCancelled = false;
  return {
    reports,
    cancellation: {
      get isCancelled() {
        return isCancelled;
      },
      onCancel: () => undefined,
    },
    progress: (progress) => void reports.push(progress),
    cancel: () => void (isCancelled = true),
  };
}

const question = { budget: 1_600_000, limits: null, objective: null, posture: "0.2", settings: null };

describe("solveBudget", () => {
  it("gives the cell's own bits, from a table and from a stored model, with best so far and bound on the way", async () => {
    const context = createContext();
    const cell = lightJobs.judgeModel({ summary, settings: [["Spread", 1.2]] }, context);
    for (const model of [summary, [[cell]]] as SheetValues[]) {
      const control = freshControl();
      const solved = await deskJobs.solveBudget(
        { ...question, model },
        context,
        createThreadRunner(deskTasks),
        control,
      );
      const inCell = lightJobs.optimizeBudget({ ...question, model }, context);
      expect(JSON.stringify(solved)).toBe(JSON.stringify(inCell));
      const shown = control.reports.filter(({ detail }) => detail !== "");
      expect(shown.length).toBeGreaterThan(0);
      for (const { detail, done } of shown) {
        const [, best, bound] = /best so far ([\d.e+]+), at most ([\d.e+]+) \(/.exec(detail)!;
        expect(Number(best)).toBeLessThanOrEqual(Number(bound));
        expect(done).toBeGreaterThanOrEqual(0);
        expect(done).toBeLessThanOrEqual(1);
      }
    }
  });

  it("stops when nobody waits any more, and says at once what is wrong with a question", async () => {
    const context = createContext();
    const control = freshControl();
    const runner = createThreadRunner(deskTasks);
    const running = deskJobs.solveBudget({ ...question, model: summary }, context, runner, control);
    control.cancel();
    await expect(running).rejects.toThrow("cancelled");
    const wrong = deskJobs.solveBudget({ ...question, model: summary, budget: -1 }, context, runner, freshControl());
    await expect(wrong).rejects.toThrow("budget");
  });
});
