import { invalid } from "../base";
import { scenarioSheet, scenarioSheetName, scenarioTab, type ScenarioSheetsContents, type SheetBlock } from "../sheets";

/** What the Scenarios screen writes; names null: the wanted ones (before the workbook has said which are free). */
export interface ScenarioSheetsRequest extends Omit<ScenarioSheetsContents, "names"> {
  readonly names: ScenarioSheetsContents["names"] | null;
}

/** Most scenarios that get a page of their own: nobody reads more. */
const mostPages = 20;

/**
 * The Scenarios sheet and a page per scenario, in that order: live formulas over the inputs' cells. Beyond 20 scenarios
 * all of them are compared on the Scenarios sheet and the first 20 get a page.
 */
export function scenarioSheets(request: ScenarioSheetsRequest): readonly SheetBlock[] {
  const { scenarios } = request;
  if (scenarios.length === 0) invalid("There is no scenario to write. Add one first");
  const tabs = scenarios.slice(0, mostPages).map(({ name }) => name);
  const contents: ScenarioSheetsContents = {
    ...request,
    names: request.names ?? { scenarios: scenarioSheetName, tabs },
  };
  return [scenarioSheet(contents), ...tabs.map((_, index) => scenarioTab(contents, index))];
}
