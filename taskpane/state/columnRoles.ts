import type { ColumnRole, Role, TableMapping } from "./tableReader";

/** Roles that the user gave to columns, by header: a table that is refreshed or moved keeps them. */
export type Corrections = Readonly<Record<string, Role>>;

const key = (header: string): string => header.trim().toLowerCase();

/** Roles that only one column of a table can have. */
const single: readonly Role[] = ["date", "outcome"];

/** The mapping with the user's roles; unchanged where no column of it was corrected. */
export function correctedMapping(mapping: TableMapping, corrections: Corrections): TableMapping {
  const roles = mapping.roles.map((role) => {
    const wanted = corrections[key(role.header)];
    return wanted === undefined || wanted === role.role ? role : withRole(role, wanted);
  });
  return { ...mapping, roles };
}

/** A column of a wide table that becomes spend is the spend of the channel that its header names. */
function withRole(column: ColumnRole, role: Role): ColumnRole {
  return { ...column, role, channel: role === "spend" ? column.channel || column.header.trim() : "" };
}

export function isCorrected(mapping: TableMapping, corrections: Corrections): boolean {
  return mapping.roles.some(({ header, role }) => (corrections[key(header)] ?? role) !== role);
}

/** The corrections after one more: a role that only one column can have is taken from the column that had it. */
export function withCorrection(
  corrections: Corrections,
  mapping: TableMapping,
  header: string,
  role: Role,
): Corrections {
  const displaced = mapping.roles.filter(
    (column) => single.includes(role) && column.role === role && key(column.header) !== key(header),
  );
  const released = Object.fromEntries(displaced.map((column) => [key(column.header), "label" as const]));
  return { ...corrections, ...released, [key(header)]: role };
}

/** How a table's headers differ from those it had when it was last looked at. */
export interface HeaderChanges {
  readonly gone: readonly string[];
  readonly fresh: readonly string[];
}

export function headerChanges(before: readonly string[], now: readonly string[]): HeaderChanges {
  const [old, present] = [new Set(before.map(key)), new Set(now.map(key))];
  return {
    gone: before.filter((header) => !present.has(key(header))),
    fresh: before.length === 0 ? [] : now.filter((header) => !old.has(key(header))),
  };
}
