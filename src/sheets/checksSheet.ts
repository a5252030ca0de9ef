import { onScenarios, scenarioLayout, type ScenarioSheetsContents } from "./scenarioContents";
import { tabCheck } from "./scenarioTab";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Wanted name of the sheet that gathers all checks. */
export const checksSheetName = "Checks";

/** Every sheet's own check as a link, and one master flag: 1 while all hold (an error counts as not). */
export function checksSheet(contents: ScenarioSheetsContents): SheetBlock {
  const { names, stamp } = contents;
  const writer = new SheetWriter(names.checks, [34, 16, 12]);
  writer.heading("Checks", "One flag for the whole model: 1 while every check holds.", "1 good, 0 not", stamp);
  const { checks } = scenarioLayout(contents);
  const links: readonly (readonly [string, SheetAddress])[] = [
    [names.scenarios, onScenarios(contents, { ...checks, row: checks.row + checks.rows - 1, rows: 1 })],
    ...names.tabs.map((sheet) => [sheet, { ...tabCheck(contents), sheet }] as const),
  ];
  writer.headers(4, 0, ["Sheet", "Unit", "Check"]);
  links.forEach(([sheet, place], index) => {
    writer.text(5 + index, 0, sheet);
    writer.text(5 + index, 1, "1 good, 0 not", { style: "Note" });
    writer.formula(5 + index, 2, `=IFERROR(${referTo(place)},0)`, { style: "Link", format: "0" });
  });
  const last = 5 + links.length;
  writer.text(last, 0, "All checks");
  writer.formula(last, 2, `=MIN(C6:C${last})`, { style: "Check", format: "0" });
  writer.name("All_checks", { row: last, column: 2, rows: 1, columns: 1 });
  return writer.finish();
}
