import { concaveHull, type ConcaveHull } from "./concaveHull";
import { dualBound } from "./dualBound";
import { rowActivity, type ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import type { FineCurve } from "./fineCurve";
import { isReachable } from "./reachable";
import { leastSpendAt, mostSpendAt, type SlopeTables } from "./slopeTables";
import { channelPrices, createTreeSolver } from "./treeDual";

/** The part of a channel's points that a subproblem looks at. */
export type Box = readonly [from: number, to: number];

/** The optimum of a subproblem with every curve replaced by the least concave function above it. */
export interface Relaxed {
  readonly spend: Float64Array; // [channel]
  /** No plan in the boxes has a higher value. */
  readonly bound: number;
  /** How far the hull lies above the curve at the relaxed spend. */
  readonly dent: Float64Array; // [channel]
  readonly hulls: readonly ConcaveHull[];
}

/** Solves relaxed subproblems of one problem. */
export interface Relaxer {
  /** null where the boxes leave no plan that keeps the limits. */
  relax(boxes: readonly Box[], known: readonly (ConcaveHull | null)[]): Relaxed | null;
  readonly hasRows: boolean;
}

const priceSteps = 36;

/** Prepares the relaxation of a problem: channel curves on nested groups, extra rows by their multipliers. */
export function createRelaxer(set: FeasibleSet, curves: readonly FineCurve[], rows: readonly ExtraRow[]): Relaxer {
  const solver = createTreeSolver(set.tree);
  const goal = { budget: set.budget, spendAll: set.spendAll, tolerance: 0 };
  const activity = rows.map((row) =>
    curves.map(({ spend }, channel) => (row.touches(channel) ? spend.map((x) => row.activity(channel, x)) : null)),
  );
  const prices = new Float64Array(rows.length);

  /** The curve less what the extra rows charge for it. */
  function charged(channel: number): FineCurve {
    const curve = curves[channel]!;
    const held = rows.flatMap((row, j) => (prices[j]! > 0 && row.touches(channel) ? [j] : []));
    if (held.length === 0) return curve;
    const value = Float64Array.from(curve.value);
    for (const j of held) {
      const own = activity[j]![channel]!;
      for (let k = 0; k < value.length; k++) value[k]! -= prices[j]! * own[k]!;
    }
    const charge = (spend: number): number =>
      held.reduce((sum, j) => sum + prices[j]! * rows[j]!.activity(channel, spend), 0);
    return { ...curve, value, at: (spend) => curve.at(spend) - charge(spend) };
  }

  function solveAtPrices(boxes: readonly Box[], known: readonly (ConcaveHull | null)[]): Relaxed {
    const own = curves.map((_, channel) => charged(channel));
    const hulls = own.map(
      (curve, c) =>
        (curve === curves[c] && known[c]) ||
        concaveHull(curve, boxes[c]![0], boxes[c]![1], set.turnover ? set.current[c]! : NaN),
    );
    const tables = hulls.map(({ table }) => table);
    solver.solve(tables, goal);
    const spend = Float64Array.from(solver.spend);
    const price = channelPrices(set.tree, solver.price);
    let bound = dualBound(set, solver.price) + rows.reduce((sum, row, j) => sum + prices[j]! * row.limit, 0);
    const dent = new Float64Array(spend.length);
    own.forEach((curve, c) => {
      const most = highest(
        curve,
        tables,
        c,
        price[c]!,
        prices.every((p) => p === 0),
      );
      bound += most;
      spend[c] = snapToPoint(curve, spend[c]!, set.budget * 1e-10);
      dent[c] = Math.max(0, most + price[c]! * spend[c]! - curve.at(spend[c]!), jumpDent(curve, spend[c]!));
    });
    return { spend, bound, dent, hulls };
  }

  /** Finds the price of row `j` (and of those after it) at which it is just kept; mixes the plans on both sides. */
  function solveRow(j: number, boxes: readonly Box[], known: readonly (ConcaveHull | null)[]): Relaxed | null {
    const row = rows[j];
    if (!row) return solveAtPrices(boxes, known);
    const use = (plan: Relaxed | null): number => (plan ? rowActivity(row, plan.spend) : Infinity);
    const slack = 1e-9 * set.budget;
    prices[j] = 0;
    let outside = solveRow(j + 1, boxes, known);
    if (!outside || use(outside) <= row.limit + slack) return outside;
    let [low, high] = [0, Math.abs(outside.bound) / set.budget || 1];
    prices[j] = high;
    let inside = solveRow(j + 1, boxes, known);
    for (let step = 0; use(inside) > row.limit + slack; step++) {
      if (step > 40) return null;
      [low, high] = [high, high * 4];
      prices[j] = high;
      inside = solveRow(j + 1, boxes, known);
    }
    let bound = Math.min(outside.bound, inside!.bound);
    for (let step = 0; step < priceSteps && use(outside) - use(inside) > slack; step++) {
      prices[j] = (low + high) / 2;
      const middle = solveRow(j + 1, boxes, known);
      if (!middle) return null;
      bound = Math.min(bound, middle.bound);
      if (use(middle) > row.limit) [low, outside] = [prices[j]!, middle];
      else [high, inside] = [prices[j]!, middle];
    }
    return mixed(inside!, outside, (row.limit - use(inside)) / (use(outside) - use(inside)), bound);
  }

  return {
    hasRows: rows.length > 0,
    relax: (boxes, known) => {
      prices.fill(0);
      const floors = boxes.map(([from], c) => curves[c]!.spend[from]!);
      const caps = boxes.map(([, to], c) => curves[c]!.spend[to]!);
      return isReachable(set, floors, caps) ? solveRow(0, boxes, known) : null;
    },
  };
}

/** The point below which a spend lies in a jump; -1 where the spend is allowed. */
function jumpAt({ spend, solidFrom }: FineCurve, at: number): number {
  const last = Math.min(solidFrom, spend.length - 1);
  for (let k = 0; k < last; k++) if (at > spend[k]! && at < spend[k + 1]!) return k;
  return -1;
}

/** Whether a channel may spend exactly this much. */
export function isAllowedSpend(curve: FineCurve, at: number): boolean {
  return jumpAt(curve, at) < 0;
}

/** Clears rounding dust where spends are single points. */
function snapToPoint(curve: FineCurve, at: number, dust: number): number {
  const k = jumpAt(curve, at);
  if (k < 0) return at;
  const [left, right] = [curve.spend[k]!, curve.spend[k + 1]!];
  return at - left <= dust ? left : right - at <= dust ? right : at;
}

/** A spend inside a jump is not allowed at all: a dent as deep as the jump is high, and never nothing. */
function jumpDent(curve: FineCurve, at: number): number {
  const k = jumpAt(curve, at);
  if (k < 0) return 0;
  const [left, right] = [curve.value[k]!, curve.value[k + 1]!];
  return Math.max(Math.abs(right - left), 1e-6 * Math.max(Math.abs(left), Math.abs(right)), Number.MIN_VALUE);
}

/** A plan between two, its dents those of the pure plans at worst. */
function mixed(inside: Relaxed, outside: Relaxed, share: number, bound: number): Relaxed {
  const part = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
  const spend = inside.spend.map((amount, c) => amount + part * (outside.spend[c]! - amount));
  return { ...inside, spend, bound, dent: inside.dent.map((dent, c) => Math.max(dent, outside.dent[c]!)) };
}

/**
 * Most of  value(x) − price × x  on the hull's touching points: looked for at both ends of the spends that are best at
 * this price, with one Newton step along the curve (the points are a little apart).
 */
function highest(curve: FineCurve, tables: SlopeTables, channel: number, price: number, isSmooth: boolean): number {
  const table = tables[channel]!;
  const [first, last] = [table.spend[0]!, table.spend[table.spend.length - 1]!];
  const gain = (at: number): number => {
    const here = curve.at(at) - price * at;
    if (!isSmooth || at <= first || at >= last || curve.solidFrom >= curve.spend.length) return here;
    const width = (last - first) * 1e-4;
    const rise = curve.slopeAt(at) - price;
    const bend = (curve.slopeAt(Math.min(last, at + width)) - curve.slopeAt(Math.max(first, at - width))) / (2 * width);
    if (!(bend < 0)) return here;
    const best = Math.min(last, Math.max(first, at - rise / bend));
    return Math.max(here, curve.at(best) - price * best);
  };
  const [least, most] = [leastSpendAt(table, price), mostSpendAt(table, price)];
  return Math.max(gain(least) + curve.missAt(least), gain(most) + curve.missAt(most));
}
