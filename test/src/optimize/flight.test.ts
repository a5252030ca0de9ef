import { planBudget, planFlight } from "../../../src/optimize";
import { createCurveModel, createWorkedModel } from "../../fakes/curveModel";

const open = { limits: null, demand: null, settings: null };
const totalOf = (amounts: readonly (readonly number[])[]): number =>
  amounts.flat().reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;

describe("planFlight", () => {
  const model = createWorkedModel({ kind: "power", exponent: 0.5 });

  it("repeats the single-period plan where every period is alike, to the cent in total", () => {
    const single = planBudget(model, { budget: 2e6, limits: null, objective: null, posture: null, settings: null });
    const flight = planFlight(model, { ...open, budget: 6e6, periods: 3 });
    for (const row of flight.amounts)
      row.forEach((amount, c) => expect(Math.abs(amount - single.channels[c]!.plan)).toBeLessThan(0.5)); // half a unit of 2 m
    expect(totalOf(flight.amounts)).toBe(6e6);
    expect(flight.verdict).toBe("optimal");
  });

  it("spends by demand: for y = x^e the amounts go with demand^(1 / (1 - e))", () => {
    const flight = planFlight(model, { ...open, budget: 5e6, periods: 2, demand: [[1], [2]] });
    // Equal marginals: d1 e x1^(e-1) = d2 e x2^(e-1), so x2 / x1 = (d2 / d1)^2 = 4 at e = 0.5.
    flight.amounts[0]!.forEach((amount, c) => expect(flight.amounts[1]![c]! / amount).toBeCloseTo(4, 4));
    expect(totalOf(flight.amounts)).toBe(5e6);
  });

  it("keeps past amounts, the limits of every period and a period's own cap", () => {
    const demand = [
      ["Period", "Demand", "Max", "Paid search", "Events"],
      ["Jan", 1, null, 300_000, "Off"],
      ["Feb", 1.4, 1_500_000, null, null],
      ["Mar", 1, null, 0, null],
    ];
    const limits = [
      ["Channel", "Min", "Max"],
      ["Traditional media", 150_000, null],
      ["Email", null, 260_000],
    ];
    const flight = planFlight(model, { budget: 5_400_000, periods: 3, limits, demand, settings: null });
    expect(flight.labels).toEqual(["Jan", "Feb", "Mar"]);
    expect(flight.amounts[0]![0]).toBe(300_000);
    expect(flight.amounts[0]![3]).toBe(0);
    expect(flight.amounts[2]![0]).toBeGreaterThan(0); // a 0 reads as blank
    expect(flight.amounts[1]!.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(1_500_000, 6);
    for (const row of flight.amounts) {
      expect(row[5]).toBeGreaterThanOrEqual(150_000);
      expect(row[4]).toBeLessThanOrEqual(260_000);
    }
    expect(totalOf(flight.amounts)).toBe(5_400_000);
    expect(flight.gap).toBeLessThan(1e-6);
  });

  it("is never worse than an even flight, for S-shaped channels far better: it pulses", () => {
    const curve = { kind: "hill" as const, halfSaturation: 300, slope: 3 };
    const own = createCurveModel([{ name: "TV", currentSpend: 100, currentOutcome: 50, curve }], {
      nDraws: 1,
      spread: 0,
      levelSpread: 0,
    });
    const flight = planFlight(own, { ...open, budget: 600, periods: 6 });
    expect(flight.value).toBeGreaterThan(6 * own.meanResponse(0, 100) * 2);
    expect(flight.amounts.filter(([amount]) => amount === 0).length).toBeGreaterThan(2);
    expect(flight.gap).toBeLessThan(1e-6);
  });

  it.each([
    [{ periods: 0 }, /periods: type a whole number/],
    [{ demand: [[1], [2], [3]] }, /3 rows for 2 periods/],
    [
      {
        demand: [
          ["Demand", "Radio"],
          [1, 2],
          [1, 2],
        ],
      },
      /no column is called "Radio"/,
    ],
    [{ demand: [["Demand"], [1], [-2]] }, /row 3/],
    [
      {
        limits: [
          ["Channel", "Min mROI", "Per"],
          ["Email", 1, "flight"],
        ],
      },
      /limits row 2 \(Email\): Min mROI holds in every period/,
    ],
    [
      {
        limits: [
          ["Channel", "Max"],
          ["Total", 100_000],
        ],
      },
      /Maximums add to|is below/,
    ],
  ])("says what is wrong: %j", (wrong, words) => {
    expect(() => planFlight(model, { ...open, budget: 4e6, periods: 2, ...wrong })).toThrow(words);
  });
});
