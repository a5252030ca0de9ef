import { flightLimits } from "../../../../taskpane/screens/track/flightLimits";
import { createTracker } from "../../../../taskpane/screens/track/tracker";
import { workedExample } from "../../../fakes/curveModel";
import { createJobRuntime } from "../../jobRuntime";

const summary = [
  ["Channel", "Spend", "MQLs"],
  ...workedExample.map(({ name, spend, outcome }) => [name, spend, outcome]),
];
const plan = workedExample.map(({ name, spend }) => [name, spend]);
const source = { summary, settings: null };

describe("the rest of a flight from the pane", () => {
  it("takes the plan's limits as limits over the flight", () => {
    const limits = [
      ["Channel", "Min", "Step", "Status"],
      ["Traditional media", 150_000, null, null],
      ["Email", null, 100, null],
      ["Events", null, null, "Committed"],
    ];
    expect(flightLimits(limits)).toEqual([
      ["Channel", "Min", "Status", "Per"],
      ["Traditional media", 150_000, null, "flight"],
      ["Events", null, "Committed", "flight"],
    ]);
    expect(flightLimits(null)).toBeNull();
  });

  it("keeps commitments and minimums over the flight, and writes a sheet whose totals, changes and checks are formulas", async () => {
    const tracker = createTracker(createJobRuntime(), () => "2026-01-05");
    const limits = flightLimits([
      ["Channel", "Min", "Status"],
      ["Traditional media", 190_000, null],
      ["Events", null, "Committed"],
    ]);
    const spent = workedExample.map(({ name, spend }) => [name, spend / 4]);
    const asked = { plan, periods: 4, actuals: spent, past: 1, demand: null, limits, maxMove: 0.3, settings: null };
    const reading = await tracker.midFlight(source, asked, {});
    const total = (c: number): number => reading.amounts.reduce((sum, row) => sum + row[c]!, 0);
    expect(total(3)).toBeGreaterThanOrEqual(400_000 - 0.01);
    expect(total(5)).toBeGreaterThanOrEqual(190_000 - 0.01);
    expect(reading.movedShare).toBeLessThanOrEqual(0.3 + 1e-6);
    const block = await tracker.midFlightSheet(reading);
    const formulas = block.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
    expect(formulas.some((text) => text.startsWith("=SUMPRODUCT(ABS("))).toBe(true);
    expect(formulas.filter((text) => text.startsWith("=SUM(")).length).toBeGreaterThan(3 * 10);
  });

  it("splits the test budget and writes it with live shares and a check", async () => {
    const tracker = createTracker(createJobRuntime(), () => "2026-01-05");
    const reading = await tracker.testBudget(source, { budget: 2e6, share: 0.15, limits: null, settings: null });
    expect(reading.channels).toHaveLength(6);
    expect(reading.spent).toBeLessThanOrEqual(300_000.01);
    const block = await tracker.testBudgetSheet(reading, 2e6, 0.15);
    const formulas = block.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
    expect(formulas).toContain("=B5*B6");
    expect(formulas.at(-1)).toMatch(/<=B7\+0.01,1,0\)$/);
  });
});
