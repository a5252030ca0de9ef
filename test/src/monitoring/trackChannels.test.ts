import type { SheetValues } from "../../../src/base";
import { readSettings, readSummary } from "../../../src/data";
import { createQuarterModel } from "../../../src/models";
import { defaultThresholds, trackChannels, trackTotal } from "../../../src/monitoring";
import { createRng } from "../../../src/numerics";
import { summary } from "../../functions/workedExample";

const model = createQuarterModel(readSummary(summary), readSettings(null));
const current = Float64Array.from(model.channels, ({ currentSpend }) => currentSpend);
const expected = model.channels.map((_, c) => model.meanResponse(c, current[c]!));
const table = (spends: ArrayLike<number>, outcomes: readonly number[]): SheetValues => [
  ["Channel", "Spend", "MQLs"],
  ...model.channels.map(({ name }, c) => [name, spends[c]!, outcomes[c]!]),
];
const track = (spends: ArrayLike<number>, outcomes: readonly number[]) =>
  trackChannels(model, { plan: current, actuals: table(spends, outcomes), thresholds: defaultThresholds });

describe("trackChannels", () => {
  it("is silent where all goes to plan, and its two effects add up to the whole gap", () => {
    const tracks = track(current, expected);
    expect(tracks.map(({ status, words }) => [status, words])).toEqual(tracks.map(() => ["on track", ""]));
    for (const one of track(
      current.map((spend) => spend * 1.4),
      expected.map((outcome) => outcome * 0.9),
    ))
      expect(one.spendEffect + one.efficiencyEffect).toBeCloseTo(one.actualOutcome - one.plannedOutcome, 9);
  });

  it("refuses figures of a channel that the plan does not have, with the nearest name", () => {
    const actuals = [...table(current, expected), ["Paid serch", 10, 1]];
    const ask = () => trackChannels(model, { plan: current, actuals, thresholds: defaultThresholds });
    expect(ask).toThrow('actuals: unknown channel "Paid serch". Did you mean "Paid search"?');
  });

  it("judges the whole outcome by a range of its own: narrower than the channels' ranges side by side", () => {
    const running = { plan: current, actuals: table(current, expected), thresholds: defaultThresholds };
    const total = trackTotal(model, running);
    expect(total).toMatchObject({ status: "on track", words: "" });
    const sum = expected.reduce((all, outcome) => all + outcome, 0);
    expect(total.expected).toBeCloseTo(sum, 9);
    const widths = trackChannels(model, running).map(({ low, high }) => high! - low!);
    expect(total.high - total.low).toBeLessThan(widths.reduce((all, width) => all + width, 0));
    const fallen = {
      ...running,
      actuals: table(
        current,
        expected.map((outcome) => outcome * 0.5),
      ),
    };
    expect(trackTotal(model, fallen)).toMatchObject({ status: "act", gapShare: expect.closeTo(-0.5, 9) });
  });

  it("names other spend as the cause where the outcome fits that spend", () => {
    const spends = current.map((spend, c) => (c === 0 ? spend * 0.7 : spend));
    const outcomes = model.channels.map((_, c) => model.meanResponse(c, spends[c]!));
    const first = track(spends, outcomes)[0]!;
    expect(first).toMatchObject({ status: "on track", cause: "spend" });
    expect(first.words).toContain("30.0% less was spent than planned");
  });

  it("names efficiency where one channel falls out of its range, baseline where nearly all do", () => {
    const one = track(
      current,
      expected.map((outcome, c) => (c === 1 ? outcome * 0.3 : outcome)),
    );
    expect(one[1]).toMatchObject({ status: "act", cause: "efficiency" });
    expect(one[1]?.words).toMatch(/70.0% below .* outside the 95% range/);
    const all = track(
      current,
      expected.map((outcome) => outcome * 0.4),
    );
    expect(all.map(({ cause }) => cause)).toEqual(all.map(() => "baseline"));
  });

  it("acts on at most 7% of channels that are on course (960 planted outcomes of the model's own making)", () => {
    // Outcomes drawn from the predictive itself: 5% lie outside the 95% range; three standard errors are 2%.
    const rng = createRng(7);
    const draws = model.channels.map((_, c) => {
      const [response, error] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
      model.response(c, current[c]!, response);
      model.repeatError(c, error);
      return response.map((value, d) => value * error[d]!);
    });
    let [alarms, all] = [0, 0];
    for (let run = 0; run < 160; run++) {
      const outcomes = draws.map((values) => values[Math.floor(rng.uniform() * model.nDraws)]!);
      for (const { status } of track(current, outcomes)) [alarms, all] = [alarms + (status === "act" ? 1 : 0), all + 1];
    }
    expect(alarms / all).toBeLessThan(0.07);
    expect(alarms / all).toBeGreaterThan(0.02);
  });
});
