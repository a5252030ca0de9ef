import type { PlanReading } from "../state/planner";
import { figure, plainStyle } from "../state/formatNumber";

/** Short messages for screen readers and for states that end an action. */
export const announcements = {
  scenariosWritten: (count: number): string => `${count} sheets written.`,
  planned: ({ mean, low, high, outcomeName }: PlanReading): string =>
    `Plan ready: ${figure(mean, plainStyle)} ${outcomeName}, between ${figure(low, plainStyle)} and ${figure(high, plainStyle)}.`,
  written: (sheet: string): string => `Plan written to sheet ${sheet}.`,
  audited: (errors: number, warnings: number): string =>
    errors + warnings === 0
      ? "Table read. Nothing to mend was found."
      : `Table read: ${errors} to mend, ${warnings} to look at.`,
  noTable: "There is no table yet: select a cell of it in the sheet.",
  undone: "The last write was undone.",
  nothingToUndo: "There is nothing left to undo here: use Undo in Excel.",
  searchStopped: "The search was stopped. Change a goal or try again to search anew.",
  noBudget: "The budget is missing. Type it in Goals, for example 2m.",
  tableFull: (address: string): string =>
    `The table ${address} has no room for this: add a row or a column to it in the sheet.`,
  noInputsFound: (sheet: string): string =>
    `Sheet ${sheet} was written but its named ranges are missing: delete the sheet and start again.`,
};
