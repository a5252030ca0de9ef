import type { SheetBlock } from "../../../src/sheets";
import { modelSheet, type ModelSheetRequest } from "../../../src/jobs/modelSheet";
import { planSheet } from "../../../src/jobs/planSheet";

const stamp = { version: "", date: "" };
const at = (sheet: string, column: number, columns = 1) => ({ sheet, row: 4, column, rows: 105, columns });

const contents: ModelSheetRequest = {
  places: {
    dates: at("Data", 0),
    outcome: at("Data", 1),
    spend: [at("Data", 2, 2), at("Data", 6)],
    controls: [],
  },
  settings: [
    ["Name", "Value"],
    ["Saturation", "logistic"],
  ],
  channels: ["TV", "Radio", "=Search"],
  nPeriods: 104,
  outcomeName: "Revenue",
  isMoney: true,
  stamp,
};
const block = modelSheet(contents);
const formulasOf = (of: SheetBlock) =>
  of.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
const formulas = formulasOf(block);

describe("the Model sheet", () => {
  it("fits the history's own cells; channels that are not neighbours are stacked side by side", () => {
    expect(formulas[0]).toBe(
      "=FIT_MODEL(Data!$A$5:$A$109,Data!$B$5:$B$109,HSTACK(Data!$C$5:$D$109,Data!$G$5:$G$109),,,$A$9:$B$16)",
    );
  });

  it("refers to the model's cell everywhere else and copies no figure", () => {
    const others = formulas.slice(1);
    expect(others.every((formula) => formula.includes("$B$6") || formula.includes("MIN("))).toBe(true);
    expect(block.cells.filter(({ content }) => content.kind === "number")).toEqual([]);
  });

  it("keeps spills clear of each other and of every cell", () => {
    const inside = (row: number, column: number) =>
      block.spills.filter(
        (room) =>
          row >= room.row && row < room.row + room.rows && column >= room.column && column < room.column + room.columns,
      );
    for (const { row, column } of block.cells) expect(inside(row, column).length).toBeLessThanOrEqual(1);
  });

  it("writes a channel's name as text, never as a formula", () => {
    expect(block.cells.find(({ content }) => content.kind === "text" && content.text === "=Search")).toBeDefined();
  });
});

describe("lift tests, groups and models from files on the Model sheet", () => {
  const tests = [
    ["Channel", "From", "To", "Lift", "Low", "High"],
    ["TV", "2025-03-03", "2025-03-24", 5000, 3000, 7000],
  ];
  const groups = [
    ["Channel", "Group"],
    ["TV", "Offline"],
  ];

  it("writes typed tests and groups as inputs and hands them to FIT_MODEL", () => {
    const written = modelSheet({ ...contents, tests, groups });
    expect(formulasOf(written)[0]).toMatch(/,,\$A\$19:\$F\$24,\$A\$9:\$B\$16,\$A\$27:\$B\$28\)$/);
    const at = (row: number, column: number) =>
      written.cells.find((cell) => cell.row === row && cell.column === column);
    expect([at(19, 0)?.content, at(19, 3)?.content]).toEqual([
      { kind: "text", text: "TV" },
      { kind: "number", value: 5000 },
    ]);
    expect(at(27, 1)?.content).toEqual({ kind: "text", text: "Offline" });
  });

  it("refers to tests that stand in the workbook and copies nothing", () => {
    const written = modelSheet({ ...contents, tests: { sheet: "Tests", row: 0, column: 0, rows: 4, columns: 6 } });
    expect(formulasOf(written)[0]).toContain(",,Tests!$A$1:$F$4,$A$9:$B$16)");
  });

  it("shows a model from a file as its text, which every formula of the sheet refers to", () => {
    const text = "MMM:0123abcd · 104 weeks × 3 channels · holdout MAPE 9.0% PASS";
    const written = modelSheet({ ...contents, places: null, text });
    expect(written.cells.find(({ row, column }) => row === 5 && column === 1)?.content).toEqual({ kind: "text", text });
    expect(formulasOf(written).some((formula) => formula.includes("FIT_MODEL"))).toBe(false);
    expect(formulasOf(written)[0]).toContain("MODEL_ACCURACY($B$6");
  });
});

describe("a plan with a fitted model", () => {
  it("refuses with words a model that is not in memory", () => {
    const summary = { sheet: "Model", row: 5, column: 1, rows: 1, columns: 1 };
    const none = { limits: null, settings: null, budget: null, objective: null, posture: null, approvalAbove: null };
    const values = { ...none, budget: 1, objective: "outcome", posture: "balanced", approvalAbove: 0.2 };
    const ask = () => planSheet({ summary: [["MMM:0123abcd"]], sources: { ...none, summary }, values, stamp });
    expect(ask).toThrow(/MMM:0123abcd is not loaded/);
  });
});
