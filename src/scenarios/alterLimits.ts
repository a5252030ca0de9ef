import { invalid, isBlank, type CellValue, type SheetValues } from "../base";
import { headerKey, nameKey, parseNumber } from "../data";
import type { ResponseModel } from "../models";
import { limitTargets } from "../optimize";
import type { LimitAlteration } from "./scenario";

/** Columns of a row that fix or bound its amount: a scenario that sets the amount itself takes their place. */
const amountColumns = ["Min", "Max", "Fixed", "Max move", "Min when on", "Step", "Status"];

/**
 * The Limits table as a scenario changes it: the cells of the rows that speak of the same channels are replaced, a row
 * is added at the end where there is none. A relative Min or Max needs a limit to be relative to: EngineError
 * `invalid` otherwise. A set amount replaces all amount limits of that row, whatever they were.
 */
export function alterLimits(
  limits: SheetValues | null,
  alterations: readonly LimitAlteration[],
  model: ResponseModel,
): SheetValues | null {
  if (alterations.length === 0) return limits;
  const targets = limitTargets(model);
  const top = (limits ?? []).findIndex((row) => row.some((cell) => !isBlank(cell) && cell !== 0));
  const table: CellValue[][] = top < 0 ? [["Channel"]] : (limits ?? []).slice(top).map((row) => [...row]);
  for (const alteration of alterations) {
    const rows = rowsOf(table, alteration, (name) => targets.get(nameKey(name))?.[0]?.members.join() ?? "");
    if (alteration.limit === "Fixed") setAmount(table, rows, alteration, model);
    else setLimit(table, rows, alteration);
  }
  return table;
}

/** The column under a header, added where the table has none. */
function columnOf(table: CellValue[][], header: string): number {
  const headers = table[0]!;
  const at = headers.findIndex((cell) => headerKey(String(cell ?? "")) === headerKey(header));
  if (at >= 0) return at;
  const width = Math.max(...table.map((row) => row.length));
  table.forEach((row, r) => {
    while (row.length < width) row.push(null);
    row.push(r === 0 ? header : null);
  });
  return width;
}

function rowsOf(table: CellValue[][], { target }: LimitAlteration, membersOf: (name: string) => string): CellValue[][] {
  const names = columnOf(table, "Channel");
  const members = target.members.join();
  return table.slice(1).filter((row) => membersOf(String(row[names] ?? "")) === members);
}

function addRow(table: CellValue[][], { target }: LimitAlteration): CellValue[] {
  const row: CellValue[] = table[0]!.map(() => null);
  row[columnOf(table, "Channel")] = target.name;
  table.push(row);
  return row;
}

/** Sets an amount; 0 in words (Status off), because a 0 in the table is a blank. */
function setAmount(table: CellValue[][], rows: CellValue[][], alteration: LimitAlteration, model: ResponseModel): void {
  const { target, change } = alteration;
  const present = target.members.reduce((sum, channel) => sum + model.channels[channel]!.currentSpend, 0);
  const amount = change.kind === "relative" ? present * (1 + change.value) : change.value;
  for (const row of rows)
    for (const name of amountColumns) {
      const at = columnOf(table, name);
      row[at] = null;
    }
  const row = rows[0] ?? addRow(table, alteration);
  const at = columnOf(table, amount > 0 ? "Fixed" : "Status");
  row[at] = amount > 0 ? amount : "Off";
}

function setLimit(table: CellValue[][], rows: CellValue[][], alteration: LimitAlteration): void {
  const { limit, change, where, target } = alteration;
  const at = columnOf(table, limit);
  const amountAt = (row: CellValue[]): number => parseNumber(row[at]) ?? 0;
  const isRelative = change.kind === "relative" && limit !== "Max move";
  const given = rows.filter((row) => amountAt(row) > 0);
  if (isRelative && given.length === 0)
    invalid(`${where} is a change in percent, but the limits have no ${limit} for ${target.name}. Type an amount`);
  if (given.length === 0) {
    const row = rows[0] ?? addRow(table, alteration);
    row[at] = change.value;
  } else for (const row of given) row[at] = isRelative ? amountAt(row) * (1 + change.value) : change.value;
}
