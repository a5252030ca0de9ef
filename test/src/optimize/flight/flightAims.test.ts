import type { SheetValues } from "../../../../src/base";
import type { FittedModel } from "../../../../src/models";
import { planFlight } from "../../../../src/optimize";
import { createWorkedModel } from "../../../fakes/curveModel";
import { createFittedWorld } from "../../../fakes/fittedWorld";

const open = { demand: null, settings: null };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const [periods, budget] = [2, 6000];

/** Spends of two channels in two periods, on a grid of `units` of the budget: [period × channel]. */
function gridPlans(units: number): Float64Array[] {
  const plans: Float64Array[] = [];
  for (let a = 0; a <= units; a++)
    for (let b = 0; a + b <= units; b++)
      for (let c = 0; a + b + c <= units; c++)
        plans.push(Float64Array.of(a, b, c, units - a - b - c).map((k) => (k * budget) / units));
  return plans;
}

const pathOf = (model: FittedModel) =>
  model.path!({ periods, firstDate: null, demand: new Float64Array(periods).fill(1) });
const spentOn = (plan: ArrayLike<number>, c: number): number => plan[c]! + plan[2 + c]!;
/** What a channel brings on its own, joint effects left out. */
const broughtBy = (model: FittedModel, plan: Float64Array, c: number): number =>
  pathOf(model).own(c).evaluate(Float64Array.of(plan[c]!, plan[2 + c]!), null); // prettier-ignore

describe("targets for efficiency over a flight", () => {
  it.each([
    ["hill", 0, 0, 0.85, 1e-3],
    ["hill", 0.4, 1, 0.95, 1e-3],
    ["s-curve", 0, 0, 0.98, 0.05],
    ["hill", 0, 0, 0.1, 1e-3], // no spend meets it: the channel stays off
  ])(
    "hold, and no plan of a grid that meets them is better: %s, joint effects %d, channel %d, at %d of its cost",
    (saturation, joint, c, share, gap) => {
      const settings = [["Saturation", saturation], ["Interactions", joint === 0 ? "none" : "all"]]; // prettier-ignore
      const model = createFittedWorld({ channels: 2, nDraws: 20, joint, settings });
      const path = pathOf(model);
      const free = planFlight(model, { ...open, budget, periods, limits: null });
      const spend = Float64Array.from(free.amounts.flat());
      const cap = (share * spentOn(spend, c)) / broughtBy(model, spend, c);
      const limits: SheetValues = [
        ["Channel", "Max cost"],
        [`Channel ${c + 1}`, cap],
      ];
      const flight = planFlight(model, { ...open, budget, periods, limits });
      const held = Float64Array.from(flight.amounts.flat());
      expect(spentOn(held, c)).toBeLessThanOrEqual(cap * broughtBy(model, held, c) + 0.01);
      expect(Math.abs(sum([...held]) - budget)).toBeLessThan(0.005);
      const keeps = gridPlans(24).filter((plan) => spentOn(plan, c) <= cap * broughtBy(model, plan, c));
      if (joint === 0) {
        const alone = held.map((x, at) => (at % 2 === c ? x : 0));
        expect(broughtBy(model, held, c)).toBeCloseTo(path.evaluate(alone, null), 8);
      }
      const best = Math.max(...keeps.map((plan) => path.evaluate(plan, null)));
      expect(keeps.length).toBeGreaterThan(20);
      expect(flight.value).toBeGreaterThanOrEqual(best * (1 - gap));
      expect(flight.upperBound).toBeGreaterThanOrEqual(best);
      expect(flight.value).toBeLessThan(free.value);
      expect(flight.gap).toBeLessThan(gap);
      expect(flight.findings.some(({ found }) => /Max cost is met over the flight/.test(found))).toBe(true);
    },
  );

  it("say in words that the whole cannot meet one", () => {
    const model = createFittedWorld({ channels: 2, nDraws: 20 });
    const limits: SheetValues = [
      ["Channel", "Max cost"],
      ["Total", 1e-6],
    ];
    expect(() => planFlight(model, { ...open, budget, periods, limits })).toThrow(
      /limits row 2 \(Total\): no flight was found that meets Total Max cost/,
    );
  });

  it("hold for judgement curves, a channel and a group at once", () => {
    const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
    const limits: SheetValues = [
      ["Channel", "Max cost"],
      ["Events", 500],
      ["Paid social", 240],
    ];
    const flight = planFlight(model, { ...open, budget: 4e6, periods: 2, limits });
    const names = model.channels.map(({ name }) => name);
    for (const [name, cap] of limits.slice(1) as [string, number][]) {
      const c = names.indexOf(name);
      const brings = sum(flight.amounts.map((row) => model.meanResponse(c, row[c]!)));
      expect(sum(flight.amounts.map((row) => row[c]!))).toBeLessThanOrEqual(cap * brings + 1);
    }
    expect(flight.gap).toBeLessThan(5e-3);
  });
});

describe("preferred shares of a flight", () => {
  const model = createFittedWorld({ channels: 2, nDraws: 20 });
  const path = pathOf(model);
  const reference = Float64Array.from({ length: 4 }, (_, at) => model.channels[at % 2]!.currentSpend / model.periods);
  const scale = path.evaluate(reference, null);
  const planned = (share: number, weight: number) => {
    const limits: SheetValues = [
      ["Channel", "Prefer", "Weight"],
      ["Channel 1", share, weight],
    ];
    return planFlight(model, { ...open, budget, periods, limits });
  };

  it("cost weight × value at the current spend × miss², as in one-period plans: no plan of a grid does better", () => {
    for (const [share, weight] of [
      [0.2, 1],
      [0.8, 5],
    ] as const) {
      // prettier-ignore
      const priced = (plan: Float64Array): number =>
        path.evaluate(plan, null) - weight * scale * (spentOn(plan, 0) / budget - share) ** 2;
      const flight = planned(share, weight);
      const found = priced(Float64Array.from(flight.amounts.flat()));
      for (const plan of gridPlans(20)) expect(priced(plan)).toBeLessThanOrEqual(found * (1 + 1e-9));
      expect(flight.gap).toBeLessThan(1e-6);
    }
  });

  it("come nearer as their weight grows", () => {
    const shares = [0.1, 1, 10, 100].map((weight) => spentOn(planned(0.2, weight).amounts.flat(), 0) / budget);
    shares.slice(1).forEach((share, k) => expect(Math.abs(share - 0.2)).toBeLessThan(Math.abs(shares[k]! - 0.2)));
    expect(shares[3]!).toBeCloseTo(0.2, 2);
  });
});
