import type { CellValue, SheetValues } from "../../../src/base";
import { readSettings, readSummary } from "../../../src/data";
import { explorePlans as exploreJob } from "../../../src/jobs/explorePlans";
import type { HeavyControl } from "../../../src/jobs";
import { createQuarterModel } from "../../../src/models";
import { brokenLimits, planBudget, readPlanProblem, simulatePlan } from "../../../src/optimize";
import { explorePlans, type ExploredPlans, type ExploreQuestion, type ExploreProgress } from "../../../src/scenarios";
import { deskTasks } from "../../../src/jobs/deskTasks";
import { createThreadRunner } from "../../../src/worker";
import { createFittedWorld } from "../../fakes/fittedWorld";
import { memoryContext, workedExample } from "../../fakes/workedExample";

const settings = readSettings(null);
const model = createQuarterModel(readSummary(workedExample, settings), settings);
const limits: SheetValues = [
  ["Channel", "Min", "Max move", "Step"],
  ...workedExample.slice(1).map(([name], c): CellValue[] => [name ?? null, null, 0.3, c === 1 || c === 2 ? 500 : null]),
  ["Brand", 150_000, null, null],
  ["Total", null, 0.1, null],
];
const question: ExploreQuestion = {
  ...{ budget: 2_000_000, limits, objective: null, posture: null, settings: null },
  ...{ count: 400, seed: 1 },
};

function explore(asked: ExploreQuestion, world = model): { plans: ExploredPlans; reports: ExploreProgress[] } {
  const reports: ExploreProgress[] = [];
  const run = explorePlans(world, asked);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return { plans: step.value, reports };
    reports.push(step.value);
  }
}
const planOf = ({ spend, nChannels }: ExploredPlans, plan: number): Float64Array =>
  spend.slice(plan * nChannels, (plan + 1) * nChannels);

describe("explorePlans", () => {
  const { plans, reports } = explore(question);

  it("keeps every limit and the budget in every plan, turnover, groups and steps too", () => {
    const { set } = readPlanProblem(model, question);
    for (let plan = 0; plan < question.count; plan++) expect(brokenLimits(set, planOf(plans, plan), model)).toEqual([]);
    const different = new Set(Array.from({ length: question.count }, (_, plan) => planOf(plans, plan).join()));
    expect(different.size).toBeGreaterThan(question.count / 4); // some moves are refused: the plan is then counted again
  });

  it("finds no plan above the proven bound of the best one, which is plan 0", () => {
    const best = planBudget(model, question);
    expect([...planOf(plans, 0)]).toEqual(best.channels.map(({ plan }) => plan));
    const tolerance = 1e-3 * best.upperBound; // the tables' own error
    plans.mean.forEach((mean) => expect(mean).toBeLessThanOrEqual(best.upperBound + tolerance));
  });

  it("says of a plan what SIMULATE_PLAN says, within 0.1%", () => {
    for (const plan of [0, 17, 399]) {
      const { mean, downside } = simulatePlan(model, planOf(plans, plan));
      expect(Math.abs(plans.mean[plan]! / mean - 1)).toBeLessThan(1e-3);
      expect(Math.abs(plans.risk[plan]! - (mean - downside))).toBeLessThan(1e-3 * mean);
    }
  });

  it("draws a frontier that no explored plan beats", () => {
    const { frontier, mean, risk } = plans;
    frontier.slice(1).forEach((plan, k) => {
      expect(risk[plan]!).toBeGreaterThan(risk[frontier[k]!]!);
      expect(mean[plan]!).toBeGreaterThan(mean[frontier[k]!]!);
    });
    for (let plan = 0; plan < question.count; plan++) {
      const beats = frontier.some((one) => risk[plan]! < risk[one]! && mean[plan]! > mean[one]!);
      expect(beats).toBe(false);
    }
  });

  it("gives equal bits for equal seeds and other plans for another", () => {
    const bits = (asked: ExploreQuestion): string => Array.from(explore(asked).plans.spend).join();
    expect(bits({ ...question, count: 50 })).toBe(bits({ ...question, count: 50 }));
    expect(bits({ ...question, count: 50, seed: 2 })).not.toBe(bits({ ...question, count: 50 }));
    expect(reports.map(({ plans: so }) => so)).toEqual([0, 200]);
  });

  it("explores a fitted model too", () => {
    const world = createFittedWorld({ channels: 3, nDraws: 40 });
    const budget = world.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
    const limited = { ...question, budget, limits: null, settings: [["Max move", 0.5]], count: 30 };
    const { plans: fitted } = explore(limited, world);
    const { mean } = simulatePlan(world, planOf(fitted, 29));
    expect(Math.abs(fitted.mean[29]! / mean - 1)).toBeLessThan(1e-3);
  });

  it("can be cancelled as a job, and names what is wrong with a question", async () => {
    let isCancelled = false;
    const control: HeavyControl = {
      cancellation: {
        get isCancelled() {
          return isCancelled;
        },
        onCancel: () => undefined,
      },
      progress: ({ done }) => void (isCancelled = done > 0.1),
    };
    const request = { ...question, model: workedExample, count: 20_000 };
    const runner = createThreadRunner(deskTasks);
    await expect(exploreJob(request, memoryContext(), runner, control)).rejects.toThrow();
    const clashing: SheetValues = [["Channel", "Min"], ["Email", 3_000_000]]; // prettier-ignore
    await expect(exploreJob({ ...request, count: 0 }, memoryContext(), runner, control)).rejects.toThrow("count is 0");
    await expect(exploreJob({ ...request, limits: clashing }, memoryContext(), runner, { ...control, cancellation: { isCancelled: false, onCancel: () => undefined } })).rejects.toThrow(/budget/i); // prettier-ignore
  });
});
