import { simulateWorld } from "../../src/data";
import {
  drawsOfPeriod,
  effectEvidence,
  expectedOutcomes,
  type FittedDraws,
  type History,
  meanOverDraws,
  predictiveOutcomes,
  sliceHistory,
} from "../../src/models";
import { defaultThresholds, isInside, statusOf, type Tracked } from "../../src/monitoring";
import { summariseDraws } from "../../src/numerics";
import { type Check, within } from "./check";
import { median, planOf, quickFit } from "./quickFit";

export const name = "planted year: refitted every week, tracked for a quarter ahead";

const [fitted, year, ahead] = [104, 52, 13];

function historyOf(seed: number): History {
  const world = simulateWorld(seed, fitted + year + ahead);
  return {
    dates: world.dates,
    frequency: { unit: "week", perYear: 52.1786 },
    outcome: { name: "Revenue", unit: "money", values: world.outcome },
    channels: world.channels.map(({ name: channel, spend }) => ({ name: channel, values: spend, groups: [] })),
    controls: [
      { name: "Promotion", values: world.promotion },
      { name: "Competitor", values: world.competitor },
    ],
  };
}

/** The periods after a fit against its own prediction for the money really spent. */
function tracked(fit: FittedDraws, history: History, from: number): readonly Tracked[] {
  const to = from + ahead;
  const expected = expectedOutcomes(fit, history, from, to);
  const draws = predictiveOutcomes(fit, from, expected);
  const { baseline, media } = expected;
  const parts = [baseline, ...media].map((values) => meanOverDraws(values, ahead));
  return Array.from({ length: ahead }, (_, t) => {
    const predicted = parts.reduce((sum, values) => sum + values[t]!, 0);
    const { low, high } = summariseDraws(drawsOfPeriod(draws, ahead, t), 0.95);
    return { plan: predicted, actual: history.outcome.values[from + t]!, predicted, low, high };
  });
}

/**
 * Refits a world of the simulator with every added week of a year: how far the returns move from week to week, and how
 * often a week in which nothing was planted is called act, or lies outside its 95% range.
 */
export function run(): readonly Check[] {
  const changes: number[] = [];
  const weeks: Tracked[] = [];
  const history = historyOf(11);
  let before: readonly number[] | null = null;
  for (let rows = fitted; rows <= fitted + year; rows++) {
    const fit = quickFit(planOf(sliceHistory(history, 0, rows)));
    const returns = effectEvidence(fit).map(({ perMoney }) => perMoney.mean);
    if (before) changes.push(median(returns.map((value, c) => Math.abs(value / before![c]! - 1))));
    before = returns;
    if ((rows - fitted) % ahead === 0) weeks.push(...tracked(fit, history, rows));
  }
  const share = (is: (one: Tracked) => boolean): number => weeks.filter(is).length / weeks.length;
  return [
    within("median change of the returns with one added week, median over the year", median(changes), 0, 0.1),
    within("the same, worst week", Math.max(...changes), 0, 0.25),
    within(
      "share of quiet weeks called act",
      share((one) => statusOf(one, defaultThresholds) === "act"),
      0,
      0.07,
    ),
    within("share of quiet weeks inside their 95% range", share(isInside), 0.85, 1),
  ];
}
