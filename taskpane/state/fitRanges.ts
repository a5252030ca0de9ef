import { invalid, type SheetValues } from "../../src/base";
import type { Address } from "../../src/workbook";
import type { UnderstoodTable } from "./dataStore";
import type { Role } from "./tableReader";
import { fitRangeWords } from "../text/fitRangeWords";

/** Where the parts of a fit stand in the sheet, headers included; columns side by side are one range. */
export interface FitPlaces {
  readonly dates: Address;
  readonly outcome: Address;
  readonly spend: readonly Address[];
  readonly controls: readonly Address[];
}

/** The ranges of a fit as FIT_MODEL takes them, and where they stand. */
export interface FitRanges {
  readonly places: FitPlaces;
  readonly dates: SheetValues;
  readonly outcome: SheetValues;
  readonly spend: SheetValues;
  readonly controls: SheetValues | null;
}

/**
 * Takes a table apart into the ranges of a fit by the roles of its columns. EngineError with words where the table is not
 * laid out for a fit: a list, rows that are no data in between, no outcome, no channel.
 */
export function fitRanges({ reading, facts }: UnderstoodTable): FitRanges {
  const { mapping, headerRow, nRows } = facts;
  const rows = reading.values.slice(headerRow);
  if (!facts.history) invalid(fitRangeWords.noHistory);
  if (mapping.shape !== "wide") invalid(fitRangeWords.isList);
  if (rows.length !== nRows + 1) invalid(fitRangeWords.hasOtherRows);
  const columnsOf = (role: Role): number[] =>
    mapping.roles.filter((one) => one.role === role).map(({ column }) => column);
  const take = (columns: readonly number[]): SheetValues =>
    rows.map((cells) => columns.map((column) => cells[column] ?? null));
  const at = (column: number, columns: number): Address => ({
    sheet: reading.address.sheet,
    row: reading.address.row + headerRow,
    column: reading.address.column + column,
    rows: rows.length,
    columns,
  });
  const [date] = columnsOf("date");
  const outcome = columnsOf("outcome")[0] ?? columnsOf("revenue")[0];
  const [spends, controls] = [columnsOf("spend"), columnsOf("control")];
  if (date === undefined) return invalid(fitRangeWords.noHistory);
  if (outcome === undefined) return invalid(fitRangeWords.noOutcome);
  if (spends.length === 0) invalid(fitRangeWords.noChannel);
  const runs = (columns: readonly number[]): Address[] => sideBySide(columns).map(([first, n]) => at(first, n));
  return {
    places: { dates: at(date, 1), outcome: at(outcome, 1), spend: runs(spends), controls: runs(controls) },
    dates: take([date]),
    outcome: take([outcome]),
    spend: take(spends),
    controls: controls.length > 0 ? take(controls) : null,
  };
}

/** Runs of neighbouring columns: first column and number of columns of each, in order. */
export function sideBySide(columns: readonly number[]): readonly (readonly [number, number])[] {
  return columns.reduce((runs: [number, number][], column) => {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === column) last[1]++;
    else runs.push([column, 1]);
    return runs;
  }, []);
}
