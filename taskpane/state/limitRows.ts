import { isBlank, type CellValue, type SheetValues } from "../../src/base";
import { columnOf, limitFields, limitKey, rowsOf, type LimitField, type LimitValue } from "./limitsTable";

/** What the editor needs to know of a channel. */
export interface LimitedChannel {
  readonly name: string;
  readonly current: number;
  readonly groups: readonly string[];
  readonly isBrand: boolean;
}

/** One row of the editor: a channel, a group of them, or a name that the model does not know. */
export interface LimitRow {
  readonly kind: "channel" | "group" | "total" | "unknown";
  /** What stands in the sheet: groups by their whole path. */
  readonly name: string;
  /** What the editor shows: groups by their last name. */
  readonly label: string;
  /** How many groups it lies in. */
  readonly depth: number;
  /** Row of the Limits table; null where it has none yet. */
  readonly at: number | null;
  /** Current spend of its channels; null where nothing is known of it. */
  readonly current: number | null;
  /** The limits that are set. */
  readonly values: Readonly<Partial<Record<LimitField, LimitValue>>>;
  /** What else stands in this row, in words ("Owner: Ann"), shown but edited in the sheet. */
  readonly others: readonly string[];
}

const separator = " > ";

type Named = Pick<LimitRow, "kind" | "name" | "label" | "depth" | "current">;

/**
 * The editor's rows: channels in their own order under their groups, then Brand and Total, then whatever else the table
 * names. Groups, Brand and Total are there whether or not they are limited yet.
 */
export function limitRows(table: SheetValues | null, channels: readonly LimitedChannel[]): readonly LimitRow[] {
  const given = table ?? [];
  const known = [...nested(channels), ...together(channels)];
  const rows = known.map((one) => filled(given, one, rowOf(given, one)));
  const taken = new Set(rows.map(({ at }) => at));
  const column = columnOf(given, "Channel");
  const rest = given.flatMap((cells, row) => {
    const name = cells[column];
    if (row === 0 || taken.has(row) || typeof name !== "string" || isBlank(name)) return [];
    return [filled(given, { kind: "unknown", name, label: name, depth: 0, current: null }, row)];
  });
  return [...rows, ...rest];
}

/** Channels under the groups they lie in; a group stands where its first channel does. */
function nested(channels: readonly LimitedChannel[]): readonly Named[] {
  const rows: Named[] = [];
  const add = (members: readonly LimitedChannel[], path: readonly string[]): void => {
    const seen = new Set<string>();
    for (const { name, current, groups } of members) {
      const inner = groups[path.length];
      if (inner === undefined) rows.push({ kind: "channel", name, label: name, depth: path.length, current });
      if (inner === undefined || seen.has(inner)) continue;
      seen.add(inner);
      const inside = members.filter((one) => one.groups[path.length] === inner);
      const whole = [...path, inner];
      const group = { name: whole.join(separator), label: inner, depth: path.length, current: spend(inside) };
      rows.push({ kind: "group", ...group });
      add(inside, whole);
    }
  };
  add(channels, []);
  return rows;
}

function together(channels: readonly LimitedChannel[]): readonly Named[] {
  const brand = channels.filter(({ isBrand }) => isBrand);
  const row = (kind: "group" | "total", name: string, members: readonly LimitedChannel[]): Named => ({
    ...{ kind, name, label: name, depth: 0, current: spend(members) },
  });
  return [...(brand.length > 0 ? [row("group", "Brand", brand)] : []), row("total", "Total", channels)];
}

const spend = (members: readonly LimitedChannel[]): number => members.reduce((sum, { current }) => sum + current, 0);

/** A group goes by its whole path or, where that names no row, by its last name. */
function rowOf(table: SheetValues, { kind, name, label }: Named): number | null {
  return rowsOf(table, name)[0] ?? (kind === "group" ? rowsOf(table, label)[0] : undefined) ?? null;
}

function filled(table: SheetValues, named: Named, at: number | null): LimitRow {
  const cells = at === null ? [] : (table[at] ?? []);
  const values = limitFields.flatMap((field) => {
    const value = limitValue(field, cells[columnOf(table, field)]);
    return value === null ? [] : [[field, value] as const];
  });
  const name = at === null ? named.name : String(cells[columnOf(table, "Channel")]);
  return { ...named, name, at, values: Object.fromEntries(values), others: others(table, cells) };
}

/** Zero reads as no limit, as in the engine: a blank cell reaches a function as 0. Other text stays, to be mended. */
function limitValue(field: LimitField, cell: CellValue | undefined): LimitValue {
  if (typeof cell === "string") return isBlank(cell) ? null : cell;
  return typeof cell === "number" && cell !== 0 && field !== "Status" ? cell : null;
}

function others(table: SheetValues, cells: readonly CellValue[]): string[] {
  const known = ["channel", ...limitFields.map(limitKey)];
  return (table[0] ?? []).flatMap((header, column) => {
    const cell = cells[column];
    const isShown = !known.includes(limitKey(header)) && !isBlank(cell) && cell !== 0 && typeof cell !== "object";
    return isShown && cell !== undefined ? [`${String(header)}: ${String(cell)}`] : [];
  });
}
