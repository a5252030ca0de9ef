import { isBlank, type CellValue } from "../../base";
import { nameKey, nearestName } from "../../data";
import type { ResponseModel } from "../../models";
import type { Clash, ClashPart } from "../clash";
import { rowsNamed, type LimitMend, type Refusal } from "./limitProblem";
import { limitTargets } from "./limitTarget";
import { headerRow, limitColumn, type LimitedBudget } from "./mendedLimits";

/**
 * Ways that could lead out of a refusal, the gentlest first: the budget, a limit of a clash loosened by what is
 * missing, a slip of the keyboard put right, a cell cleared, a row cleared. They are candidates: the caller tries them.
 */
export function mendCandidates(ground: LimitedBudget, model: ResponseModel, refusal: Refusal): readonly LimitMend[] {
  const rows = rowsNamed(refusal);
  const { clash } = refusal;
  return [
    ...(clash ? budgetMends(clash, ground) : rows.flatMap((row) => slips(ground, row, model))),
    ...(clash ? [...clash.parts].sort(byAmount).flatMap((part) => looser(part, clash, ground, model)) : []),
    ...rows.flatMap((row) => clearings(ground, row)),
    ...rows.map((row): LimitMend => ({ kind: "row", row, name: nameOf(ground, row) })),
  ];
}

const byAmount = (a: ClashPart, b: ClashPart): number => b.amount - a.amount;
const cents = (amount: number, round: (value: number) => number): number => round(amount * 100) / 100;

/** The budget with what is missing added, or taken away. */
function budgetMends({ parts, shortfall }: Clash, { budget }: LimitedBudget): readonly LimitMend[] {
  if (!parts.some(({ by }) => by.name === "budget")) return [];
  const near = (round: (value: number) => number) => (value: number) =>
    round(value - 1e-7 * (round === Math.ceil ? 1 : -1));
  const values = [cents(budget + shortfall, near(Math.ceil)), cents(budget - shortfall, near(Math.floor))];
  return values.filter((value) => value > 0).map((value) => ({ kind: "budget", value }));
}

/** A clashing limit moved by what is missing, either way: which of the two helps is found by trying. */
function looser(part: ClashPart, clash: Clash, ground: LimitedBudget, model: ResponseModel): readonly LimitMend[] {
  const [row] = rowsNamed({ message: part.by.where, clash: null });
  if (row === undefined) return [];
  const column = part.by.name.replace(/^.* (?=Max move$|Max cost$|Min ROI$)/, "");
  const cell = (value: number | null): LimitMend => ({ kind: "cell", row, name: nameOf(ground, row), column, value });
  if (/^(Hold|Off|Committed)$/.test(column)) return [{ ...cell(null), column: "Status" } as LimitMend];
  const [less, more] = [part.amount - clash.shortfall, part.amount + clash.shortfall];
  if (column === "Max move") return moves(part, [less, more], model).map(cell);
  if (!/^(Min|Max|Fixed|Min when on)$/.test(column)) return [];
  const lower = cents(less + 1e-9, Math.floor);
  return [cell(lower > 0 ? lower : null), cell(cents(more - 1e-9, Math.ceil))];
}

/** The moves that reach these amounts, rounded up to a hundredth of a percent. Of the whole: a share of it. */
function moves({ name, by }: ClashPart, amounts: readonly number[], model: ResponseModel): readonly number[] {
  const members = limitTargets(model).get(nameKey(name))?.[0]?.members ?? [];
  const current = members.reduce((sum, c) => sum + model.channels[c]!.currentSpend, 0);
  if (current <= 0) return [];
  const shares = amounts.map(
    (amount) => (by.name === "Total Max move" ? amount : Math.abs(amount - current)) / current,
  );
  return shares.filter((share) => share > 0).map((share) => Math.ceil(share * 1e4 - 1e-6) / 1e4);
}

/** What was probably meant: 30 for 30%, the nearest name, Min and Max the other way round. */
function slips(ground: LimitedBudget, row: number, model: ResponseModel): readonly LimitMend[] {
  const cell = (column: string, value: number | string): LimitMend => ({
    ...{ kind: "cell", row, name: nameOf(ground, row), column, value },
  });
  const given = (column: string): number | null => {
    const value = cellOf(ground, row, column);
    return typeof value === "number" && value > 0 ? value : null;
  };
  const shares = ["Max move", "Prefer"].flatMap((column) => {
    const share = given(column);
    return share !== null && share > 1 ? [cell(column, share / 100)] : [];
  });
  const pairs = [["Min", "Max"], ["Fixed", "Min"], ["Fixed", "Max"]] as const; // prettier-ignore
  const swapped = pairs.flatMap(([a, b]) => {
    const [one, other] = [given(a), given(b)];
    return one !== null && other !== null ? [cell(a, other), cell(b, one)] : [];
  });
  return [...nearestNames(ground, row, model).map((name) => cell("Channel", name)), ...shares, ...swapped];
}

function nearestNames(ground: LimitedBudget, row: number, model: ResponseModel): readonly string[] {
  const targets = limitTargets(model);
  const name = nameOf(ground, row);
  if (name === "" || targets.has(nameKey(name))) return [];
  const nearest = nearestName(
    name,
    [...targets.values()].flat().map((target) => target.name),
  );
  return nearest === "" ? [] : [nearest];
}

/** Each limit of a row cleared on its own. */
function clearings(ground: LimitedBudget, row: number): readonly LimitMend[] {
  const headers = ground.limits[headerRow(ground.limits)] ?? [];
  return headers.flatMap((header, at): LimitMend[] => {
    const value = ground.limits[row]?.[at] ?? null;
    if (typeof header !== "string" || /^(channel|reason)$/i.test(header.trim()) || isBlank(value) || value === 0)
      return [];
    return [{ kind: "cell", row, name: nameOf(ground, row), column: header, value: null }];
  });
}

function cellOf({ limits }: LimitedBudget, row: number, column: string): CellValue {
  return limits[row]?.[limitColumn(limits, column)] ?? null;
}

function nameOf(ground: LimitedBudget, row: number): string {
  const name = cellOf(ground, row, "Channel");
  return typeof name === "string" ? name.trim() : "";
}
