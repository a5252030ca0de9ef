import { modelSheet } from "../../../src/jobs/modelSheet";
import { planSheet } from "../../../src/jobs/planSheet";

const stamp = { version: "", date: "" };
const at = (sheet: string, column: number, columns = 1) => ({ sheet, row: 4, column, rows: 105, columns });

const block = modelSheet({
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
});
const formulas = block.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));

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

describe("a plan with a fitted model", () => {
  it("refuses with words a model that is not in memory", () => {
    const summary = { sheet: "Model", row: 5, column: 1, rows: 1, columns: 1 };
    const none = { limits: null, settings: null, budget: null, objective: null, posture: null, approvalAbove: null };
    const values = { ...none, budget: 1, objective: "outcome", posture: "balanced", approvalAbove: 0.2 };
    const ask = () => planSheet({ summary: [["MMM:0123abcd"]], sources: { ...none, summary }, values, stamp });
    expect(ask).toThrow(/MMM:0123abcd is not loaded/);
  });
});
