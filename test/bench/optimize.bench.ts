import { lightJobs, type JobContext } from "../../src/jobs";
import type { ResponseModel } from "../../src/models";
import { createRng } from "../../src/numerics";
import { planBudget, planFlight, readPlanProblem, solveProblem, traceFrontier } from "../../src/optimize";
import { createCurveModel, workedExample, type FakeChannel } from "../fakes/curveModel";
import { type BenchFigure } from "./run";

export const name = "optimize";

/** Hill channels, a share of them S-shaped (slope 1.3 to 3.8), one draw: the posterior mean is known. */
function hillModel(nChannels: number, sShaped: number, seed: number): ResponseModel {
  const rng = createRng(seed);
  const channels = Array.from({ length: nChannels }, (_, c): FakeChannel => {
    const slope = rng.uniform() < sShaped ? 1.3 + 2.5 * rng.uniform() : 0.6 + 0.4 * rng.uniform();
    const halfSaturation = 50 + 100 * rng.uniform();
    const curve = { kind: "hill" as const, halfSaturation, slope };
    return { name: `c${c}`, currentSpend: 60 + 80 * rng.uniform(), currentOutcome: 50 + 100 * rng.uniform(), curve };
  });
  return createCurveModel(channels, { nDraws: 1, spread: 0, levelSpread: 0 });
}

/**
 * Median CPU milliseconds of a piece of work (not wall time: other work on the machine must not count), once warm: the
 * compiler of the JavaScript engine is counted as long as it is at work, which small pieces take some twenty rounds for.
 */
