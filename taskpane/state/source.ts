import { sheetReference, type CellValue, type SheetValues } from "../../src/base";
import type { Address, NamedPlace, WorkbookPort } from "../../src/workbook";
import { readObjective, readPosture, usualApprovalAbove, type Goals } from "./goals";

/**
 * Where the numbers come from: an Inputs sheet that we made, a table of the user's, a history that is not fitted yet, or
 * the cell of a fitted model.
 */
export interface Source {
  readonly kind: "inputs" | "table" | "history" | "fit";
  readonly summary: Address;
}

/** The cells that hold the goals, where the sheet holds them; null where the pane keeps them. */
export interface GoalCells {
  readonly budget: Address | null;
  readonly objective: Address | null;
  readonly posture: Address | null;
  readonly limits: Address | null;
  readonly settings: Address | null;
  readonly approvalAbove: Address | null;
}

export const noCells: GoalCells = {
  budget: null,
  objective: null,
  posture: null,
  limits: null,
  settings: null,
  approvalAbove: null,
};

/** An address as people write it: "Inputs!B6:C12", the sheet quoted where Excel would quote it. */
export function addressText(address: Address): string {
  return sheetReference(address.sheet, address, false);
}

/** Our Inputs sheet, known by its defined names; null where the workbook has none. */
export async function findInputs(port: WorkbookPort): Promise<{ source: Source; cells: GoalCells } | null> {
  const places = await port.places();
  const summary = named(places, "Summary");
  const budget = named(places, "Budget");
  if (!summary || budget?.sheet !== summary.sheet) return null;
  const onSheet = (name: string): Address | null => {
    const address = named(places, name);
    return address?.sheet === summary.sheet ? address : null;
  };
  const cells = {
    budget,
    objective: onSheet("Objective"),
    posture: onSheet("Posture"),
    limits: onSheet("Limits"),
    settings: onSheet("Settings"),
    approvalAbove: onSheet("Approval_above"),
  };
  return { source: { kind: "inputs", summary }, cells };
}

function named(places: readonly NamedPlace[], name: string): Address | null {
  return places.find((place) => place.name.toLowerCase() === name.toLowerCase())?.address ?? null;
}

/** The goals with everything that stands in cells read from there: the sheet is the source of truth. */
export async function readGoals(port: WorkbookPort, cells: GoalCells, kept: Goals): Promise<Goals> {
  const table = async (address: Address | null): Promise<SheetValues | null> =>
    address ? (await port.read(address)).values : null;
  const cell = async (address: Address | null): Promise<CellValue> => (await table(address))?.[0]?.[0] ?? null;
  const budget = await cell(cells.budget);
  const approvalAbove = await cell(cells.approvalAbove);
  return {
    budget: cells.budget ? (typeof budget === "number" ? budget : null) : kept.budget,
    objective: cells.objective ? (readObjective(await cell(cells.objective)) ?? "outcome") : kept.objective,
    posture: cells.posture ? readPosture(await cell(cells.posture)) : kept.posture,
    limits: (await table(cells.limits)) ?? kept.limits,
    settings: (await table(cells.settings)) ?? kept.settings,
    approvalAbove:
      typeof approvalAbove === "number" && approvalAbove > 0
        ? approvalAbove
        : (kept.approvalAbove ?? usualApprovalAbove),
    olderMoves: kept.olderMoves,
  };
}

/** A single cell within a range. */
export function cellWithin(range: Address, row: number, column: number): Address {
  return { sheet: range.sheet, row: range.row + row, column: range.column + column, rows: 1, columns: 1 };
}

/** The goal cells with those of a written plan sheet where the inputs have none. */
export function withPlanCells(cells: GoalCells, written: Partial<GoalCells> | null): GoalCells {
  const filled = Object.entries(cells).map(([name, place]) => [
    name,
    place ?? written?.[name as keyof GoalCells] ?? null,
  ]);
  return Object.fromEntries(filled) as unknown as GoalCells;
}
