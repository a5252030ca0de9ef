import { holds, intersection, parseSheetReference, type Rectangle } from "../../../src/base";
import { deskJobs } from "../../../src/jobs";
import { blockExtent, noStamp, sampleTables, type SheetBlock } from "../../../src/sheets";

const stamp = { version: "0.1.0", date: "22 November 2026" };
const blocks = deskJobs.sampleWorkbook({ stamp });
const sheet = (name: string): SheetBlock => blocks.find((block) => block.name === name)!;

function formulas(block: SheetBlock): string[] {
  return block.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
}

describe("the worked example as a workbook", () => {
  it("has the four sheets in order", () => {
    expect(blocks.map((block) => block.name)).toEqual(["Start", "Inputs", "Plan", "Curves"]);
  });

  it("holds the numbers of the example", () => {
    const spends = sampleTables.summary.slice(1).map((row) => Number(row[1]));
    expect(spends.reduce((sum, spend) => sum + spend, 0)).toBe(sampleTables.goals.budget);
    expect(sampleTables.summary.slice(1).reduce((sum, row) => sum + Number(row[2]), 0)).toBe(7800);
    expect(sampleTables.limits.find((row) => row[0] === "Brand")).toEqual([
      "Brand",
      150000,
      null,
      null,
      expect.any(String),
    ]);
    expect(sampleTables.limits.slice(1, 7).every((row) => row[3] === 0.3)).toBe(true);
  });

  it("survives structured clone", () => {
    expect(structuredClone(blocks)).toEqual(blocks);
  });

  it.each(blocks.map((block) => [block.name, block] as const))(
    "%s: no cell twice, none in a spill's way",
    (_, block) => {
      const places = block.cells.map(({ row, column }) => `${row},${column}`);
      expect(new Set(places).size).toBe(places.length);
      for (const spill of block.spills) {
        const inside = block.cells.filter((cell) => intersection(spill, { ...cell, rows: 1, columns: 1 }));
        expect(inside.map(({ row, column }) => [row, column])).toEqual([[spill.row, spill.column]]);
        const others = block.spills.filter((other) => other !== spill);
        expect(others.filter((other) => intersection(other, spill))).toEqual([]);
      }
    },
  );

  it.each(blocks.map((block) => [block.name, block] as const))(
    "%s: formats and charts keep to themselves",
    (_, block) => {
      const cells = block.cells.map(({ row, column }): Rectangle => ({ row, column, rows: 1, columns: 1 }));
      for (const { place, source } of block.charts) {
        expect([...cells, ...block.spills].filter((range) => intersection(range, place))).toEqual([]);
        expect(holds(blockExtent(block), source)).toBe(true);
      }
      const texts = block.cells.slice(0, 3).map(({ content }) => content.kind);
      expect(texts).toEqual(["text", "text", "text"]);
    },
  );

  it("refers to the inputs, never to typed copies", () => {
    const plan = formulas(sheet("Plan"));
    const names = new Map(sheet("Inputs").names.map(({ name, range }) => [name, range]));
    const referred = plan.flatMap((formula) =>
      [...formula.matchAll(/Inputs!\$\w+\$\d+(?::\$\w+\$\d+)?/g)].map((m) => m[0]),
    );
    const ranges = referred.map((text) => parseSheetReference(text)?.range);
    for (const name of ["Summary", "Limits", "Budget", "Objective", "Posture", "Approval_above"]) {
      expect(ranges).toContainEqual(names.get(name));
    }
    expect(sheet("Plan").cells.filter(({ content }) => content.kind === "number")).toEqual([]);
    expect(plan.filter((formula) => /\d{4,}/.test(formula))).toEqual([]);
  });

  it("asks every function of the plan", () => {
    const all = formulas(sheet("Plan")).join("\n");
    for (const name of ["JUDGE_MODEL", "OPTIMIZE_BUDGET", "SIMULATE_PLAN", "EXPLAIN_PLAN", "CHECK_APPROVAL"]) {
      expect(all).toContain(`=${name}(`);
    }
    expect(formulas(sheet("Curves")).filter((formula) => formula.startsWith("=CHANNEL_CURVE("))).toHaveLength(6);
  });

  it("uses nothing that a plain spreadsheet lacks", () => {
    const all = blocks.flatMap(formulas).join("\n");
    expect(all).not.toMatch(/\b(LET|LAMBDA|XMATCH|BYROW|BYCOL)\(|\w\[/);
  });

  it("says beside the goals whether all checks hold", () => {
    const checks = sheet("Plan").names.find(({ name }) => name === "Plan_checks")!.range;
    const last = `$C$${checks.row + 1}`;
    expect(formulas(sheet("Plan"))).toContain(
      `=IF(IFERROR(${last},0)=1,"All checks hold","A check fails: see from A${checks.row - 2} on")`,
    );
  });

  it("sets headers of numbers right, those of words left, and negatives in parentheses", () => {
    const { formats, cells, spills } = sheet("Plan");
    const plan = spills.find(({ columns }) => columns === 12)!;
    const right = formats.filter(({ style, range }) => style === "Number header" && range.row === plan.row);
    expect(right.map(({ range }) => range.column)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 11]);
    expect(cells.find(({ row, column }) => row === plan.row && column === 0)?.style).toBe("Header");
    const change = formats.find(({ range, format }) => format && range.column === 3 && range.row === plan.row + 1);
    expect(change?.format).toBe("#,##0;(#,##0)");
  });

  it("shows formulas black, links to other sheets green, and what is typed blue", () => {
    const looks = (name: string, pattern: RegExp) =>
      sheet(name).cells.flatMap(({ content, style }) =>
        content.kind === "formula" && pattern.test(content.formula) && style !== "Check" && !style?.endsWith("eader")
          ? [style]
          : [],
      );
    expect(new Set(looks("Plan", /^=Inputs!\$\w\$\d+$/))).toEqual(new Set(["Link"]));
    expect(new Set(looks("Plan", /[(*]/))).toEqual(new Set(["Calc"]));
    const typed = sheet("Inputs").cells.filter(({ content }) => content.kind === "number");
    expect(new Set(typed.map(({ style }) => style))).toEqual(new Set(["Input"]));
  });

  it("ends in checks that are 1 or 0", () => {
    const { cells, names } = sheet("Plan");
    const last = cells.at(-1);
    const range = names.find(({ name }) => name === "Plan_checks")?.range;
    expect(last?.style).toBe("Check");
    expect([last?.row, last?.column]).toEqual([range?.row, range?.column]);
  });
});

describe("a plan whose goals are in no cell yet", () => {
  const values = { budget: 1000, objective: "profit", posture: 0.25, approvalAbove: 0.2 };
  const none = { limits: null, settings: null, budget: null, objective: null, posture: null, approvalAbove: null };
  const summary = [
    ["Channel", "Spend", "Leads"],
    ["=A", 10, 1],
    ["B", 20, 2],
  ];
  const at = { sheet: "Q3 data", row: 2, column: 1, rows: 3, columns: 3 };
  const limits = [
    ["Channel", "Max"],
    ["=A", 15],
  ];
  const { block, layout } = deskJobs.planSheet({
    summary,
    sources: { ...none, summary: at },
    values: { ...values, limits, settings: null },
    stamp: noStamp,
  });

  it("stands on the plan sheet in blue, and the formulas refer to it", () => {
    const budget = block.cells.find(({ row, column }) => row === layout.budget.row && column === layout.budget.column);
    expect(budget).toMatchObject({ content: { kind: "number", value: 1000 }, style: "Input" });
    expect(formulas(block)).toContain("=JUDGE_MODEL('Q3 data'!$B$3:$D$5)");
    expect(formulas(block).some((formula) => formula.includes("$N$6:$O$7"))).toBe(true);
  });

  it("writes the user's text as text", () => {
    const name = block.cells.find(({ content }) => content.kind === "text" && content.text === "=A");
    expect(name?.style).toBe("Input");
  });

  it("says what is wrong with a table that cannot be read", () => {
    const request = {
      summary: [["Channel"]],
      sources: { ...none, summary: at },
      values: { ...values, limits: null, settings: null },
      stamp: noStamp,
    };
    expect(() => deskJobs.planSheet(request)).toThrow(/summary/i);
  });
});

describe("an empty Inputs sheet", () => {
  it("is ready to type into", () => {
    const { block, cells } = deskJobs.inputsSheet({ contents: "empty", sheet: "Inputs 2", stamp: noStamp });
    expect(cells.summary).toMatchObject({ sheet: "Inputs 2", rows: 12, columns: 3 });
    expect(block.cells.filter(({ style, content }) => style === "Input" && content.kind === "number")).toHaveLength(1);
  });
});
