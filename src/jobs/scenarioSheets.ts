import { invalid } from "../base";
import { scenarioSheet, scenarioSheetName, scenarioTab, type ScenarioSheetsContents, type SheetBlock } from "../sheets";

/** What the Scenarios screen writes; names null: the wanted ones (before the workbook has said which are free). */
export interface ScenarioSheetsRequest extends Omit<ScenarioSheetsContents, "names"> {
  readonly names: ScenarioSheetsContents["names"] | null;
}

/** Most scenarios that get a page of their own. */
const mostPages = 20;

/** The Scenarios sheet and a page per scenario, in that order: live formulas over the inputs' cells. */
export function scenarioSheets(request: ScenarioSheetsRequest): readonly SheetBlock[] {
  const { scenarios } = request;
  if (scenarios.length === 0) invalid("There is no scenario to write. Add one first");
  if (scenarios.length > mostPages)
    invalid(`At most ${mostPages} scenarios are written at once, not ${scenarios.length}`);
  const wanted = {
    scenarios: scenarioSheetName,
    tabs: scenarios.map(({ name }) => name),
  };
  const contents: ScenarioSheetsContents = { ...request, names: request.names ?? wanted };
  return [scenarioSheet(contents), ...scenarios.map((_, index) => scenarioTab(contents, index))];
}
