import type { SheetValues } from "../../../src/base";
import { lightJobs, type JobContext } from "../../../src/jobs";
import type { ResponseModel } from "../../../src/models";
import { workedExample } from "../../fakes/curveModel";

const summary: SheetValues = [
  ["Channel", "Spend", "MQLs"],
  ...workedExample.map(({ name, spend, outcome }) => [name, spend, outcome]),
];
const limits: SheetValues = [
  ["Channel", "Min"],
  ["Traditional media", 150_000],
];
const current: SheetValues = workedExample.map(({ spend }) => [spend]);

function createContext(): JobContext {
  const kept = new Map<string, ResponseModel>();
  return { models: { get: (key) => kept.get(key), put: (model) => void kept.set(model.key, model) } };
}

const open = { limits: null, objective: null, posture: null, settings: null };

describe("OPTIMIZE_BUDGET on the worked example", () => {
  // Our own independent computation of the optimum for one stated curve per channel (thousands of money; MQLs).
  const oracle: [string, SheetValues, number[], number][] = [
    [
      "power 0.3",
      [
        ["Curve", "power"],
        ["Exponent", 0.3],
      ],
      [520, 465.4, 324.6, 280, 260, 150],
      8024,
    ],
    [
      "power 0.5",
      [
        ["Curve", "power"],
        ["Exponent", 0.5],
      ],
      [520, 453.8, 336.2, 280, 260, 150],
      8194,
    ],
    [
      "power 0.7",
      [
        ["Curve", "power"],
        ["Exponent", 0.7],
      ],
      [520, 426.5, 363.5, 280, 260, 150],
      8382,
    ],
    ["Hill 0.5", [["Half saturation", 0.5]], [520, 479, 311, 280, 260, 150], 8008],
    ["Hill 1", [["Half saturation", 1]], [520, 474, 316, 280, 260, 150], 8143],
    ["Hill 2", [["Half saturation", 2]], [520, 464, 326, 280, 260, 150], 8300],
  ];

  it.each(oracle)("%s with spread 0: amounts within 0.5 thousand, outcome within 0.1%%", (_, curve, amounts, total) => {
    const context = createContext();
    const key = lightJobs.judgeModel({ summary, settings: [...curve, ["Spread", 0]] }, context);
    const request = { ...open, model: [[key]], budget: 2_000_000, limits, settings: [["Max move", 0.3]] };
    const answer = lightJobs.optimizeBudget(request, context);
    answer.channels.forEach(({ plan }, c) => expect(Math.abs(plan / 1000 - amounts[c]!)).toBeLessThan(0.5));
    expect(Math.abs(answer.value / total - 1)).toBeLessThan(1e-3);
    expect(answer.verdict).toBe("optimal");
  });

  const uncertain = { ...open, model: summary, budget: 2_000_000, limits, settings: [["Max move", 0.3]] };

  it("marks search and email up, events and traditional down as robust, social and content as open", () => {
    const { channels } = lightJobs.optimizeBudget(uncertain, createContext());
    expect(channels.map(({ robust }) => robust)).toEqual(["up", "depends", "depends", "down", "up", "down"]);
    expect(channels.map(({ binding }) => binding)).toEqual(["Max move", "", "", "Max move", "Max move", "Min"]);
  });

  it("prints the contract's columns, a row per channel in the user's order and a total", () => {
    const { table } = lightJobs.optimizeBudget(uncertain, createContext());
    const columns = "Channel,Current,Plan,Change,Change %,Outcome,Low 5%,High 95%,Marginal,Binding,Robust";
    expect(table.header.join()).toBe(columns);
    expect(table.rows.map(([name]) => name)).toEqual(workedExample.map(({ name }) => name));
    expect(table.total?.slice(0, 4)).toEqual(["Total", 2_000_000, 2_000_000, 0]);
  });

  it("gives the same bits when asked again", () => {
    const ask = (): string => JSON.stringify(lightJobs.optimizeBudget(uncertain, createContext()));
    expect(ask()).toBe(ask());
  });
});