function medianMilliseconds(repeats: number, work: (repeat: number) => void, warmUps = 3): number {
  for (let warm = 1; warm <= warmUps; warm++) work(-warm);
  const times = Array.from({ length: repeats }, (_, repeat) => {
    const start = process.cpuUsage();
    work(repeat);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[repeats >> 1]!;
}

const open = { limits: null, objective: null, posture: null, settings: null };
const budgetOf = (model: ResponseModel): number => model.channels.reduce((sum, c) => sum + c.currentSpend, 0);

function workedExampleTime(): number {
  const kept = new Map<string, ResponseModel>();
  const context: JobContext = {
    models: { get: (key) => kept.get(key), put: (model) => void kept.set(model.key, model) },
  };
  return medianMilliseconds(15, (repeat) => {
    const rows = workedExample.map(({ name: channel, spend, outcome }) => [channel, spend + repeat, outcome]);
    const limits = [
      ["Channel", "Min"],
      ["Traditional media", 150_000],
    ];
    const request = { ...open, model: [["Channel", "Spend", "MQLs"], ...rows], budget: 2_000_000, limits };
    lightJobs.optimizeBudget(request, context);
  });
}

function sizes(): BenchFigure[] {
  const limits: Record<number, number> = { 10: 10, 50: 25, 500: 200, 5000: 2000 };
  return [0, 0.7].flatMap((sShaped) =>
    (sShaped > 0 ? [10, 50, 500] : [10, 50, 500, 5000]).flatMap((n): BenchFigure[] => {
      const model = hillModel(n, sShaped, n);
      const problem = readPlanProblem(model, { ...open, budget: budgetOf(model) });
      const value = medianMilliseconds(n > 1000 ? 1 : 9, () => void solveProblem(problem), n > 50 ? 3 : 20);
      const kind = sShaped > 0 ? "70% S-shaped" : "concave";
      return [
        { what: `${n} channels, ${kind}`, value, unit: "ms CPU", limit: limits[n]! },
        {
          what: `${n} channels, ${kind}: gap`,
          value: solveProblem(problem).allocation.gap,
          unit: "",
          limit: n > 50 ? 1e-4 : 1e-6,
        },
      ];
    }),
  );
}

function postures(): BenchFigure[] {
  const channels = Array.from({ length: 20 }, (_, c): FakeChannel => ({
    name: `c${c}`,
    currentSpend: 100 + 10 * c,
    currentOutcome: 50 + ((c * 37) % 90),
    curve: { kind: "hill", halfSaturation: 100, slope: 1 },
  }));
  const model = createCurveModel(channels, { nDraws: 1000, spread: 0.4, levelSpread: 0.1 });
  return [0, 0.75, 1].flatMap((posture): BenchFigure[] => {
    const problem = readPlanProblem(model, { ...open, budget: budgetOf(model), posture });
    const value = medianMilliseconds(1, () => void solveProblem(problem));
    const { gap } = solveProblem(problem).allocation;
    return [
      { what: `posture ${posture}, 20 channels x 1,000 draws`, value, unit: "ms CPU", limit: 1000 },
      { what: `posture ${posture}: gap`, value: gap, unit: "", limit: posture === 1 ? 1e-2 : 1e-3 },
    ];
  });
}

/** Whole units, switches and a turnover cap on half of the channels: what was once slow. */
function underHardLimits(): BenchFigure[] {
  return [10, 50].flatMap((n): BenchFigure[] => {
    const model = hillModel(n, 0.7, n);
    const rows = model.channels.flatMap(({ name: channel }, c) =>
      c % 2 === 0 ? [[channel, c % 4 === 0 ? 10 : null, c % 4 === 2 ? 30 : null, null]] : [],
    );
    const limits = [["Channel", "Step", "Min when on", "Max move"], ...rows, ["Total", null, null, 0.2]];
    const problem = readPlanProblem(model, { ...open, limits, budget: budgetOf(model) });
    const value = medianMilliseconds(3, () => void solveProblem(problem));
    const what = `${n} channels, 70% S-shaped, whole units, switches, turnover`;
    return [
      { what, value, unit: "ms CPU" },
      { what: `${what}: gap`, value: solveProblem(problem).allocation.gap, unit: "" },
    ];
  });
}

/** Eleven points of a frontier, each from the plan before it. */
function frontiers(): BenchFigure[] {
  const channels = Array.from({ length: 8 }, (_, c): FakeChannel => ({
    name: `c${c}`,
    currentSpend: 100 + 10 * c,
    currentOutcome: 50 + ((c * 37) % 90),
    curve: { kind: "hill", halfSaturation: 100, slope: 1 },
  }));
  return (["budget", "risk"] as const).map((by): BenchFigure => {
    const question = { by, from: null, to: null, steps: 11, limits: null, objective: null };
    const value = medianMilliseconds(3, () => {
      traceFrontier(createCurveModel(channels, { nDraws: 500, spread: 0.4, levelSpread: 0.1 }), question);
    });
    return { what: `frontier by ${by}, 11 points, 8 channels x 500 draws`, value, unit: "ms CPU" };
  });
}

/** A flight of 10 concave channels over 13 periods with demand that rises and falls. */
function flight(): BenchFigure[] {
  const model = hillModel(10, 0, 10);
  const demand = Array.from({ length: 13 }, (_, t) => [1 + 0.08 * (t % 5)]);
  const question = { budget: 13 * budgetOf(model), periods: 13, limits: null, demand, settings: null };
  const what = "flight of 10 channels x 13 periods";
  const value = medianMilliseconds(3, () => void planFlight(model, question));
  return [
    { what, value, unit: "ms CPU", limit: 3000 },
    { what: `${what}: gap`, value: planFlight(model, question).gap, unit: "", limit: 1e-4 },
  ];
}

/** Moves money by projected gradient from a plan until nothing is gained: what a local solver does. */
function localSearch(model: ResponseModel, budget: number, start: readonly number[]): number {
  let plan = [...start];
  const worth = (x: readonly number[]): number => x.reduce((sum, amount, c) => sum + model.meanResponse(c, amount), 0);
  let value = worth(plan);
  for (let step = budget, round = 0; round < 150 && step > budget * 1e-7; round++) {
    const slope = plan.map((amount, c) => model.meanSlope(c, amount));
    const steepest = Math.max(...slope);
    const moved = projectOnBudget(
      plan.map((amount, c) => amount + (step * slope[c]!) / steepest),
      budget,
    );
    const next = worth(moved);
    if (next > value) [plan, value] = [moved, next];
    else step /= 2;
  }
  return value;
}

/** The nearest plan with amounts of at least 0 that adds up to the budget. */
function projectOnBudget(plan: readonly number[], budget: number): number[] {
  let [low, high] = [-budget * 2, Math.max(...plan)];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (plan.reduce((sum, amount) => sum + Math.max(0, amount - middle), 0) > budget) low = middle;
    else high = middle;
  }
  return plan.map((amount) => Math.max(0, amount - high));
}

/** How often and by how much local search falls short of the global optimum on random S-curve problems. */
function againstLocalSearch(problems: number): BenchFigure[] {
  const losses: Record<string, number[]> = { "the current plan": [], "the equal split": [], "20 random starts": [] };
  for (let seed = 1; seed <= problems; seed++) {
    const model = hillModel(6, 0.8, 1000 + seed);
    const budget = budgetOf(model) * 0.8;
    const best = planBudget(model, { ...open, budget }).value;
    const rng = createRng(seed);
    const random = Array.from({ length: 20 }, () => {
      const raw = model.channels.map(() => -Math.log(1 - rng.uniform()));
      const sum = raw.reduce((a, b) => a + b, 0);
      return localSearch(
        model,
        budget,
        raw.map((share) => (budget * share) / sum),
      );
    });
    const from = (start: number[]): number => 1 - localSearch(model, budget, projectOnBudget(start, budget)) / best;
    losses["the current plan"]!.push(from(model.channels.map(({ currentSpend }) => currentSpend)));
    losses["the equal split"]!.push(from(model.channels.map(() => budget / model.channels.length)));
    losses["20 random starts"]!.push(1 - Math.max(...random) / best);
  }
  return Object.entries(losses).flatMap(([start, loss]): BenchFigure[] => [
    {
      what: `local search from ${start}: worse by 0.1% or more`,
      value: (100 * loss.filter((x) => x > 1e-3).length) / problems,
      unit: "%",
    },
    { what: `local search from ${start}: largest loss`, value: 100 * Math.max(...loss), unit: "%" },
  ]);
}

/** The planner's speed at its sizes, its gaps, and what it gains over local search. */
export function run(): readonly BenchFigure[] {
  return [
    {
      what: "OPTIMIZE_BUDGET, worked example, new inputs, 2,000 draws, robust",
      value: workedExampleTime(),
      unit: "ms",
      limit: 100,
    },
    ...sizes(),
    ...postures(),
    ...underHardLimits(),
    ...frontiers(),
    ...flight(),
    ...againstLocalSearch(200),
  ];
}
