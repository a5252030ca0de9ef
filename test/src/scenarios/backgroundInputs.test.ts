import { mean } from "../../../src/numerics";
import type { ResponseModel } from "../../../src/models";
import { rankSensitivity } from "../../../src/scenarios";
import { createFittedWorld } from "../../fakes/fittedWorld";

const fitted = createFittedWorld({ channels: 3, nDraws: 400 });
const spend = Float64Array.from(fitted.channels, ({ currentSpend }) => currentSpend);
const level = Float64Array.from({ length: 400 }, (_, d) => 1000 + d);
const rival = Float64Array.from({ length: 400 }, (_, d) => -500 + (d % 7));
const model: ResponseModel = {
  ...fitted,
  background: () => [
    { name: "Baseline", kind: "baseline", draws: level },
    { name: "Competitor price", kind: "control", draws: rival },
  ],
};
const ranked = rankSensitivity(model, { spend, inputs: null, swing: 0.1 });
const input = (name: string) => ranked.inputs.find((one) => one.input === name)!;

describe("the baseline and a competitor as inputs of a fitted model", () => {
  it("move the result by the baseline's own range and by the column's swing", () => {
    expect(input("Baseline").lowResult - ranked.base).toBeCloseTo(1000 + 0.05 * 399 - mean(level), 8);
    expect(input("Baseline").highResult - ranked.base).toBeCloseTo(1000 + 0.95 * 399 - mean(level), 8);
    const price = input("Competitor price: level");
    expect(price.highResult - ranked.base).toBeCloseTo(0.1 * mean(rival), 8);
    expect(price.lowResult - ranked.base).toBeCloseTo(-0.1 * mean(rival), 8);
  });

  it("leave the best plan as it is: no regret", () => {
    expect(input("Baseline").regret).toBe(0);
    expect(input("Competitor price: level").regret).toBe(0);
  });

  it("share the variance: the baseline jointly (no total share), the column on its own", () => {
    expect(input("Baseline").totalShare).toBeNull();
    const alone = rankSensitivity({ ...model, background: () => [{ name: "Rival", kind: "control", draws: new Float64Array(400).fill(1e9) }] }, { spend, inputs: null, swing: 0.1 }); // prettier-ignore
    const share = alone.inputs.find((one) => one.input === "Rival: level")!;
    // All else is nothing beside it; 400 pairs: four standard errors of 1/20.
    expect(Math.abs(share.totalShare! - 1)).toBeLessThan(0.2);
    expect(Math.abs(share.firstShare - 1)).toBeLessThan(0.2);
  });

  it("can be asked for by kind or by the column's name, and stay out of a judgement model", () => {
    const names = (wanted: string): string[] =>
      rankSensitivity(model, { spend, inputs: [[wanted]], swing: null }).inputs.map((one) => one.input);
    expect(names("baseline")).toEqual(["Baseline"]);
    expect(names("competitor price")).toEqual(["Competitor price: level"]);
    expect(names("control")).toEqual(["Competitor price: level"]);
    expect(() => names("competitor prize")).toThrow('Did you mean "Competitor price"?');
  });

  it("leave the other inputs' ends untouched", () => {
    const without = rankSensitivity({ ...fitted, background: () => [] }, { spend, inputs: null, swing: 0.1 });
    for (const { input: name, lowResult, highResult, regret } of without.inputs)
      expect(input(name)).toMatchObject({ lowResult, highResult, regret });
  });
});
