import type { FlightRows } from "./flightRows";
import type { LinearRow } from "./solveQuadratic";

/** Least and most of every amount of a flight. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Where the free amounts of a flight may lie, in numbers of order one (money / unit). Amounts whose box is a point are
 * left out; a turnover row adds one variable p >= x − reference, p >= 0 per amount:  ½ Σ |x − r| = Σ p − ½ Σ (x − r).
 */
export interface Polytope {
  readonly unit: number;
  readonly free: Int32Array; // amounts that may change
  /** The amounts that stand, 0 where free; in money. */
  readonly fixed: Float64Array;
  readonly lower: Float64Array; // [variable]: the free amounts, then the p
  readonly upper: Float64Array;
  readonly rows: readonly LinearRow[];
}

/** Room that counts as none, as a share of the budget. */
const speck = 1e-11;

/** The polytope of a box under rows; null where amounts that stand break a row. */
export function createPolytope(rows: FlightRows, box: Box, budget: number): Polytope | null {
  const free = Int32Array.from([...box.lower.keys()].filter((i) => box.upper[i]! - box.lower[i]! > speck * budget));
  const unit = budget / Math.max(1, free.length);
  const place = new Int32Array(box.lower.length).fill(-1);
  free.forEach((i, k) => (place[i] = k));
  const fixed = box.lower.map((low, i) => (place[i]! < 0 ? (low + box.upper[i]!) / 2 : 0));
  const lower = Array.from(free, (i) => box.lower[i]! / unit);
  const upper = Array.from(free, (i) => Math.min(box.upper[i]!, budget) / unit);
  const linear: LinearRow[] = [];
  const slack = 1e-9 * budget;

  for (const sum of rows.sums) {
    const inside = sum.members.filter((i) => place[i]! >= 0);
    const standing = sum.members.reduce((total, i) => total + fixed[i]!, 0);
    const [least, most] = [sum.lower - standing, sum.upper - standing];
    if (inside.length === 0) {
      if (least > slack || most < -slack) return null;
      continue;
    }
    const ends = (of: Float64Array): number => inside.reduce((total, i) => total + Math.min(of[i]!, budget), 0);
    const [low, high] = [ends(box.lower), ends(box.upper)];
    if (high < least - slack || low > most + slack) return null;
    const isExact = !(most > least);
    const floor = !isExact && least <= low ? -Infinity : least / unit;
    const cap = !isExact && most >= high ? Infinity : most / unit;
    if (floor === -Infinity && cap === Infinity) continue;
    const weights = new Float64Array(inside.length).fill(1);
    linear.push({ members: Int32Array.from(inside, (i) => place[i]!), weights, lower: floor, upper: cap });
  }
  for (const { members, reference, most } of rows.moves) {
    const inside = members.filter((i) => place[i]! >= 0);
    const start = lower.length;
    let room = most / unit;
    for (const i of members) if (place[i]! < 0) room -= Math.abs(fixed[i]! - reference[i]!) / 2 / unit;
    if (room < -1e-9) return null;
    inside.forEach((i, k) => {
      const high = upper[place[i]!]!;
      const from = reference[i]! / unit;
      lower.push(0);
      upper.push(Math.max(high - from, 0) + Math.max(0.1 * high, 1e-3));
      const variables = Int32Array.of(place[i]!, start + k);
      linear.push({ members: variables, weights: Float64Array.of(1, -1), lower: -Infinity, upper: from });
      room -= from / 2; // the reference's part of − ½ Σ (x − r)
    });
    linear.push({
      members: Int32Array.from([...inside.map((i) => place[i]!), ...inside.map((_, k) => start + k)]),
      weights: Float64Array.from([...inside.map(() => -0.5), ...inside.map(() => 1)]),
      lower: -Infinity,
      upper: room,
    });
  }
  return { unit, free, fixed, lower: Float64Array.from(lower), upper: Float64Array.from(upper), rows: linear };
}

/** Amounts of the whole flight at variables. */
export function spreadOut({ unit, free, fixed }: Polytope, x: Float64Array): Float64Array {
  const spend = Float64Array.from(fixed);
  free.forEach((i, k) => (spend[i] = x[k]! * unit));
  return spend;
}

/**
 * A bound on Σ gradient·x over the polytope, from prices of its rows (weak duality, any prices of the right sign):
 *   Σ_i max over the box of (gradient − Aᵀ price)_i x_i + Σ_r (price_r > 0 ? price_r upper_r : price_r lower_r)
 */
export function linearBound({ lower, upper, rows }: Polytope, gradient: Float64Array, rowPrice: Float64Array): number {
  const reduced = new Float64Array(lower.length);
  reduced.set(gradient);
  let bound = 0;
  rows.forEach((row, r) => {
    const end = rowPrice[r]! > 0 ? row.upper : row.lower;
    if (!Number.isFinite(end) || rowPrice[r] === 0) return;
    bound += rowPrice[r]! * end;
    row.members.forEach((i, k) => (reduced[i] = reduced[i]! - rowPrice[r]! * row.weights[k]!));
  });
  reduced.forEach((slope, i) => (bound += slope * (slope > 0 ? upper[i]! : lower[i]!)));
  return bound;
}

/** The rows of a polytope replaced by prices: no plan in it is worth more than constant + [F(x) − price · x] in its box. */
export interface PricedRows {
  readonly constant: number;
  readonly price: Float64Array; // by amount of the flight, per unit of money
}

/** Prices every amount by the rows that it is in; `rowPrice` per unit of a variable. */
export function priceRows({ unit, free, fixed, lower, upper, rows }: Polytope, rowPrice: Float64Array): PricedRows {
  const use = new Float64Array(lower.length);
  let constant = 0;
  rows.forEach((row, r) => {
    const end = rowPrice[r]! > 0 ? row.upper : row.lower;
    if (!Number.isFinite(end) || rowPrice[r] === 0) return;
    constant += rowPrice[r]! * end;
    row.members.forEach((k, m) => (use[k] = use[k]! + rowPrice[r]! * row.weights[m]!));
  });
  for (let k = free.length; k < use.length; k++) constant -= use[k]! * (use[k]! > 0 ? lower[k]! : upper[k]!);
  const price = new Float64Array(fixed.length);
  free.forEach((i, k) => (price[i] = use[k]! / unit));
  return { constant, price };
}
