import { planFlight } from "../../src/optimize";
import { createFittedWorld } from "../fakes/fittedWorld";
import { type BenchFigure } from "./run";

export const name = "flight";

/** A flight over a fitted model's carryover, 10 concave channels over 13 weeks, 1,000 draws, in processor time. */
export function run(): readonly BenchFigure[] {
  const model = createFittedWorld({ channels: 10, nDraws: 1000, rows: 104 });
  const budget = 13 * model.channels.reduce((sum, { currentSpend }) => sum + currentSpend / model.periods, 0);
  const demand = Array.from({ length: 13 }, (_, t) => [1 + 0.08 * (t % 5)]);
  const limits = [
    ["Channel", "Max move"],
    ["Total", 0.25],
  ];
  return [null, limits].flatMap((own): BenchFigure[] => {
    const what = `fitted flight of 10 channels x 13 weeks${own ? ", turnover capped" : ""}`;
    const question = { budget, periods: 13, limits: own, demand, settings: null };
    planFlight(model, { ...question, limits: null, periods: 2, demand: null });
    const start = process.cpuUsage();
    const { gap } = planFlight(model, question);
    const { user, system } = process.cpuUsage(start);
    return [
      { what, value: (user + system) / 1000, unit: "ms CPU", limit: 3000 },
      { what: `${what}: gap`, value: gap, unit: "", limit: 1e-4 },
    ];
  });
}
