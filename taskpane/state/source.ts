import { columnLetters, type CellValue, type SheetValues } from "../../src/base";
import type { Address, NamedPlace, WorkbookPort } from "../../src/workbook";
import { readObjective, readPosture, type Goals } from "./goals";

/** Where the numbers come from: an Inputs sheet that we made, or a table of the user's. */
export interface Source {
  readonly kind: "inputs" | "table";
  readonly summary: Address;
}

/** The cells that hold the goals, where the sheet holds them; null where the pane keeps them. */
export interface GoalCells {
  readonly budget: Address | null;
  readonly objective: Address | null;
  readonly posture: Address | null;
  readonly limits: Address | null;
  readonly settings: Address | null;
}

export const noCells: GoalCells = { budget: null, objective: null, posture: null, limits: null, settings: null };

/** An address as people write it: "Inputs!B6:C12", the sheet quoted where Excel would quote it. */
export function addressText({ sheet, row, column, rows, columns }: Address): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  const name = /^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${first === last ? first : `${first}:${last}`}`;
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
  return {
    budget: cells.budget ? (typeof budget === "number" ? budget : null) : kept.budget,
    objective: cells.objective ? (readObjective(await cell(cells.objective)) ?? "outcome") : kept.objective,
    posture: cells.posture ? readPosture(await cell(cells.posture)) : kept.posture,
    limits: (await table(cells.limits)) ?? kept.limits,
    settings: (await table(cells.settings)) ?? kept.settings,
  };
}

/** A single cell within a range. */
export function cellWithin(range: Address, row: number, column: number): Address {
  return { sheet: range.sheet, row: range.row + row, column: range.column + column, rows: 1, columns: 1 };
}
