import { cellName, isCellError, quoteSheetName, unavailable, type Rectangle, type SheetValues } from "../../base";
import type { HostContent } from "../blockContents";
import type { FreezeReport } from "../port";
import {
  fingerprint,
  formulaContents,
  keptForm,
  valueContent,
  type FormulaPlace,
  type FoundFormula,
  type FrozenFormula,
} from "./frozenFormula";
import { isOurFormula } from "./ourFunctions";

/** A rectangle that now stands on a sheet: its values and the formula of its first cell ("" if none). */
export interface StandingCells {
  readonly sheet: string;
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
  /** The wanted formulas of every sheet with what each shows, spills included. */
  formulas(isWanted: (formula: string) => boolean): Promise<readonly FoundFormula[]>;
  /** What stands at these places now; null where the sheet is gone. */
  standing(places: readonly FormulaPlace[]): Promise<readonly (StandingCells | null)[]>;
  /** Writes contents and nothing else (formats, widths and names stay), unheard by listeners. */
  put(patches: readonly CellPatch[]): Promise<void>;
  load(): Promise<string | null>;
  save(json: string): Promise<void>;
}

const read = (json: string | null): readonly FrozenFormula[] => (json ? (JSON.parse(json) as FrozenFormula[]) : []);
const placeOf = ({ sheetId, row, column }: FormulaPlace): string => `${sheetId} ${row} ${column}`;

/** How many formulas stand as values. */
export async function countFrozen(host: FreezeHost): Promise<number> {
  return read(await host.load()).length;
}

/**
 * Replaces every formula of ours by what it shows, spills included. The formulas are kept first, so that an
 * interruption loses none. Refused while one of them is still being calculated.
 */
export async function freezeFormulas(host: FreezeHost): Promise<FreezeReport> {
  const found = await host.formulas(isOurFormula);
  if (found.length === 0) return { done: 0, left: [] };
  await refuseBusy(host, found);
  const fresh = new Set(found.map(placeOf));
  const earlier = read(await host.load()).filter((one) => !fresh.has(placeOf(one)));
  await host.save(JSON.stringify([...earlier, ...found.map(keptForm)]));
  await host.put(found.map((one) => ({ ...one, contents: one.values.map((line) => line.map(valueContent)) })));
  return { done: found.length, left: [] };
}

async function refuseBusy(host: FreezeHost, found: readonly FoundFormula[]): Promise<void> {
  const busy = found.find(
    ({ values }) => isCellError(values[0]?.[0]) && /^#(BUSY|GETTING_DATA)/.test(values[0][0].error),
  );
  if (!busy) return;
  const [standing] = await host.standing([busy]);
  unavailable(`${cellOf(standing?.sheet ?? busy.sheetId, busy)} is still being calculated: wait for it, then freeze.`);
}

/**
 * Puts the formulas back where the cells still show what was frozen. Where the user has changed a cell since, it is
 * left alone, named in the report, and its formula stays kept; formulas of sheets that are gone are dropped.
 */
export async function restoreFormulas(host: FreezeHost): Promise<FreezeReport> {
  const frozen = read(await host.load());
  const standing = await host.standing(frozen);
  const judged = frozen.map((one, index) => ({ one, now: standing[index] ?? null }));
  const isBack = ({ one, now }: (typeof judged)[number]): boolean => now?.formula === one.formula;
  const isFree = ({ one, now }: (typeof judged)[number]): boolean =>
    now !== null && now.formula === "" && fingerprint(now.values) === one.shows;
  const free = judged.filter(isFree);
  await host.put(free.map(({ one }) => ({ ...one, contents: formulaContents(one) })));
  const left = judged.filter((each) => each.now && !isBack(each) && !isFree(each));
  await host.save(left.length > 0 ? JSON.stringify(left.map(({ one }) => one)) : "");
  return {
    done: free.length + judged.filter(isBack).length,
    left: left.map(({ one, now }) => cellOf(now?.sheet ?? one.sheetId, one)),
  };
}

function cellOf(sheet: string, { row, column }: Rectangle): string {
  return `${quoteSheetName(sheet)}!${cellName(row, column)}`;
}
