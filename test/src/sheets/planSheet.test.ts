import { intersection } from "../../../src/base";
import {
  noStamp,
  planLayout,
  planSheet,
  type PlanSources,
  type PlanValues,
  type SheetBlock,
} from "../../../src/sheets";

const at = (row: number, column: number, rows = 1, columns = 1) => ({ sheet: "Inputs", row, column, rows, columns });
const sources: PlanSources = {
  ...{ summary: at(12, 0, 7, 3), limits: at(12, 4, 8, 5), settings: null, budget: at(5, 2), objective: at(6, 2) },
  ...{ posture: at(7, 2), approvalAbove: at(8, 2) },
};
const values: PlanValues = {
  ...{ budget: 2_000_000, objective: "outcome", posture: "balanced", approvalAbove: 0.2, limits: null, settings: null },
};
const blend = { share: 0.6, start: null, amounts: null };

function formulaAt(block: SheetBlock, row: number, column: number): string {
  const content = block.cells.find((cell) => cell.row === row && cell.column === column)?.content;
  return content?.kind === "formula" ? content.formula : "";
}

const nChannels = 6;
const write = (more: Partial<PlanValues>, cells: Partial<PlanSources> = {}): SheetBlock =>
  planSheet({ sources: { ...sources, ...cells }, values: { ...values, ...more }, nChannels, stamp: noStamp });

describe("the Plan sheet", () => {
  it("asks for approvals by the user's threshold and the Approvals table where there is one", () => {
    const { approvals, approvalAbove } = planLayout(nChannels, values, sources);
    expect(formulaAt(write({}), approvalAbove.row, approvalAbove.column)).toBe("=Inputs!$C$9");
    const asked = formulaAt(write({}), approvals.row, approvals.column);
    expect(asked).toMatch(/^=CHECK_APPROVAL\(\$A\$\d+:\$B\$\d+,\$C\$\d+:\$C\$\d+,\$C\$9\)$/);
    const table = { ...at(4, 0, 500, 6), sheet: "Approvals" };
    const withTable = formulaAt(write({}, { approvals: table }), approvals.row, approvals.column);
    expect(withTable).toBe(asked.replace(/\)$/, ",Approvals!$A$5:$F$504)"));
  });

  it("holds a blended plan as live formulas over its share, and asks approvals for that", () => {
    const block = write({ blend });
    const { blend: place, plan, approvals } = planLayout(nChannels, { ...values, blend }, sources);
    const share = block.cells.find(({ row, column }) => row === place!.row - 1 && column === 2);
    expect(share?.content).toEqual({ kind: "number", value: 0.6 });
    const [first, planned] = [place!.row + 2, plan.row + 2]; // as people count rows
    expect(formulaAt(block, first - 1, 1)).toBe(`=B${planned}`);
    expect(formulaAt(block, first - 1, 2)).toBe(`=B${first}+$C$${place!.row}*(C${planned}-B${first})`);
    expect(formulaAt(block, approvals.row, 0)).toContain(`$C$${first}:$C$${first + 5}`);
    expect(block.spills).toHaveLength(write({}).spills.length + 1);
  });

  it("types amounts that lie off the straight line, and another start", () => {
    const amounts = [1, 2, 3, 4, 5, 6];
    const block = write({ blend: { share: 0.5, start: [9, 9, 9, 9, 9, 9], amounts } });
    const { blend: place } = planLayout(nChannels, { ...values, blend }, sources);
    const numbers = (column: number) =>
      block.cells.flatMap(({ row, column: c, content }) =>
        c === column && row > place!.row && row <= place!.row + 6 && content.kind === "number" ? [content.value] : [],
      );
    expect([numbers(1), numbers(2)]).toEqual([[9, 9, 9, 9, 9, 9], amounts]);
  });

  it.each([
    ["without", null],
    ["with", blend],
  ])("keeps every block clear of the others %s a blend", (_, given) => {
    const block = write({ blend: given });
    for (const spill of block.spills) {
      const inside = block.cells.filter((cell) => intersection(spill, { ...cell, rows: 1, columns: 1 }));
      expect(inside.map(({ row, column }) => [row, column])).toEqual([[spill.row, spill.column]]);
      expect(block.spills.filter((other) => other !== spill && intersection(other, spill))).toEqual([]);
    }
    const places = block.cells.map(({ row, column }) => `${row},${column}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
