import type { CellValue, Rectangle } from "../base";
import type { SheetAddress, SheetStamp } from "./sheetAddress";

/** One what-if as the sheets hold it. */
export interface SheetScenario {
  readonly name: string;
  /** Change of the budget against the goal, as a share. */
  readonly budgetChange: number;
  /** Change of the channel's amount against its present spend, as a share; null: the plan decides. [channel] */
  readonly channelChanges: readonly (number | null)[];
}

/** The cells that the scenario sheets refer to; null: the value stands on the Scenarios sheet itself. */
export interface ScenarioSources {
  readonly summary: SheetAddress;
  /** Of a fitted model: the cell that says whether it knows the history as it stands; null or absent where none does. */
  readonly modelData?: SheetAddress | null;
  readonly limits: SheetAddress | null;
  readonly settings: SheetAddress | null;
  readonly budget: SheetAddress | null;
  readonly objective: SheetAddress | null;
  readonly posture: SheetAddress | null;
}

/** What stands in no other cell yet. */
export interface ScenarioValues {
  readonly budget: number;
  readonly objective: string;
  readonly posture: string | number;
  readonly limits: readonly (readonly CellValue[])[] | null;
  readonly settings: readonly (readonly CellValue[])[] | null;
}

/** The names that the sheets really get in the workbook (a host may have to add a number). */
export interface ScenarioSheetNames {
  readonly scenarios: string;
  /** Of the scenarios that get a page: the first so many. */
  readonly tabs: readonly string[];
}

export interface ScenarioSheetsContents {
  readonly scenarios: readonly SheetScenario[];
  readonly channels: readonly string[];
  readonly sources: ScenarioSources;
  readonly values: ScenarioValues;
  readonly names: ScenarioSheetNames;
  readonly stamp: SheetStamp;
}

/** Where everything stands on the Scenarios sheet. */
export interface ScenarioLayout {
  readonly model: Rectangle;
  readonly budget: Rectangle;
  readonly objective: Rectangle;
  readonly posture: Rectangle;
  /** The Scenarios table with its header: Name, Budget, Objective, Posture, then the channels. */
  readonly table: Rectangle;
  /** The changes of the budget, left of the table. */
  readonly changes: Rectangle;
  /** COMPARE_SCENARIOS with its header. */
  readonly comparison: Rectangle;
  readonly sentences: Rectangle;
  /** The amounts with their header: Scenario, then the channels. */
  readonly plans: Rectangle;
  readonly checks: Rectangle;
  readonly chart: Rectangle;
  readonly limits: Rectangle | null;
  readonly settings: Rectangle | null;
}

const goalsRow = 5;
const tableColumns = 4;
const comparisonColumns = 10;

/** Lays the Scenarios sheet out: goals, the changes, the comparison, words, amounts, checks, below each other. */
export function scenarioLayout({ scenarios, channels, values, sources }: ScenarioSheetsContents): ScenarioLayout {
  const at = (row: number, column: number, rows = 1, columns = 1): Rectangle => ({ row, column, rows, columns });
  const rows = scenarios.length;
  const table = at(goalsRow + 7, 1, rows + 1, tableColumns + channels.length);
  const comparison = at(table.row + rows + 3, 0, rows + 1, comparisonColumns);
  const sentences = at(comparison.row + rows + 3, 0, rows, 1);
  const plans = at(sentences.row + rows + 2, 0, rows + 1, 1 + channels.length);
  const side = Math.max(comparisonColumns, 1 + tableColumns + channels.length) + 1;
  const limits = sources.limits || !values.limits ? null : at(goalsRow, side, values.limits.length, values.limits[0]!.length); // prettier-ignore
  const after = limits ? limits.row + limits.rows + 2 : goalsRow;
  const settings = sources.settings || !values.settings ? null : at(after, side, values.settings.length, values.settings[0]!.length); // prettier-ignore
  const checks = at(plans.row + rows + 3, 2, 5, 1);
  return {
    model: at(goalsRow, 1),
    budget: at(goalsRow + 1, 1),
    objective: at(goalsRow + 2, 1),
    posture: at(goalsRow + 3, 1),
    table,
    changes: at(table.row, 0, rows + 1, 1),
    ...{ comparison, sentences, plans, checks, limits, settings },
    chart: at(checks.row + checks.rows + 1, 0, 18, 9),
  };
}

/** A place on the Scenarios sheet, for formulas of other sheets. */
export function onScenarios(contents: ScenarioSheetsContents, place: Rectangle): SheetAddress {
  return { ...place, sheet: contents.names.scenarios };
}
