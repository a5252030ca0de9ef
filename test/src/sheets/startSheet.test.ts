import { startSheet } from "../../../src/sheets";

describe("the Start sheet", () => {
  const { cells, names, formats } = startSheet({ version: "0.1.0", date: "2026-04-30" });
  const formulas = cells.flatMap(({ row, content }) => (content.kind === "formula" ? [{ row, ...content }] : []));

  it("holds the roll-out checklist of four phases, counted by formulas over the cells that the user fills", () => {
    const phases = ["Assess", "Foundation", "Pilot", "Scale"];
    const texts = cells.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));
    expect(texts).toEqual(expect.arrayContaining(phases));
    expect(formulas).toHaveLength(5);
    const inputs = formats.filter(({ style, range }) => style === "Input" && range.column === 2);
    expect(inputs.map(({ range }) => range.rows)).toEqual([3, 3, 3, 4]);
    inputs.forEach(({ range }, phase) => {
      const counted = `=COUNTIF(C${range.row + 1}:C${range.row + range.rows},"yes")&" of ${range.rows}"`;
      expect(formulas.find(({ row }) => row === range.row - 1)?.formula).toBe(counted);
      expect(formulas[4]?.formula).toContain(`"Now: ${phases[phase]}"`);
    });
  });

  it("keeps its state in a range with a name, without a typed yes of ours", () => {
    expect(names.map(({ name }) => name)).toEqual(["Rollout_checklist"]);
    expect(cells.some(({ content }) => content.kind === "text" && content.text === "yes")).toBe(false);
  });
});
