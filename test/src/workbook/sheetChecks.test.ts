import type { SheetBlock } from "../../../src/sheets";
import { sheetChecks } from "../../../src/workbook";
import { createMemoryPort } from "../../../src/workbook/memory";
import { exampleBlock } from "./portContract";

const withCheck = (sheet: string, name: string, row = 3): SheetBlock => ({
  ...exampleBlock(sheet),
  names: [{ name, range: { row, column: 1, rows: 1, columns: 1 } }],
});

describe("the checks of all sheets", () => {
  it("are those that stand in the workbook and those that come, each sheet once", async () => {
    const port = createMemoryPort({ sheets: { Plan: [["mine"]] } });
    await port.writeSheets([withCheck("Plan", "Plan_checks"), withCheck("Page", "Scenario_1_checks")]);
    const coming = [withCheck("Page", "Scenario_1_checks", 2), withCheck("Answer", "Answer_checks")];
    const found = await sheetChecks(port, coming);
    expect(found.checks.map(({ sheet, row }) => [sheet, row])).toEqual([
      ["Plan 2", 3],
      ["Page", 2],
      ["Answer", 3],
    ]);
    expect(found.areGathered).toBe(false);
  });

  it("leave out the flag that gathers them, and know that it is there", async () => {
    const port = createMemoryPort();
    await port.writeSheets([withCheck("Plan", "Plan_checks"), withCheck("Checks", "All_checks")]);
    const found = await sheetChecks(port, []);
    expect(found).toMatchObject({ checks: [{ sheet: "Plan" }], areGathered: true });
  });
});
