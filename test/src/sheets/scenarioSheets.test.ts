import { holds, intersection } from "../../../src/base";
import { reportSheets } from "../../../src/jobs/reportSheets";
import { scenarioSheets } from "../../../src/jobs/scenarioSheets";
import { checksSheet } from "../../../src/jobs/checksSheet";
import { checkName, noStamp, referTo, type SheetBlock } from "../../../src/sheets";

const place = (row: number, rows: number, columns: number) => ({ sheet: "Inputs", row, column: 0, rows, columns });
const cells = {
  summary: place(8, 3, 3),
  limits: place(14, 3, 4),
  settings: null,
  budget: { ...place(2, 1, 1), column: 1 },
  objective: { ...place(3, 1, 1), column: 1 },
  posture: { ...place(4, 1, 1), column: 1 },
};
const values = { budget: 900, objective: "outcome", posture: "balanced", limits: null, settings: null };
const channels = ["Search", "Email"];
const base = { channels, sources: cells, values, names: null, stamp: noStamp };
const scenario = (name: string, channelChanges: readonly (number | null)[]) => ({
  name,
  budgetChange: 0.2,
  channelChanges,
});

const formulas = (block: SheetBlock): string[] =>
  block.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
const numbers = (block: SheetBlock): number[] =>
  block.cells.flatMap(({ content }) => (content.kind === "number" ? [content.value] : []));

describe("the sheets of scenarios", () => {
  const blocks = scenarioSheets({ ...base, scenarios: [scenario("A", [null, 0]), scenario("B", [0.1, null])] });

  it("are the comparison and a page per scenario", () => {
    expect(blocks.map(({ name }) => name)).toEqual(["Scenarios", "A", "B"]);
  });

  it("hold no number but the user's changes: everything else is a formula over the inputs", () => {
    expect(numbers(blocks[0]!)).toEqual([0.2, 0.2, 0.1]);
    expect(blocks.slice(1).flatMap(numbers)).toEqual([]);
    expect(formulas(blocks[0]!)).toEqual(
      expect.arrayContaining(["=JUDGE_MODEL(Inputs!$A$9:$C$11)", "=Inputs!$B$3", "=$B$7*(1+A14)"]),
    );
  });

  it("say no change in words, because a 0 counts as a blank cell", () => {
    const texts = blocks[0]!.cells.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
    expect(texts.filter((text) => text === "0%")).toHaveLength(1);
  });

  it("refer to the names that the sheets really get", () => {
    const names = { scenarios: "Scenarios 2", tabs: ["A 2"] };
    const [, tab] = scenarioSheets({ ...base, scenarios: [scenario("A", [null, null])], names });
    expect(formulas(tab!).some((formula) => formula.includes("'Scenarios 2'!"))).toBe(true);
  });

  it("refuse an empty list; of 200 scenarios all are compared and the first 20 get a page", () => {
    expect(() => scenarioSheets({ ...base, scenarios: [] })).toThrow("no scenario");
    const many = Array.from({ length: 200 }, (_, i) => scenario(`S${i}`, [null, null]));
    const written = scenarioSheets({ ...base, scenarios: many });
    expect(written.map(({ name }) => name)).toEqual(["Scenarios", ...many.slice(0, 20).map(({ name }) => name)]);
    expect(numbers(written[0]!)).toHaveLength(200);
    expect(JSON.stringify(written[0]!.cells.slice(0, 3))).toContain("the first 20 have a page of their own");
    expect(written[0]!.spills.filter(({ rows: n }) => n >= 200)).toHaveLength(3);
  });
});

const checksOf = (block: SheetBlock): string[] =>
  block.cells.flatMap(({ content, style }) =>
    style === "Check" && content.kind === "formula" ? [content.formula] : [],
  );

