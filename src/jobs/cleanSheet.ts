import { isMissing, type Rectangle, type SheetValues, type Table } from "../base";
import { buildDataset, cleanTable, historyTable, readTable, recogniseColumns, type Mapping } from "../data";
import { cleanSheet as writeClean, cleanTableRange, type SheetBlock, type SheetStamp } from "../sheets";

export interface CleanSheetRequest {
  readonly data: SheetValues;
  /** Roles that the user corrected; null: recognised anew. */
  readonly mapping: Mapping | null;
  /** Where the data stand, in words. */
  readonly source: string;
  readonly stamp: SheetStamp;
}

export interface CleanSheetAnswer {
  readonly block: SheetBlock;
  /** Where the clean table stands on its sheet, header included. */
  readonly table: Rectangle;
}

/**
 * A sheet with the cleaned copy of a range and the list of its changes. A list with one row per date and channel is laid
 * out by period (a column per channel), as a model needs it. The range itself is never changed.
 */
export function cleanSheet({ data, mapping, source, stamp }: CleanSheetRequest): CleanSheetAnswer {
  const copy = cleanTable(data);
  const roles = mapping ?? recogniseColumns(readTable(data));
  const isLong = roles.shape === "long";
  const table = isLong ? layOutByPeriod(copy.table, movedTo(copy.table, data, roles)) : copy.table;
  const laidOut = {
    check: "Clean copy",
    severity: "note" as const,
    found: "Laid out with one row per date and one column per channel",
    fix: "Nothing to do",
  };
  const changes = isLong ? [...copy.changes, laidOut] : copy.changes;
  const dateColumns = isLong ? [0] : copy.dateColumns;
  return { block: writeClean({ table, dateColumns, changes, source, stamp }), table: cleanTableRange(table) };
}

function layOutByPeriod(clean: Table, mapping: Mapping): Table {
  const values = [clean.header, ...clean.rows.map((row) => row.map((cell) => (isMissing(cell) ? null : cell)))];
  return historyTable(buildDataset(readTable(values), mapping));
}

/** The roles with the columns of the clean copy, which leaves out columns without a header. */
function movedTo(clean: Table, data: SheetValues, mapping: Mapping): Mapping {
  const kept = readTable(data).columns.filter(({ isNameless }) => !isNameless);
  const roles = mapping.roles.flatMap((role) => {
    const column = kept.findIndex((one) => one.column === role.column);
    return column < 0 || column >= clean.header.length ? [] : [{ ...role, column }];
  });
  return { ...mapping, roles };
}
