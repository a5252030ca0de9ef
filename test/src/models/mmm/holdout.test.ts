import {
  createFitPlan,
  createMmmPosterior,
  type FitPlan,
  type History,
  holdoutPlan,
  readDraws,
  scoreAhead,
} from "../../../../src/models";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const rows = 80;
const before = 60;
const { history } = plantedHistory({ rows, channels: 3, controls: 2, seed: 6 });

/** The history with a first channel that begins, and a first control that first moves, after the rows that are known. */
const late: History = {
  ...history,
  channels: history.channels.map((channel, c) =>
    c > 0 ? channel : { ...channel, values: channel.values.map((amount, t) => (t < before + 5 ? 0 : amount + 100)) },
  ),
  controls: history.controls.map((control, k) =>
    k > 0 ? control : { ...control, values: control.values.map((value, t) => (t < before + 2 ? 4 : value)) },
  ),
};

function planOf(given: History, settings: [string, string | number][] = []): FitPlan {
  return createFitPlan({
    ...sheetRanges(given, settings),
    tests: [
      ["Channel", "From", "To", "Lift", "StdError"],
      ["Channel 3", given.dates[20]!, given.dates[24]!, 500, 100],
      ["Channel 3", given.dates[58]!, given.dates[62]!, 500, 100],
    ],
  });
}

describe("the fit that is scored on later rows", () => {
  const plan = planOf(late, [["Interactions", "Channel 1 + Channel 2; Channel 2 + Channel 3"]]);
  const held = holdoutPlan(plan, before);

  it("leaves out a channel that had not begun, with its pairs, and a control that had not moved", () => {
    expect(held.history.channels.map(({ name }) => name)).toEqual(["Channel 2", "Channel 3"]);
    expect(held.spec.channels.map(({ name }) => name)).toEqual(["Channel 2", "Channel 3"]);
    expect(held.spec.interactions).toEqual([{ a: 0, b: 1 }]);
    expect(held.history.controls.map(({ name }) => name)).toEqual(["Control 2"]);
    // the test that ends after the known rows is left out, the other one follows its channel
    expect(held.tests.map(({ channel, from, to }) => [channel, from, to])).toEqual([[1, 20, 24]]);
  });

  it("has a density at its start, so that it can be sampled", () => {
    const { size, start, evaluate } = createMmmPosterior(held.history, held.spec, held.tests);
    const gradient = new Float64Array(size);
    expect(Number.isFinite(evaluate(start, gradient))).toBe(true);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });

  it("has one too where the outcome had not moved", () => {
    const flat = { ...late.outcome, values: late.outcome.values.map((value, t) => (t < before ? 500 : value)) };
    const still = holdoutPlan(planOf({ ...late, outcome: flat }), before);
    const { size, start, evaluate } = createMmmPosterior(still.history, still.spec, still.tests);
    expect(Number.isFinite(evaluate(start, new Float64Array(size)))).toBe(true);
  });

  it("is scored on the columns it knows: as if the others were not in the table", () => {
    const { width } = readDraws(held, new Float32Array(0));
    const fit = readDraws(
      held,
      Float32Array.from({ length: 50 * width }, (_, i) => 0.1 + ((i * 37) % 50) / 100),
    );
    const without = { ...plan, history: { ...late, channels: late.channels.slice(1), controls: [late.controls[1]!] } };
    const span = { from: before, to: rows };
    expect(scoreAhead(fit, plan, span)).toEqual(scoreAhead(fit, without, span));
  });

  it("refuses to forecast from next to nothing", () => {
    expect(() => holdoutPlan(plan, 11)).toThrow(/only 11 weeks come before the ones to forecast.*lower Holdout/);
    expect(holdoutPlan(plan, 12).history.dates).toHaveLength(12);
  });

  it("takes its prior on media's share from the rows it knows, and nothing else changes where all columns do", () => {
    const counted = planOf(history, [["Outcome unit", "count"]]);
    const { spec, ...rest } = holdoutPlan(counted, before);
    const sum = (values: readonly number[]): number => values.slice(0, before).reduce((all, value) => all + value, 0);
    const outcome = sum(history.outcome.values);
    const spends = history.channels.map(({ values }) => sum(values));
    const total = sum(spends);
    // a log-normal of mean 0.4 Σy/Σs and sd 0.2 Σy/√Σs² has this median and log variance (moments by hand)
    const [mean, sd] = [(0.4 * outcome) / total, (0.2 * outcome) / Math.hypot(...spends)];
    const logVariance = Math.log1p((sd / mean) ** 2);
    for (const { prior } of spec.channels) {
      expect(prior.kind).toBe("share");
      expect(prior.median).toBeCloseTo(mean * Math.exp(-0.5 * logVariance), 12);
      expect(prior.logSd).toBeCloseTo(Math.sqrt(logVariance), 12);
    }
    const money = planOf(history);
    expect(holdoutPlan(money, before).spec).toEqual(money.spec);
    expect(rest.history.channels).toHaveLength(3);
  });
});