describe("the planner's other questions", () => {
  const context = createContext();
  const ask = { ...open, model: summary, budget: 2_000_000 };
  const best = lightJobs.optimizeBudget(ask, context);
  const bestPlan: SheetValues = [best.table.header as SheetValues[0], ...(best.table.rows as SheetValues)];

  it("SIMULATE_PLAN: the current plan brings its own outcome on average", () => {
    const { table, simulation } = lightJobs.simulatePlan(
      { model: summary, plan: current, target: null, confidence: null },
      context,
    );
    expect(table.header).toEqual(["Mean", "Low 5%", "High 95%", "P(target)", "Downside", "Spend"]);
    expect(simulation.mean).toBeCloseTo(7800, 6);
    expect(simulation.downside).toBeLessThan(simulation.mean);
    expect(simulation.reachesTarget).toBeGreaterThan(0.4);
    expect(simulation.reachesTarget).toBeLessThan(0.6);
  });

  it("CERTIFY_PLAN: the spill itself is optimal, the current plan improvable by what the optimum gains", () => {
    const request = { model: summary, budget: 2_000_000, limits: null, objective: null };
    expect(lightJobs.certifyPlan({ ...request, plan: bestPlan }, context).verdict).toBe("optimal");
    const mine = lightJobs.certifyPlan({ ...request, plan: current }, context);
    expect(mine.verdict).toBe("improvable");
    expect(mine.gap).toBeCloseTo((best.value - 7800) / best.value, 9);
  });

  it("CERTIFY_PLAN refuses a plan that breaks its limits and says how", () => {
    const request = { model: summary, budget: 2_000_000, objective: null, plan: current };
    const broken: SheetValues = [
      ["Channel", "Max"],
      ["Events", 250_000],
    ];
    expect(() => lightJobs.certifyPlan({ ...request, limits: broken }, context)).toThrow(
      "limits row 2 (Events) Events Max 250,000 is exceeded by 150,000",
    );
  });

  it("FIND_BUDGET: the budget found reaches the target, a little less does not", () => {
    const found = lightJobs.findBudget(
      { model: summary, target: 8000, limits: null, objective: null, confidence: null },
      context,
    );
    expect(found.plan.value).toBeGreaterThanOrEqual(8000 - 1e-6);
    const less = lightJobs.optimizeBudget({ ...ask, budget: found.amount * (1 - 1e-5) }, context);
    expect(less.value).toBeLessThan(8000);
  });

  it("FIND_BUDGET: a probability asks for more than the mean, a target above the ceiling is refused with it", () => {
    const request = { model: summary, limits: null, objective: null };
    const mean = lightJobs.findBudget({ ...request, target: 8000, confidence: null }, context);
    const sure = lightJobs.findBudget({ ...request, target: 8000, confidence: 0.8 }, context);
    expect(sure.amount).toBeGreaterThan(mean.amount);
    expect(() => lightJobs.findBudget({ ...request, target: 80_000, confidence: null }, context)).toThrow(
      /No budget reaches 80,000: the curves' ceiling is [\d,]+/,
    );
  });

  it("OPTIMIZE_INCREMENT: no channel loses by an extra, none gains by a cut, the sum is exact", () => {
    const request = { model: summary, current, limits: null, objective: null };
    const more = lightJobs.optimizeIncrement({ ...request, extra: 200_000 }, context);
    const less = lightJobs.optimizeIncrement({ ...request, extra: -200_000 }, context);
    for (const { change } of more.channels) expect(change).toBeGreaterThanOrEqual(0);
    for (const { change } of less.channels) expect(change).toBeLessThanOrEqual(0);
    expect([more.spend, less.spend]).toEqual([2_200_000, 1_800_000]);
  });

  it("TRACE_FRONTIER: outcome rises and its marginal return falls with the budget", () => {
    const request = { model: summary, from: null, to: null, steps: 5, limits: null, objective: null, by: null };
    const rows = lightJobs.traceFrontier(request, context).rows as number[][];
    expect(rows.map(([budget]) => budget)).toEqual([1e6, 1.5e6, 2e6, 2.5e6, 3e6]);
    for (let k = 1; k < rows.length; k++) {
      expect(rows[k]![1]).toBeGreaterThan(rows[k - 1]![1]!);
      expect(rows[k]![4]).toBeLessThan(rows[k - 1]![4]!);
    }
  });

  it("CHECK_LIMITS: the budget's price is the re-solved gain of one percent more", () => {
    const checked = lightJobs.checkLimits({ ...ask, plan: bestPlan, limits }, context);
    const budget = checked.limits.find(({ kind }) => kind === "Budget");
    const base = lightJobs.optimizeBudget({ ...ask, limits }, context).value;
    const more = lightJobs.optimizeBudget({ ...ask, limits, budget: 2_020_000 }, context).value;
    expect(budget?.cost).toBeCloseTo((more - base) / 20_000, 9);
    const traditional = checked.limits[0]!;
    expect([traditional.limit, traditional.kind, traditional.status]).toEqual(["Traditional media", "Min", "violated"]);
    expect(traditional.cost).toBeGreaterThan(0);
  });
});