describe("the checks", () => {
  const blocks = scenarioSheets({ ...base, scenarios: [scenario("A", [null, 0]), scenario("B", [0.1, null])] });
  const [sheet, tab] = blocks;

  it("stand on every sheet, count an error as failed, and end in one for all", () => {
    for (const block of [sheet!, tab!, reportSheets(base)[0]!]) {
      const checks = checksOf(block);
      expect(checks.length).toBeGreaterThan(3);
      expect(checks.every((formula) => /^=IFERROR\(.*,0\)$/.test(formula))).toBe(true);
      expect(checks.at(-1)).toMatch(/^=IFERROR\(MIN\(/);
    }
  });

  it("ask for the budget, the limits, ties, errors and a model of the present table", () => {
    expect(checksOf(sheet!)[2]).toBe("=IFERROR(IF(LEFT($B$6,12)=LEFT(JUDGE_MODEL(Inputs!$A$9:$C$11),12),1,0),0)");
    expect(checksOf(tab!)[1]).toContain("ABS($B$7-Scenarios!$C$19)");
    const answer = checksOf(reportSheets(base)[0]!);
    expect(answer[1]).toContain("COUNTIF('Limits report'!$H$7:$H$19,\"violated\")");
    expect(answer[2]).toContain("ABS($F$19-");
    const fitted = { ...base, sources: { ...cells, summary: { ...place(0, 1, 1), sheet: "Model" } } };
    expect(checksOf(reportSheets(fitted)[0]!)[3]).toContain('MODEL_INFO(Answer!$B$6,"Verdict")<>"fail"');
    const known = { ...fitted, sources: { ...fitted.sources, modelData: { ...place(40, 1, 1), sheet: "Model" } } };
    expect(checksOf(reportSheets(known)[0]!)[3]).toContain("Model!$A$41=1");
  });

  it("go by a name at the last check of every sheet, and feed one master flag", () => {
    const written = [sheet!, tab!, reportSheets(base)[0]!];
    const named = written.map(({ name, names }) => {
      const found = names.filter((one) => checkName.isOfSheet(one.name));
      return { sheet: name, name: found[0]!.name, ...found[0]!.range };
    });
    expect(named.map(({ name }) => name)).toEqual(["Scenarios_checks", "Scenario_1_checks", "Answer_checks"]);
    written.forEach((block, index) => {
      const { row, column } = block.cells.filter(({ style }) => style === "Check").at(-1)!;
      expect([row, column]).toEqual([named[index]!.row, named[index]!.column]);
    });
    const gathered = checksSheet({ checks: named, stamp: noStamp });
    expect(formulas(gathered)).toEqual([...named.map((place) => `=IFERROR(${referTo(place)},0)`), "=MIN(C6:C8)"]);
    expect(gathered.names).toEqual([{ name: "All_checks", range: { row: 8, column: 2, rows: 1, columns: 1 } }]);
    expect(() => checksSheet({ checks: [], stamp: noStamp })).toThrow("no check to gather");
  });

  it("stand on a page of tables and four charts that prints alone, what the charts draw beside it", () => {
    const { charts, print, cells: all } = tab!;
    expect(charts.map(({ title }) => title).sort()).toEqual([
      ...["Before and after", "Response curves; upright: this plan"],
      ...["What another budget would bring", "What each input adds or takes at its ends"],
    ]);
    for (const { place: at } of charts) {
      expect(holds(print!.range, at)).toBe(true);
      expect(charts.filter(({ place: other }) => intersection(other, at))).toHaveLength(1);
    }
    const inTheWay = all.filter((cell) =>
      charts.some(({ place: at }) => intersection(at, { ...cell, rows: 1, columns: 1 })),
    );
    expect(inTheWay).toEqual([]);
    expect(print!.isOnePage).toBe(true);
    const [left, right] = [all.filter(({ column }) => column < 8), all.filter(({ column }) => column >= 8)];
    expect(left.every((cell) => holds(print!.range, { ...cell, rows: 1, columns: 1 }))).toBe(true);
    expect(right.some((cell) => intersection(print!.range, { ...cell, rows: 1, columns: 1 }))).toBe(false);
  });

  it("draw every channel's curve over its own spends and mark the scenario's, from live cells alone", () => {
    const { source, seriesNames } = tab!.charts.find(({ title }) => title.startsWith("Response"))!;
    expect(seriesNames).toEqual(["Search", "Email", "This plan"]);
    const drawn = tab!.cells.filter((cell) => holds(source, { ...cell, rows: 1, columns: 1 }));
    const columnOf = (at: number): string[] =>
      drawn.flatMap(({ column, content }) =>
        column === source.column + at && content.kind === "formula" ? [content.formula] : [],
      );
    expect(columnOf(0)).toHaveLength(2 * 15);
    expect(columnOf(1)).toEqual(["=INDEX(CHANNEL_CURVE(Scenarios!$B$6,$A$10,0,1.5*MAX($B$10,$C$10),12,,0),0,2)"]);
    expect(columnOf(3).filter((formula) => formula !== "=0")).toEqual(
      [10, 11].map((row) => `=INDEX(CHANNEL_RESPONSE(Scenarios!$B$6,$A$${row},$C$${row}),1,1)`),
    );
  });

  it("draw no more curves than can be told apart", () => {
    const many = Array.from({ length: 12 }, (_, c) => `Channel ${c}`);
    const given = {
      ...base,
      channels: many,
      scenarios: [
        scenario(
          "A",
          many.map(() => null),
        ),
      ],
    };
    const chart = scenarioSheets(given)[1]!.charts.find(({ title }) => title.startsWith("Response"))!;
    expect(chart.title).toContain("the first 8 channels");
    expect(chart.seriesNames).toHaveLength(9);
  });
});

describe("the reports", () => {
  it("stand on the Answer report's plan, and hold no number but the shocks to edit", () => {
    const blocks = reportSheets(base);
    expect(blocks.map(({ name }) => name)).toEqual(["Answer", "Sensitivity", "Limits report", "Risk"]);
    expect(blocks.slice(0, 3).flatMap(numbers)).toEqual([]);
    expect(numbers(blocks[3]!)).toEqual([-0.2, 0.3, 0.3]);
    for (const block of blocks.slice(1)) expect(formulas(block).join()).toContain("Answer!$C$17");
    for (const block of blocks.slice(1)) expect(formulas(block)).toContain('="Model: "&Answer!$B$6');
  });

  it("plan with a fitted model's own cell as it is", () => {
    const fitted = { ...base, sources: { ...cells, summary: { ...place(0, 1, 1), sheet: "Model" } } };
    expect(formulas(reportSheets(fitted)[0]!)).toContain("=Model!$A$1");
  });

  it("say so where no limits are set", () => {
    const free = reportSheets({ ...base, sources: { ...cells, limits: null } })[2]!;
    expect(formulas(free)).toEqual([]);
  });
});
