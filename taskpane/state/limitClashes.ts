import type { LimitField, LimitRow } from "./limitsTable";

/** One change that mends a clash: a limit or the budget set to a value. */
export type Mend =
  | { readonly kind: "limit"; readonly name: string; readonly field: LimitField; readonly value: number | null }
  | { readonly kind: "budget"; readonly value: number };

/** Limits that cannot all be kept. `row` is the row it belongs beside; absent where it concerns the whole table. */
export interface Clash {
  readonly row?: string;
  readonly kind: "minAboveMax" | "minOutOfReach" | "maxOutOfReach" | "minimumsAboveBudget" | "maximumsBelowBudget";
  /** The two amounts that clash, the one asked for first. */
  readonly asked: number;
  readonly possible: number;
  readonly mend: Mend;
}

/** The least and the most that a channel may get, in money. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** What a limits row allows a channel whose current spend is known. Without limits: 0 to no end. */
export function reach(row: LimitRow, current: number): Reach {
  const down = row.maxMove === null ? 0 : current * Math.max(0, 1 - row.maxMove);
  const up = row.maxMove === null ? Infinity : current * (1 + row.maxMove);
  return { from: Math.max(row.min ?? 0, down), to: Math.min(row.max ?? Infinity, up) };
}

/**
 * A first look at the limits while they are typed, so that the clash stands beside its row at once. The engine has
 * the last word: it knows groups, fixed amounts and everything else.
 */
export function limitClashes(
  rows: readonly LimitRow[],
  currents: ReadonlyMap<string, number>,
  budget: number,
): readonly Clash[] {
  const channels = rows.filter(({ name }) => currents.has(name));
  const ofRows = channels.flatMap((row) => rowClash(row, currents.get(row.name) ?? 0) ?? []);
  if (ofRows.length > 0) return ofRows;
  const reaches = channels.map((row) => reach(row, currents.get(row.name) ?? 0));
  return totalClash(reaches, budget);
}

function rowClash(row: LimitRow, current: number): Clash | null {
  const { name, min, max, maxMove } = row;
  if (min !== null && max !== null && min > max)
    return { row: name, kind: "minAboveMax", asked: min, possible: max, mend: limit(name, "min", max) };
  if (maxMove === null) return null;
  const [low, high] = [current * Math.max(0, 1 - maxMove), current * (1 + maxMove)];
  if (min !== null && min > high)
    return { row: name, kind: "minOutOfReach", asked: min, possible: high, mend: limit(name, "min", high) };
  if (max !== null && max < low)
    return { row: name, kind: "maxOutOfReach", asked: max, possible: low, mend: limit(name, "max", low) };
  return null;
}

function limit(name: string, field: LimitField, value: number): Mend {
  return { kind: "limit", name, field, value: Math.round(value * 100) / 100 };
}

function totalClash(reaches: readonly Reach[], budget: number): readonly Clash[] {
  const least = total(reaches.map(({ from }) => from));
  const most = total(reaches.map(({ to }) => to));
  if (least > budget * (1 + 1e-9))
    return [{ kind: "minimumsAboveBudget", asked: least, possible: budget, mend: { kind: "budget", value: least } }];
  if (reaches.length > 0 && most < budget * (1 - 1e-9))
    return [{ kind: "maximumsBelowBudget", asked: most, possible: budget, mend: { kind: "budget", value: most } }];
  return [];
}

/** Summed to the cent, so that a mend is an amount one would type. */
function total(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100;
}
