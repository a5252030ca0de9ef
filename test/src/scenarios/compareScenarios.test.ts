import type { CellValue, SheetValues } from "../../../src/base";
import { compareScenarios } from "../../../src/jobs/compareScenarios";
import { optimizeBudget } from "../../../src/jobs/optimizeBudget";
import { simulatePlan } from "../../../src/jobs/simulatePlan";
import { isPossible, type ComparedScenario } from "../../../src/scenarios";
import { memoryContext, workedExample } from "../../fakes/workedExample";

const context = memoryContext();
const limits: SheetValues = [
  ["Channel", "Min", "Max move"],
  ...workedExample.slice(1).map(([name]): CellValue[] => [name ?? null, null, 0.3]),
  ["Brand", 150_000, null],
];
const moveLimits = limits.slice(0, -1);

const compare = (scenarios: SheetValues, baseline: string | null = null, own: SheetValues | null = limits) =>
  compareScenarios({ model: workedExample, scenarios, limits: own, baseline }, context);
const first = (scenarios: SheetValues, own: SheetValues | null = limits): ComparedScenario => {
  const one = compare(scenarios, null, own).scenarios[0]!;
  if (!isPossible(one)) throw new Error(one.problem);
  return one;
};
const plan = (budget: number, own: SheetValues | null, posture: string | null = null) =>
  optimizeBudget({ model: workedExample, budget, limits: own, objective: null, posture, settings: null }, context);

describe("comparing scenarios", () => {
  it("plans a changed budget exactly as OPTIMIZE_BUDGET does, and simulates it as SIMULATE_PLAN does", () => {
    const more = first([
      ["Name", "Budget"],
      ["More", 0.2],
    ]);
    const same = plan(2_400_000, limits);
    expect(more.plan).toEqual(same.channels.map((channel) => channel.plan));
    const column = same.channels.map((channel) => [channel.plan]);
    const { simulation } = simulatePlan(
      { model: workedExample, plan: column, target: null, confidence: null },
      context,
    );
    expect(more.mean).toBe(simulation.mean);
    expect(more.downside).toBe(simulation.downside);
  });

  it("reads relative changes, percentages in text and money alike", () => {
    const budgets = [0.2, "+20%", 2_400_000].map((budget) => first([["Name", "Budget"], ["A", budget]]).spend); // prettier-ignore
    expect(budgets).toEqual([2_400_000, 2_400_000, 2_400_000]);
  });

  it("takes the brand's minimum down by 10%, whatever its row is called", () => {
    for (const header of ["Brand min", "Traditional media min"]) {
      const { plan: amounts } = first([["Name", header], ["Less brand", -0.1]]); // prettier-ignore
      expect(amounts[5]).toBeCloseTo(140_000, 6); // max move 30% of 200,000 holds before 135,000
    }
  });

  it("lets a set amount replace the channel's own limits", () => {
    const { plan: amounts } = first([["Name", "Email"], ["Email up", 350_000]]); // prettier-ignore
    expect(amounts[4]).toBe(350_000);
    const off = first([["Name", "Events"], ["No events", "-100%"]], null); // prettier-ignore
    expect(off.plan[3]).toBe(0);
  });

  it("changes a max move as the share it is, and adds limits where there were none", () => {
    const wide = first([["Name", "Events max move"], ["Wide", 0.5]], moveLimits); // prettier-ignore
    expect(wide.plan[3]).toBeCloseTo(200_000, 6);
    const capped = first([["Name", "Paid search max"], ["Capped", 410_000]], null); // prettier-ignore
    expect(capped.plan[0]).toBeCloseTo(410_000, 6);
  });

  it("compares on common draws: the chance is 1 for a plan that is better in every draw", () => {
    const table: SheetValues = [["Name", "Budget", "Posture"], ["More", 0.2, null], ["Less", -0.15, null], ["Careful", null, "conservative"]]; // prettier-ignore
    const against = compare(table, "More");
    const [more, less] = against.scenarios as readonly ComparedScenario[];
    expect(more).toMatchObject({ isBaseline: true, chanceToBeat: null, change: 0, riskChange: 0 });
    expect(less!.chanceToBeat).toBe(0);
    expect(less!.costPerAdded).toBeCloseTo(700_000 / (more!.mean - less!.mean), 9);
  });

  it("marks a plan that another one beats in mean and downside at no more money", () => {
    const table: SheetValues = [["Name", "Paid search", "Email"], ["Best", null, null], ["Worse", 280_000, 140_000]]; // prettier-ignore
    const [best, worse] = compare(table, null, null).scenarios as readonly ComparedScenario[];
    expect(best!.dominatedBy).toBe("");
    expect(worse!.dominatedBy).toBe("Best");
  });

  it("says in one row why a scenario cannot be met and answers the others", () => {
    const { table, scenarios } = compare([["Name", "Budget"], ["Far", 9_000_000], ["Near", 0.1]]); // prettier-ignore
    expect(table.rows[0]![2]).toMatchObject({ kind: "missing", why: expect.stringContaining("Maximums add to") });
    expect(isPossible(scenarios[1]!)).toBe(true);
  });

  it("writes sentences whose percentages are the table's", () => {
    const answer = compare([["Name", "Budget"], ["More", 0.2]]); // prettier-ignore
    const [change, risk] = [answer.table.rows[0]![6] as number, answer.table.rows[0]![7] as number];
    const percent = (share: number): string => `${Math.round(Math.abs(share) * 1000) / 10}%`;
    expect(answer.sentences).toEqual([
      `More brings ${percent(change)} more at ${percent(risk)} more risk than the current plan.`,
    ]);
  });

  it("names what it cannot read", () => {
    const cases: readonly [SheetValues, string][] = [
      [[["Name", "Budgte"], ["A", 0.1]], 'unknown column "Budgte". Did you mean "Budget"?'], // prettier-ignore
      [[["Name", "Email max"], ["A", 0.1]], "the limits have no Max for Email"], // prettier-ignore
      [[["Name", "Budget"], ["A", "lots"]], 'scenarios row 2 (A): Budget is "lots"'], // prettier-ignore
      [[["Name", "Budget"], ["A", -5]], "Type a change between"], // prettier-ignore
      [[["Name"], ["A"], ["a "]], "another scenario has this name"],
      [[["Name", "Objective"], ["A", "fame"]], "fame"], // prettier-ignore
      [[["Name"], [null]], "no rows"],
    ];
    for (const [table, words] of cases) expect(() => compare(table)).toThrow(words);
    expect(() => compare([["Name"], ["A"]], "B")).toThrow('no scenario is called "B"');
  });

  it("works out 200 scenarios and says its limit beyond", () => {
    const rows = (count: number): SheetValues => [
      ["Name", "Budget"],
      ...Array.from({ length: count }, (_, i): CellValue[] => [`S${i}`, 1_900_000 + 1_000 * i]),
    ];
    expect(compare(rows(200), null, null).scenarios.filter(isPossible)).toHaveLength(200);
    expect(() => compare(rows(201))).toThrow("At most 200");
  });

  it("gives equal bits again", () => {
    const ask = () => JSON.stringify(compare([["Name", "Posture"], ["Careful", "conservative"], ["Bold", "aggressive"]])); // prettier-ignore
    expect(ask()).toBe(ask());
  });
});
