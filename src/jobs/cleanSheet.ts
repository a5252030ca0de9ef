import type { Finding, Rectangle, SheetValues } from "../base";
import {
  cleanTable,
  defaultCleanOptions,
  joinTables,
  type CleanCopy,
  type CleanOptions,
  type ColumnRole,
  type JoinPart,
  type Mapping,
} from "../data";
import { cleanSheet as writeClean, cleanTableRange, type SheetBlock, type SheetStamp } from "../sheets";

export interface CleanSheetRequest {
  readonly data: SheetValues;
  /** Roles that the user corrected; null: recognised anew. */
  readonly mapping: Mapping | null;
  /** Where the data stand, in words. */
  readonly source: string;
  readonly stamp: SheetStamp;
  /** What differs from the defaults; a list is always laid out by period. */
  readonly options?: Partial<CleanOptions>;
  /** Tables to join with it by date and channel. */
  readonly others?: readonly JoinPart[];
  /** The data's own spend as one channel of this name; null: channels as the table names them. */
  readonly channel?: string | null;
}

export interface CleanSheetAnswer {
  readonly block: SheetBlock;
  /** Where the clean table stands on its sheet, header included. */
  readonly table: Rectangle;
  /** What its columns are for. */
  readonly roles: readonly ColumnRole[];
  readonly changes: readonly Finding[];
}

/**
 * A sheet with the cleaned copy of a range, or of several tables joined, and the list of its changes. A list with one
 * row per date and channel is laid out by period (a column per channel), as a model needs it; periods that were filled
 * in look different from the rest. The ranges themselves are never changed.
 */
export function cleanSheet(request: CleanSheetRequest): CleanSheetAnswer {
  const { source, stamp, others = [] } = request;
  const copy = copyOf(request);
  const sources = [source, ...others.map((other) => other.source)].join(" and ");
  return {
    block: writeClean({ ...copy, source: sources, stamp }),
    table: cleanTableRange(copy.table),
    roles: copy.roles,
    changes: copy.changes,
  };
}

function copyOf({ data, mapping, source, options, others = [], channel = null }: CleanSheetRequest): CleanCopy {
  const wanted = { ...defaultCleanOptions, layout: "by period" as const, ...options };
  if (others.length === 0) return cleanTable(data, wanted, mapping);
  return joinTables([{ values: data, mapping, source, channel }, ...others], wanted);
}
