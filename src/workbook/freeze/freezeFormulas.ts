import { cellName, isCellError, quoteSheetName, unavailable, type Rectangle, type SheetValues } from "../../base";
import type { HostContent } from "../blockContents";
import type { FreezeReport } from "../port";
import { Anchors } from "./anchors";
import { formulaReferences } from "./formulaReferences";
import { fingerprint, valueContent, type FormulaPlace, type FoundFormula, type FrozenFormula } from "./frozenFormula";
import { isOurFormula } from "./ourFunctions";

/** A rectangle that now stands on a sheet: its values and the formula of its first cell ("" if none). */
export interface StandingCells {
  readonly values: SheetValues;
  readonly formula: string;
}

/** Contents for a rectangle of a sheet. */
export interface CellPatch extends Rectangle {
  readonly sheetId: string;
  readonly contents: readonly (readonly HostContent[])[];
}

/** What freezing needs of a host; each adapter answers in its own way. */
export interface FreezeHost {
  /** The name of every sheet by its id. */
  sheets(): Promise<ReadonlyMap<string, string>>;
  /** The wanted formulas of every sheet with what each shows, spills included. */
  formulas(isWanted: (formula: string) => boolean): Promise<readonly FoundFormula[]>;
  /** What stands at these places now; their sheets are there. */
  standing(places: readonly FormulaPlace[]): Promise<readonly StandingCells[]>;
  /** Writes contents and nothing else (formats, widths and names stay), unheard by listeners. */
  put(patches: readonly CellPatch[]): Promise<void>;
  /** Holds on to places under names, however rows and columns are inserted or deleted and sheets renamed. */
  follow(places: ReadonlyMap<string, FormulaPlace>): Promise<void>;
  /** Where the places stand now; those that were deleted are not among them. */
  followed(): Promise<ReadonlyMap<string, FormulaPlace>>;
  /** Lets go of all places but these. */
  keepFollowing(names: ReadonlySet<string>): Promise<void>;
  load(): Promise<string | null>;
  save(json: string): Promise<void>;
}

/** The formulas that are kept. */
export async function loadFrozen(host: FreezeHost): Promise<readonly FrozenFormula[]> {
  const json = await host.load();
  return json ? (JSON.parse(json) as FrozenFormula[]) : [];
}

/** How many formulas stand as values. */
export async function countFrozen(host: FreezeHost): Promise<number> {
  return (await loadFrozen(host)).length;
}

/** A cell as people write it: "Plan!B5". */
export function cellOf(sheet: string, { row, column }: Rectangle): string {
  return `${quoteSheetName(sheet)}!${cellName(row, column)}`;
}

/**
 * Replaces every formula of ours by what it shows, spills included. The formulas are kept first, so that an
 * interruption loses none. Refused while one of them is still being calculated.
 */
export async function freezeFormulas(host: FreezeHost): Promise<FreezeReport> {
  const found = await host.formulas(isOurFormula);
  if (found.length === 0) return { done: 0, left: [] };
  const sheets = await host.sheets();
  refuseBusy(sheets, found);
  const followed = await host.followed();
  const anchors = new Anchors(followed.keys());
  const fresh = found.map((one) => keptForm(one, sheets, anchors));
  const stands = new Set(found.map(placeKey));
  const earlier = (await loadFrozen(host)).filter(
    (one) => !stands.has(placeKey(followed.get(one.anchor ?? "") ?? one)),
  );
  await host.follow(anchors.places);
  await host.save(JSON.stringify([...earlier, ...fresh]));
  await host.put(found.map((one) => ({ ...one, contents: one.values.map((line) => line.map(valueContent)) })));
  return { done: found.length, left: [] };
}

const placeKey = ({ sheetId, row, column }: FormulaPlace): string => `${sheetId} ${row} ${column}`;

function refuseBusy(sheets: ReadonlyMap<string, string>, found: readonly FoundFormula[]): void {
  const busy = found.find(
    ({ values }) => isCellError(values[0]?.[0]) && /^#(BUSY|GETTING_DATA)/.test(values[0][0].error),
  );
  if (!busy) return;
  const cell = cellOf(sheets.get(busy.sheetId) ?? "", busy);
  unavailable(`${cell} is still being calculated: wait for it, then freeze.`);
}

/** A found formula as it is kept: its place and the ranges that it refers to are held on to. */
function keptForm(
  { values, ...rest }: FoundFormula,
  sheets: ReadonlyMap<string, string>,
  anchors: Anchors,
): FrozenFormula {
  const idOf = (name: string): string | undefined =>
    [...sheets].find(([, one]) => one.toLowerCase() === name.toLowerCase())?.[0];
  const references = formulaReferences(rest.formula).map(({ sheet, range }) => {
    const sheetId = sheet === null ? rest.sheetId : idOf(sheet);
    return sheetId === undefined ? "" : anchors.of({ sheetId, ...range });
  });
  return { ...rest, shows: fingerprint(values), anchor: anchors.of(rest), references };
}
