import type { WorkbookPort } from "../../src/workbook";
import type { UnderstoodTable } from "./dataStore";
import { fromFile, type FitMemory } from "./fitMemory";
import { fitRanges } from "./fitRanges";
import type { FitQuestion, ModelCells } from "./fitReader";
import { groupsTable, settingsTable, testsTable, typedTable } from "./fitTables";

type Chosen = Pick<FitMemory, "settings" | "tests" | "groups">;

/** What a fit of a table with the chosen settings asks the engine. */
export async function fitQuestion(
  port: WorkbookPort,
  table: UnderstoodTable,
  { settings, tests, groups }: Chosen,
): Promise<FitQuestion> {
  const { dates, outcome, spend, controls } = fitRanges(table);
  return {
    ...{ dates, outcome, spend, controls },
    ...{ settings: settingsTable(settings), groups: groupsTable(groups) },
    tests: await testsTable(port, tests),
  };
}

/** Where the parts of a fit stand, for the sheet of live formulas; of a model from a file there are none. */
export function modelCells(
  table: UnderstoodTable | null,
  { basis, ...chosen }: Chosen & Pick<FitMemory, "basis">,
): ModelCells {
  if (basis === fromFile || !table) return { places: null, settings: null, tests: null, groups: null };
  const { settings, tests, groups } = chosen;
  const typed = tests?.kind === "rows" ? typedTable(tests.rows) : null;
  return {
    ...{ places: fitRanges(table).places, settings: settingsTable(settings), groups: groupsTable(groups) },
    tests: tests?.kind === "range" ? tests.address : typed,
  };
}

/** What a fit rests on, in short: the same data with the same settings have the same. */
export function basisOf(question: FitQuestion): string {
  const text = JSON.stringify(question);
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 33) ^ text.charCodeAt(i)) >>> 0;
  return `${text.length} ${hash}`;
}
