import { channelCarryover, channelCurve, channelResponse, channelSaturation } from "../../functions/channel";
import { judgeModel } from "../../functions/model";
import { explainPlan, optimizeBudget } from "../../functions/optimise";
import { findBudget } from "../../functions/optimiseTargets";
import { simulatePlan } from "../../functions/scenario";
import { checkApproval, kpiValue, trackPlan } from "../../functions/track";
import { installCustomFunctions, shownBy } from "./fakeCustomFunctions";
import { budget, limits, summary } from "./workedExample";

installCustomFunctions();

type Cells = unknown[][];

/** Omitted arguments arrive as null; the functions' signatures say what they are when given. */
const omitted = null as never;

const plan = (table: Cells, limitTable: Cells | null = null, money: unknown = budget): unknown =>
  shownBy(() => optimizeBudget(table, money, limitTable as never, omitted, omitted, omitted, omitted));

/** The worked example with one cell changed; row 1 is the first channel. */
function changed(row: number, column: number, value: unknown, table: Cells = summary): Cells {
  return table.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));
}

const withLimits = (...rows: Cells): Cells => [["Channel", "Min", "Max"], ...rows];

describe("bad tables, through the cells", () => {
  const cases: readonly (readonly [string, Cells, RegExp])[] = [
    ["an empty table", [[null]], /^#VALUE! .*(pick a range|empty)/],
    ["headers without rows", [summary[0] ?? []], /^#VALUE! .*no rows/],
    ["a channel that stands there twice", changed(2, 0, "paid search "), /^#VALUE! .*row 3 .*row 2/],
    ["a negative spend", changed(2, 1, -5), /^#VALUE! .*row 3 \(Paid social\): Spend is -5/],
    ["words for a spend", changed(3, 1, "a lot"), /^#VALUE! .*row 4 \(Content\): Spend is "a lot"/],
    ["a missing Spend column", changed(0, 1, "Colour"), /^#VALUE! .*[Ss]pend/],
    ["an error cell", changed(4, 2, { code: "#REF!" }), /^#VALUE! .*row 5 \(Events\): MQLs is #REF!/],
    ["NaN", changed(4, 2, Number.NaN), /^#VALUE! .*row 5 \(Events\): MQLs is #NUM!/],
    ["outcome without spend", changed(5, 1, 0), /^#VALUE! .*Email/],
    ["no outcome at all", summary.map((row, r) => (r ? [row[0], row[1], 0] : row)), /^#VALUE! .*(outcome|MQLs)/],
  ];
  it.each(cases)("%s", (_, table, words) => {
    expect(plan(table)).toMatch(words);
    expect(shownBy(() => judgeModel(table as never, omitted))).toMatch(words);
  });
});

describe("odd tables that have an answer", () => {
  const planned = (table: Cells, money: unknown = budget): Cells => plan(table, null, money) as Cells;

  it("takes one row", () => {
    expect(planned(summary.slice(0, 2), 500_000)[1]?.slice(0, 3)).toEqual(["Paid search", 400_000, 500_000]);
  });

  it("takes numbers typed as text with thousands separators", () => {
    expect(planned(changed(1, 1, "400,000"))).toEqual(planned(summary));
  });

  it("reads a blank row and a blank optional cell alike as 0 or null", () => {
    const wide = (blank: unknown): Cells => [
      ...summary.map((row, r) => [...row, r ? blank : "Elasticity"]),
      [blank, blank, blank, blank],
    ];
    expect(planned(wide(0))).toEqual(planned(wide(null)));
  });

  it("gives a channel with spend but no outcome a plan, and one with neither 0 with the reason", () => {
    const table = changed(6, 2, 0);
    expect(planned(table)[6]?.every((cell) => typeof cell !== "number" || Number.isFinite(cell))).toBe(true);
    const untried = planned([...summary, ["New", 0, 0]])[7];
    expect(untried?.slice(0, 3)).toEqual(["New", 0, 0]);
    expect(untried?.[9]).toBe("no curve");
  });

  it("plans 500 channels (with 100 draws, to keep the test short)", () => {
    const many = Array.from({ length: 500 }, (_, c) => [`Channel ${c}`, 1000 + c, 10 + (c % 7)]);
    const model = judgeModel([["Channel", "Spend", "Leads"], ...many], [["Draws", 100]]);
    const rows = planned([[model]], 600_000).slice(1);
    expect(rows).toHaveLength(500);
    expect(rows.reduce((sum, row) => sum + (row[2] as number), 0)).toBeCloseTo(600_000, 2);
  });
});

describe("bad limits and budgets", () => {
  const cases: readonly (readonly [string, Cells, unknown, RegExp])[] = [
    [
      "Min above Max",
      withLimits(["Events", 300_000, 250_000]),
      budget,
      /^#VALUE! limits row 2 \(Events\): Min 300,000 is above Max 250,000/,
    ],
    [
      "minimums above the budget",
      withLimits(["Paid search", 1_500_000, null], ["Events", 650_000, null]),
      budget,
      /^#N\/A .*2,150,000.*150,000/,
    ],
    ["an unknown channel", withLimits(["Paid serch", 1, null]), budget, /^#VALUE! limits row 2.*Paid search/],
    [
      "an unknown column",
      [
        ["Channel", "Maximum"],
        ["Events", 1],
      ],
      budget,
      /^#VALUE! .*Maximum.*Max/,
    ],
    ["words in a limit", withLimits(["Events", "some", null]), budget, /^#VALUE! limits row 2 \(Events\): Min/],
    ["a negative Min", withLimits(["Events", -5, null]), budget, /^#VALUE! limits row 2 \(Events\): Min is -5/],
    [
      "a move typed as 30 instead of 30%",
      [
        ["Channel", "Max move"],
        ["Events", 30],
      ],
      budget,
      /^#VALUE! limits row 2 \(Events\): Max move 30 means 3,000%\. Type 30%/,
    ],
    [
      "two rows of one channel that contradict each other",
      withLimits(["Events", 300_000, null], ["Events", null, 100_000]),
      budget,
      /^#N\/A limits row 2 \(Events\) Min 300,000 is above limits row 3 \(Events\) Max 100,000\. .*by 200,000/,
    ],
    ["an error in a limit", withLimits(["Events", { code: "#DIV/0!" }, null]), budget, /^#VALUE! .*Events.*#DIV\/0!/],
    ["a budget of 0", limits, 0, /^#VALUE! .*budget/],
    ["a negative budget", limits, -5, /^#VALUE! .*budget/],
    ["no budget", limits, null, /^#VALUE! budget: needs a number/],
    ["words for the budget", limits, "lots", /^#VALUE! budget: needs a number, got "lots"/],
    ["an error for the budget", limits, { code: "#NAME?" }, /^#VALUE! budget: the cell holds #NAME\?/],
    ["NaN for the budget", limits, Number.NaN, /^#VALUE! budget/],
  ];
  it.each(cases)("%s", (_, limitTable, money, words) => {
    expect(plan(summary, limitTable, money)).toMatch(words);
  });

  it("groups that are called like a channel, or that hold each other", () => {
    const grouped = (...groups: string[]): Cells =>
      summary.map((row, r) => [...row, r === 0 ? "Group" : (groups[r - 1] ?? null)]);
    const held = withLimits(["Events", null, 100_000]);
    expect(plan(grouped("", "", "Events"), held)).toMatch(
      /^#VALUE! .*"Events" is the name of a channel and of a group/,
    );
    expect(plan(grouped("A > B > A"), held)).toMatch(/^#VALUE! Paid search: .*"A > B > A" names a group inside itself/);
  });

  it("a target beyond what the curves can bring, with their ceiling", () => {
    const shown = shownBy(() => findBudget(summary, 80_000, omitted, omitted, omitted, omitted, omitted));
    expect(shown).toMatch(/^#N\/A No budget reaches 80,000: the curves' ceiling is [\d,]+\. Lower the target/);
  });

  it("an unknown objective, posture or headers", () => {
    const ask = (objective: unknown, posture: unknown, headers: unknown): unknown =>
      shownBy(() =>
        optimizeBudget(summary, budget, omitted, objective as never, posture as never, omitted, headers as never),
      );
    expect(ask("sales", null, null)).toMatch(
      /^#VALUE! objective: choose outcome, value, profit, clv, pipeline; got "sales"/,
    );
    expect(ask(null, "bold", null)).toMatch(/^#VALUE! .*posture/);
    expect(ask(null, "2", null)).toMatch(/^#VALUE! .*posture/);
    expect(ask(null, null, 7)).toMatch(/^#VALUE! headers/);
    expect(ask("value", null, null)).toMatch(/^#N\/A .*Value/);
  });
});

describe("bad questions about channels and plans", () => {
  it("an unknown channel is #N/A with the nearest name, or what the user wants to see", () => {
    const ask = (ifNotFound: unknown): unknown =>
      shownBy(() => channelSaturation(summary, "Paid serch", null, omitted, ifNotFound));
    expect(ask(null)).toMatch(/^#N\/A .*Paid serch.*Paid search/);
    expect(ask("none")).toBe("none");
    expect(ask("")).toBe("");
  });

  it("a share of a power curve's ceiling is #N/A with words", () => {
    const table = summary.map((row, r) => [...row, r ? "power" : "Curve"]);
    expect(shownBy(() => channelSaturation(table, "Email", null, omitted, null))).toMatch(/^#N\/A .*ceiling/);
  });

  it("bad spends and steps name themselves", () => {
    expect(shownBy(() => channelResponse(summary, "Email", [[1], [-2]], omitted, null))).toMatch(
      /^#VALUE! spend row 2/,
    );
    expect(shownBy(() => channelResponse(summary, "Email", [["x"]], omitted, null))).toMatch(
      /^#VALUE! spend: needs a number/,
    );
    expect(shownBy(() => channelCurve(summary, "Email", 5, 4, omitted, omitted, omitted))).toMatch(/^#VALUE! .*curve/);
    expect(shownBy(() => channelCarryover([[1]], 1, omitted, omitted))).toMatch(/^#VALUE! .*[Rr]etention/);
  });

  it("a plan with too few amounts, an unknown or a missing channel", () => {
    const simulate = (cells: Cells): unknown => shownBy(() => simulatePlan(summary, cells, null, omitted, omitted));
    expect(simulate([[1], [2]])).toMatch(/^#VALUE! plan: 2 amounts for 6 channels/);
    expect(simulate([["Email", 1]])).toMatch(/^#VALUE! plan: no amount for Paid search/);
    expect(simulate([["Emial", 1]])).toMatch(/^#VALUE! plan row 1.*Email/);
    const nothing = [[0], [0], [0], [0], [0], [0]];
    expect(shownBy(() => explainPlan(summary, nothing, omitted, omitted, omitted, omitted, omitted))).toMatch(
      /^#N\/A .*nothing to explain/,
    );
  });

  it("a model cell that is empty, an error, not loaded, or no model", () => {
    const ask = (cell: unknown): unknown => shownBy(() => channelSaturation([[cell]], "Email", null, omitted, null));
    expect(ask("JDG:00000000 · judgement")).toMatch(/^#N\/A model JDG:00000000 is not loaded: recalculate/);
    expect(ask("hello")).toMatch(/^#N\/A .*hello.*JUDGE_MODEL/);
    expect(ask(null)).toMatch(/^#VALUE! model: pick a range/);
    expect(ask({ code: "#N/A" })).toMatch(/^#VALUE! model: the cell holds #N\/A/);
  });

  it("key figures, approvals and tracking say what they lack", () => {
    expect(shownBy(() => kpiValue(summary, "roas" as never, omitted, omitted, omitted))).toMatch(
      /^#N\/A MQLs are counts without a value/,
    );
    expect(shownBy(() => kpiValue(summary, "budget_variance" as never, omitted, omitted, omitted))).toMatch(
      /^#N\/A give a plan/,
    );
    expect(shownBy(() => kpiValue(summary, "roi" as never, omitted, omitted, omitted))).toMatch(
      /^#VALUE! kpi: choose roas/,
    );
    expect(shownBy(() => checkApproval([["Email", 1]], [["Emial", 2]], omitted, omitted, omitted))).toMatch(
      /^#VALUE! current: unknown channel "Email"/,
    );
    expect(shownBy(() => checkApproval([["Email", 1]], [["Email", "x"]], omitted, omitted, omitted))).toMatch(
      /^#VALUE! proposed row 1 \(Email\): "x" is not an amount|no amounts/,
    );
    expect(shownBy(() => trackPlan([["Email", 1]], [["Email", -1]], omitted, omitted, omitted, omitted))).toMatch(
      /^#VALUE! actuals row 1 \(Email\): -1 is below 0/,
    );
  });
});
