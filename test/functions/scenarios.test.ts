import { installCustomFunctions, shownBy } from "./fakeCustomFunctions";
import { budget, limits, summary } from "./workedExample";

type Cells = unknown[][];
const omitted = null as never;

/** The what-ifs that are always asked, in one table: budget up and down, the brand's minimum relaxed, careful against bold. */
const scenarios: Cells = [
  ["Name", "Budget", "Posture", "Traditional media min"],
  ["Budget +20%", 0.2, null, null],
  ["Budget -15%", -0.15, null, null],
  ["Brand minimum -10%", null, null, -0.1],
  ["Careful", null, "conservative", null],
  ["Bold", null, "aggressive", null],
];
const shocks: Cells = [
  ["Name", "Channel", "Change", "What"],
  ["Dearer clicks", "Paid search", 0.3, "cost"],
  ["Weaker", "All", -0.2, "response"],
  ["No email", "Email", null, "off"],
];

/** Every what-if of the worked example in cells, by functions loaded afresh: nothing is left of an earlier run. */
async function freshRun() {
  jest.resetModules();
  installCustomFunctions();
  const model = await import("../../functions/model");
  const optimise = await import("../../functions/optimise");
  const scenario = await import("../../functions/scenario");
  const key: never[][] = [[model.judgeModel(summary, omitted) as never]];
  const show = (call: () => unknown): Cells => {
    const shown = shownBy(call);
    if (!Array.isArray(shown)) throw new Error(JSON.stringify(shown));
    return shown as Cells;
  };
  const spill = show(() => optimise.optimizeBudget(key, budget, limits, omitted, omitted, omitted, 1 as never));
  const plan = spill.slice(1).map((row) => [row[2]]) as never[][];
  const compare = (part: string | null): Cells =>
    show(() => scenario.compareScenarios(key, scenarios as never, limits, omitted, part as never, 1));
  return {
    plan,
    table: compare(null),
    plans: compare("plans"),
    sentences: compare("sentence"),
    stress: show(() => scenario.stressPlan(key, plan, shocks as never, limits, 1)),
    signals: show(() => scenario.findSignals(key, plan, omitted, 1)),
    sensitivity: show(() => scenario.rankSensitivity(key, plan, omitted, omitted, 1)),
    simulation: show(() => scenario.simulatePlan(key, plan, omitted, omitted, 1)),
    why: show(() => optimise.explainPlan(key, plan, limits, omitted, omitted, omitted, omitted)),
  };
}

describe("the worked example's what-ifs in cells", () => {
  let run: Awaited<ReturnType<typeof freshRun>>;
  beforeAll(async () => {
    run = await freshRun();
  });
  const row = (name: string): unknown[] => run.table.find(([scenario]) => scenario === name)!;
  const [budgetAt, mean, low] = [1, 2, 3];

  it("plan +20% and -15%, and a relaxed minimum never brings less", () => {
    expect(row("Budget +20%")[budgetAt]).toBe(2_400_000);
    expect(row("Budget -15%")[budgetAt]).toBe(1_700_000);
    const planned = run.simulation[1]![0] as number;
    expect(row("Budget +20%")[mean]).toBeGreaterThan(planned);
    expect(row("Budget -15%")[mean]).toBeLessThan(planned);
    expect(row("Brand minimum -10%")[mean]).toBeGreaterThanOrEqual(planned);
    const relaxed = run.plans.find(([name]) => name === "Brand minimum -10%")!;
    expect(relaxed.at(-1)).toBeGreaterThanOrEqual(134_999.99);
  });

  it("set careful against bold: its low end is no lower", () => {
    const [careful, bold] = [row("Careful"), row("Bold")];
    expect(careful[low] as number).toBeGreaterThanOrEqual((bold[low] as number) - 1e-6);
  });

  it("say in words the very numbers of the table", () => {
    const change = row("Budget +20%")[run.table[0]!.indexOf("Change %")] as number;
    const sentence = String(run.sentences.find(([text]) => String(text).startsWith("Budget +20%"))![0]);
    expect(sentence).toContain(`${(change * 100).toFixed(1)}% more`);
  });

  it("stress the plan worst first, and explain it channel by channel", () => {
    const outcomes = run.stress.slice(1).map(([, outcome]) => outcome as number);
    expect(outcomes).toEqual([...outcomes].sort((a, b) => a - b));
    expect(run.why).toHaveLength(9);
    expect(run.sensitivity.length).toBe(1 + 3 * 6);
    expect(run.signals.length).toBe(1 + 6);
  });

  it("have equal bits in two fresh runs", async () => {
    expect(JSON.stringify(await freshRun())).toBe(JSON.stringify(run));
  });
});
