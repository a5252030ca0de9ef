import type { ControlRow } from "../../data";
import type { BoundSource } from "../laminarTree";
import type { LimitColumn } from "./limitColumns";

/** Least and most money, and which limit says so (null: nothing but zero or the budget). */
export interface AmountRange {
  lower: number;
  upper: number;
  lowerBy: BoundSource | null;
  upperBy: BoundSource | null;
}

/** A range that holds nothing back yet. */
export function openRange(upper: number): AmountRange {
  return { lower: 0, upper, lowerBy: null, upperBy: null };
}

/** Raises the lower end; the tightest limit is remembered. */
export function raiseLower(range: AmountRange, amount: number, name: string, where: string): void {
  if (amount <= range.lower) return;
  range.lower = amount;
  range.lowerBy = { name, where };
}

/** Brings the upper end down; the tightest limit is remembered. */
export function cutUpper(range: AmountRange, amount: number, name: string, where: string): void {
  if (amount >= range.upper && range.upperBy) return;
  if (amount > range.upper) return;
  range.upper = amount;
  range.upperBy = { name, where };
}

/** Sets both ends to one amount. */
export function fixAmount(range: AmountRange, amount: number, name: string, where: string): void {
  raiseLower(range, amount, name, where);
  cutUpper(range, amount, name, where);
}

/** Keeps the range within `move` (a share) of the current spend. */
export function limitMove(range: AmountRange, current: number, move: number, where: string): void {
  raiseLower(range, current * (1 - move), "Max move", where);
  cutUpper(range, current * (1 + move), "Max move", where);
}

/** What a Limits row says of the amount of a channel or group. Committed is a floor: at Min, else at the current. */
export function applyAmounts(range: AmountRange, cells: ControlRow<LimitColumn>, current: number): void {
  const { where } = cells;
  const status = cells.text("Status");
  const min = cells.number("Min");
  if (status === "off") return fixAmount(range, 0, "Off", where);
  if (status === "hold") fixAmount(range, current, "Hold", where);
  if (status === "committed") raiseLower(range, min ?? cells.number("Fixed") ?? current, "Committed", where);
  if (min !== null) raiseLower(range, min, "Min", where);
  const max = cells.number("Max");
  if (max !== null) cutUpper(range, max, "Max", where);
  const fixed = cells.number("Fixed");
  if (fixed !== null) fixAmount(range, fixed, "Fixed", where);
}
