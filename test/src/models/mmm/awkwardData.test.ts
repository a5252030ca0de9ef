import type { HeavyControl } from "../../../../src/jobs";
import { fitPlan } from "../../../../src/jobs/fitModel";
import {
  accuracy,
  createFitPlan,
  createFittedModel,
  effectEvidence,
  type FittedModel,
  fitKey,
  type History,
} from "../../../../src/models";
import { createThreadRunner } from "../../../../src/worker";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};

/** A short fit, as a FIT_MODEL cell makes it. */
async function fit(history: History): Promise<FittedModel> {
  const settings = [
    ["Chains", 2],
    ["Draws", 60],
    ["Warm-up", 120],
  ];
  const plan = createFitPlan(sheetRanges(history, settings));
  return createFittedModel(fitKey(plan), await fitPlan(plan, createThreadRunner(), control));
}

const { history } = plantedHistory({ rows: 40, channels: 2, seed: 3 });
const [first, second] = history.channels;
const twins: History = { ...history, channels: [first!, { ...first!, name: "Twin" }] };
const zeros: History = {
  ...history,
  outcome: { ...history.outcome, values: history.outcome.values.map((y, t) => (t % 5 === 0 ? 0 : y)) },
};
const once: History = {
  ...history,
  channels: [first!, { ...second!, values: second!.values.map((_, t) => (t === 17 ? 5000 : 0)) }],
};
const late: History = {
  ...history,
  channels: [first!, { ...second!, values: second!.values.map((amount, t) => (t < 36 ? 0 : amount + 100)) }],
};
const flat: History = {
  ...history,
  outcome: { ...history.outcome, values: history.outcome.values.map((y, t) => (t < 34 ? 500 : y)) },
};
const counts: History = {
  ...history,
  outcome: { ...history.outcome, unit: "count", values: history.outcome.values.map((y) => Math.round(y / 1000)) },
};

describe("a fit on awkward data", () => {
  it.each([
    ["two identical channels", twins],
    ["an outcome with zeros", zeros],
    ["a channel that spent once", once],
    ["a channel that begins in the held-out rows", late],
    ["an outcome that moves only in the held-out rows", flat],
    ["an outcome of counts", counts],
  ])("%s: every figure that is shown is a number, and the model can be asked", async (_what, awkward) => {
    const model = await fit(awkward);
    for (const { perMoney } of effectEvidence(model.fit)) {
      expect([perMoney.mean, perMoney.low, perMoney.high].every(Number.isFinite)).toBe(true);
    }
    expect(Number.isFinite(accuracy(model.finished.test, "wmape"))).toBe(true);
    const draws = new Float64Array(model.nDraws);
    for (const spend of [0, 1, 1e5]) {
      model.response(1, spend, draws);
      expect(draws.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    }
    if (awkward === late) expect(model.notes.join(" ")).toMatch(/Channel 2 begins within the periods held out/);
    if (awkward !== twins) return;
    expect(model.finished.verdict.status).not.toBe("pass");
    expect(model.notes.join(" ")).toMatch(/move together/);
  });
});
