import type { SheetValues } from "../../../../src/base";
import type { FittedModel } from "../../../../src/models";
import { planFlight, solveFlight } from "../../../../src/optimize";
import { createRng } from "../../../../src/numerics";
import { createWorkedModel } from "../../../fakes/curveModel";
import { createFittedWorld } from "../../../fakes/fittedWorld";

const open = { limits: null, demand: null, settings: null };
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Best value on the grid of all ways to lay `units` out over `places`, by the model's own path. */
function gridBest(model: FittedModel, periods: number, budget: number, units: number, demand: number[]): number {
  const path = model.path!({ periods, firstDate: null, demand: Float64Array.from(demand) });
  const spend = new Float64Array(periods * model.channels.length);
  let best = -Infinity;
  const lay = (at: number, left: number): void => {
    if (at === spend.length - 1) {
      spend[at] = (left * budget) / units;
      best = Math.max(best, path.evaluate(spend, null));
      return;
    }
    for (let k = 0; k <= left; k++) {
      spend[at] = (k * budget) / units;
      lay(at + 1, left - k);
    }
  };
  lay(0, units);
  return best;
}

describe("planFlight over a fitted model's carryover", () => {
  it.each([
    ["hill", 7, 1e-6],
    ["root", 7, 1e-4],
    ["s-curve", 7, 0.02], // bounded channel by channel: the gap as reached
    ["hill", 7, 1e-4, 0.5], // pairs that only give: concave
    ["hill", 7, 1e-4, 0.1], // in some draws the pair takes: bounded by parts that meet the path at the best plan
    ["hill", 7, 0.02, -0.4],
    ["s-curve", 7, 0.35, -0.3], // pulses of two channels: their share of the budget has a price for each, none for both
  ])(
    "beats every plan of a grid and proves itself: 2 channels x 3 periods, %s",
    (saturation, units, gap, joint = 0) => {
      const pairs = joint === 0 ? "none" : "all";
      const settings = [["Saturation", saturation], ["Interactions", pairs]]; // prettier-ignore
      const model = createFittedWorld({ channels: 2, nDraws: 20, joint, settings });
      const flight = planFlight(model, { ...open, budget: 9000, periods: 3, demand: [[1], [1.3], [0.7]] });
      const grid = gridBest(model, 3, 9000, units, [1, 1.3, 0.7]);
      expect(flight.value).toBeGreaterThanOrEqual(grid * (1 - 1e-9));
      expect(flight.upperBound).toBeGreaterThanOrEqual(flight.value);
      expect(flight.upperBound).toBeGreaterThanOrEqual(grid);
      expect(flight.gap).toBeLessThanOrEqual(gap);
      expect(Math.abs(sum(flight.amounts.flat()) - 9000)).toBeLessThan(0.005);
    },
  );

  it("counts carryover: the last periods before a demand peak get the money of a channel that works late", () => {
    const model = createFittedWorld({ channels: 2, nDraws: 50 });
    const flight = planFlight(model, { ...open, budget: 12_000, periods: 6, demand: [[1], [1], [1], [1], [1], [3]] });
    const byPeriod = flight.amounts.map(sum);
    expect(byPeriod[5]).toBeGreaterThan(byPeriod[3]!);
    expect(byPeriod[4]).toBeGreaterThan(byPeriod[2]!); // its effects carry into the peak
    expect(flight.shareAfter).toBeGreaterThan(0);
    expect(flight.findings.some(({ check }) => check === "Carryover between periods")).toBe(true);
  });

  it("has the same answer step by step, with falling bounds and rising values on the way", () => {
    const model = createFittedWorld({ channels: 2, nDraws: 10, settings: [["Saturation", "s-curve"]] });
    const question = { ...open, budget: 5000, periods: 3 };
    const seen: { best: number; bound: number }[] = [];
    const run = solveFlight(model, question);
    let step = run.next();
    for (; !step.done; step = run.next()) seen.push(step.value);
    expect(step.value).toEqual(planFlight(model, question));
    expect(seen.length).toBeGreaterThan(0);
    seen.slice(1).forEach(({ best, bound }, k) => {
      expect(best).toBeGreaterThanOrEqual(seen[k]!.best);
      expect(bound).toBeLessThanOrEqual(seen[k]!.bound * (1 + 1e-12));
    });
  });

  it("keeps limits of every period and over the flight, and never loses to random plans that keep them", () => {
    const model = createFittedWorld({ channels: 3, nDraws: 30 });
    const limits: SheetValues = [
      ["Channel", "Min", "Max", "Per"],
      ["Channel 1", null, 1500, "period"],
      ["Channel 2", 7000, null, "flight"],
      ["Channel 3", null, 4000, "flight"],
    ];
    const demand: SheetValues = [
      ["Period", "Demand", "Max", "Channel 2 max", "Channel 1"],
      [1, 1, null, null, 900],
      [2, 1.5, 4000, 1200, null],
      [3, 1, null, null, null],
      [4, 1, null, null, null],
      [5, 0.8, null, null, null],
    ];
    const flight = planFlight(model, { budget: 16_000, periods: 5, limits, demand, settings: null });
    const { amounts } = flight;
    const slack = 0.005;
    expect(amounts[0]![0]).toBe(900);
    expect(sum(amounts[1]!)).toBeLessThanOrEqual(4000 + slack);
    expect(amounts[1]![1]).toBeLessThanOrEqual(1200 + slack);
    for (const row of amounts) expect(row[0]).toBeLessThanOrEqual(1500 + slack);
    expect(sum(amounts.map((row) => row[1]!))).toBeGreaterThanOrEqual(7000 - slack);
    expect(sum(amounts.map((row) => row[2]!))).toBeLessThanOrEqual(4000 + slack);
    expect(Math.abs(sum(amounts.flat()) - 16_000)).toBeLessThan(slack);
    expect(flight.gap).toBeLessThan(1e-5);
    const path = model.path!({
      periods: 5,
      firstDate: null,
      demand: Float64Array.from([1, 1.5, 1, 1, 0.8], (d) => d / 1.06),
    });
    const rng = createRng(3);
    let kept = 0;
    for (let k = 0; k < 400; k++) {
      // Steps between two plans that keep the limits keep them too: walk from the best towards others.
      const other = Float64Array.from(amounts.flat(), (x) => Math.max(0, x + 400 * (rng.uniform() - 0.5)));
      const at = (t: number, c: number): number => other[t * 3 + c]!;
      other[0] = 900;
      const free = [3 * 2 + 0, 3 * 3 + 1, 3 * 4 + 1][k % 3]!;
      other[free]! += 16_000 - sum([...other]);
      const keeps =
        other.every((x) => x >= 0) &&
        [0, 1, 2, 3, 4].every((t) => at(t, 0) <= 1500) &&
        at(1, 1) <= 1200 &&
        at(1, 0) + at(1, 1) + at(1, 2) <= 4000 &&
        sum([0, 1, 2, 3, 4].map((t) => at(t, 1))) >= 7000 &&
        sum([0, 1, 2, 3, 4].map((t) => at(t, 2))) <= 4000;
      if (!keeps) continue;
      kept++;
      expect(path.evaluate(other, null)).toBeLessThanOrEqual(flight.upperBound * (1 + 1e-9));
      expect(path.evaluate(other, null)).toBeLessThanOrEqual(flight.value * (1 + 1e-6));
    }
    expect(kept).toBeGreaterThan(10);
  });

  it("moves no more money than the turnover cap, counted from the reference plan, and uses it", () => {
    const model = createFittedWorld({ channels: 3, nDraws: 30 });
    const reference = Array.from({ length: 4 }, () => [2500, 500, 1000]);
    const limits: SheetValues = [
      ["Channel", "Max move"],
      ["Total", 0.2],
    ];
    const flight = planFlight(model, { ...open, budget: 16_000, periods: 4, limits, reference });
    const moved = sum(flight.amounts.flatMap((row, t) => row.map((x, c) => Math.abs(x - reference[t]![c]!) / 2)));
    expect(moved).toBeLessThanOrEqual(0.2 * 16_000 + 0.01);
    expect(moved).toBeGreaterThan(0.15 * 16_000);
    expect(flight.value).toBeGreaterThan(flight.referenceValue);
    expect(flight.gap).toBeLessThan(1e-5);
    const free = planFlight(model, { ...open, budget: 16_000, periods: 4, reference });
    expect(free.value).toBeGreaterThanOrEqual(flight.value * (1 - 1e-9));
  });

  it("holds whole units and least amounts when on, with a bound", () => {
    const model = createFittedWorld({ channels: 2, nDraws: 10 });
    const limits: SheetValues = [
      ["Channel", "Step", "Min when on"],
      ["Channel 1", 500, null],
      ["Channel 2", null, 1800],
    ];
    const flight = planFlight(model, { ...open, budget: 7000, periods: 3, limits });
    for (const [first, second] of flight.amounts) {
      expect(first! % 500).toBeCloseTo(0, 6);
      expect(second === 0 || second! >= 1800 - 0.005).toBe(true);
    }
    expect(flight.gap).toBeLessThan(0.05);
  });

  it("ties the periods of judgement models too where a limit runs over the flight: totals per channel, turnover", () => {
    const model = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
    const limits: SheetValues = [
      ["Channel", "Max", "Max move", "Per"],
      ["Paid search", 1_200_000, null, "flight"],
      ["Total", null, 0.1, "flight"],
    ];
    const flight = planFlight(model, { ...open, budget: 6e6, periods: 3, limits });
    expect(sum(flight.amounts.map(([search]) => search!))).toBeLessThanOrEqual(1_200_000.01);
    expect(flight.gap).toBeLessThan(1e-5);
    const loose = planFlight(model, { ...open, budget: 6e6, periods: 3 });
    expect(flight.value).toBeLessThanOrEqual(loose.upperBound);
    expect(flight.value).toBeGreaterThan(flight.referenceValue);
  });

  it.each([
    [
      [
        ["Channel", "Max", "Per"],
        ["Channel 1", 5, "week"],
      ],
      /Type period or flight/,
    ],
    [
      [
        ["Channel", "Step", "Per"],
        ["Channel 1", 5, "flight"],
      ],
      /Step and Min when on hold in every period/,
    ],
    [
      [
        ["Channel", "Min", "Per"],
        ["Channel 1", 99_999, "flight"],
      ],
      /limits row 2|Channel 1/,
    ],
  ] as [SheetValues, RegExp][])("says what is wrong in %j", (limits, words) => {
    const model = createFittedWorld({ channels: 2, nDraws: 5 });
    expect(() => planFlight(model, { ...open, budget: 9000, periods: 3, limits })).toThrow(words);
  });
});
