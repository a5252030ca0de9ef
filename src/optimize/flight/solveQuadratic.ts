import { cholesky, solveLower, solveUpperTransposed } from "../../numerics";

/** lower <= Σ weights_k · x[members_k] <= upper; equal ends hold it exactly. */
export interface LinearRow {
  readonly members: Int32Array;
  readonly weights: Float64Array;
  readonly lower: number;
  readonly upper: number;
}

/** Variables that bend together: `curvature` is negative semi-definite, row-major over `members`. */
export interface CurvatureBlock {
  readonly members: Int32Array;
  readonly curvature: Float64Array;
}

/** max gradient·x + ½ xᵀ curvature x  with  lower <= x <= upper (finite) and the rows. Every variable is in one block. */
export interface QuadraticProblem {
  readonly gradient: Float64Array;
  readonly blocks: readonly CurvatureBlock[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly LinearRow[];
}

export interface QuadraticOptimum {
  readonly x: Float64Array;
  /** What the last unit of each row's bound is worth (positive at an upper end, negative at a lower one). */
  readonly rowPrice: Float64Array;
  /** Largest violation of a row. */
  readonly miss: number;
}

const mostRounds = 60;
const accuracy = 1e-11;
/** Solutions of one Newton system: the rows' own is ill conditioned near the optimum. */
const refinements = 3;

/**
 * Primal-dual interior point method with Mehrotra's predictor and corrector (Mehrotra 1992; Nocedal and Wright 2006,
 * chapter 16.6) for concave quadratics whose curvature falls into blocks: Newton steps by Cholesky of each block and of
 * the rows' Schur complement. Numbers should be of order one. Deterministic; needs no feasible start.
 */
export function solveQuadratic(problem: QuadraticProblem): QuadraticOptimum {
  const state = startState(problem);
  for (let round = 0; round < mostRounds; round++) {
    const residual = residualsOf(problem, state);
    const isNear = residual.miss < 1e-9 && residual.stationary < 1e-9;
    if (residual.average < (isNear ? accuracy : accuracy / 100)) break;
    const newton = factorise(problem, state);
    if (!newton) break;
    const ahead = newton(residual, 0, null);
    const reach = stepLength(problem, state, ahead, 1);
    const after = averageAfter(problem, state, ahead, reach);
    const ratio = residual.average > 0 ? after / residual.average : 0;
    const target = ratio * ratio * ratio * residual.average;
    const move = newton(residual, target, ahead);
    advance(problem, state, move, stepLength(problem, state, move, 0.9995));
  }
  return { x: state.x, rowPrice: state.price.map((price) => -price), miss: residualsOf(problem, state).miss };
}

/** Iterate: spends, row sums, multipliers of the box (zl, zu), of the rows' ends (vl, vu) and of the rows (price). */
interface State {
  readonly x: Float64Array;
  readonly s: Float64Array;
  readonly zl: Float64Array;
  readonly zu: Float64Array;
  readonly vl: Float64Array;
  readonly vu: Float64Array;
  readonly price: Float64Array;
}

const isEqual = (row: LinearRow): boolean => !(row.upper > row.lower);

function startState({ lower, upper, rows }: QuadraticProblem): State {
  const x = lower.map((low, i) => (low + upper[i]!) / 2);
  const s = Float64Array.from(rows, (row) => {
    const sum = rowSum(row, x);
    if (isEqual(row)) return row.lower;
    const room = Math.min(1, (row.upper - row.lower) / 2);
    return Math.min(row.upper - room / 2, Math.max(row.lower + room / 2, sum));
  });
  const has = (row: LinearRow, end: number): number => (!isEqual(row) && Number.isFinite(end) ? 1 : 0);
  const vl = Float64Array.from(rows, (row) => has(row, row.lower));
  const vu = Float64Array.from(rows, (row) => has(row, row.upper));
  return { ...{ x, s, zl: x.map(() => 1), zu: x.map(() => 1) }, ...{ vl, vu, price: vl.map((v, r) => v - vu[r]!) } };
}

function rowSum({ members, weights }: LinearRow, x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < members.length; k++) sum += weights[k]! * x[members[k]!]!;
  return sum;
}

interface Residuals {
  /** gradient + curvature x + Aᵀprice + zl − zu. */
  readonly dual: Float64Array;
  readonly row: Float64Array; // A x − s
  readonly average: number; // mean complementarity
  readonly miss: number;
  readonly stationary: number;
}

function residualsOf(problem: QuadraticProblem, state: State): Residuals {
  const { gradient, blocks, rows, lower, upper } = problem;
  const { x, s, zl, zu, vl, vu, price } = state;
  const dual = gradient.map((g, i) => g + zl[i]! - zu[i]!);
  for (const block of blocks) addCurvature(block, x, dual);
  rows.forEach(({ members, weights }, r) => members.forEach((i, k) => (dual[i] = dual[i]! + weights[k]! * price[r]!)));
  const row = Float64Array.from(rows, (own, r) => rowSum(own, x) - s[r]!);
  let [sum, count] = [0, 0];
  x.forEach((xi, i) => {
    sum += zl[i]! * (xi - lower[i]!) + zu[i]! * (upper[i]! - xi);
    count += 2;
  });
  rows.forEach((own, r) => {
    if (vl[r]! > 0) [sum, count] = [sum + vl[r]! * (s[r]! - own.lower), count + 1];
    if (vu[r]! > 0) [sum, count] = [sum + vu[r]! * (own.upper - s[r]!), count + 1];
  });
  const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { dual, row, average: count > 0 ? sum / count : 0, miss: largest(row), stationary: largest(dual) };
}

function addCurvature({ members, curvature }: CurvatureBlock, x: Float64Array, out: Float64Array): void {
  const size = members.length;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += curvature[i * size + j]! * x[members[j]!]!;
    out[members[i]!]! += sum;
  }
}

type Newton = (residual: Residuals, target: number, ahead: State | null) => State;

/** Factors of the Newton system at a state; null where it is singular. */
function factorise(problem: QuadraticProblem, state: State): Newton | null {
  const { blocks, rows, lower, upper } = problem;
  const { x, s, zl, zu, vl, vu } = state;
  const boxed = x.map((xi, i) => zl[i]! / (xi - lower[i]!) + zu[i]! / (upper[i]! - xi));
  const factors: Float64Array[] = [];
  for (const { members, curvature } of blocks) {
    const size = members.length;
    const matrix = Float64Array.from(curvature, (h) => -h);
    members.forEach((at, i) => (matrix[i * size + i] = matrix[i * size + i]! + boxed[at]! + 1e-13));
    const factor = cholesky(matrix, size);
    if (!factor) return null;
    factors.push(factor);
  }
  const solve = blockSolver(blocks, factors);
  /** Stiffness of a row's ends: 0 stands for an exact row. */
  const stiffness = Float64Array.from(rows, (row, r) =>
    isEqual(row)
      ? 0
      : (vl[r]! > 0 ? vl[r]! / (s[r]! - row.lower) : 0) + (vu[r]! > 0 ? vu[r]! / (row.upper - s[r]!) : 0),
  );
  const schur = factoriseRows(rows, stiffness, solve, x.length);
  if (!schur) return null;

  return ({ dual, row }, target, ahead) => {
    const rise = (k: "zl" | "zu" | "vl" | "vu", at: number, room: number, by: number): number =>
      target - state[k][at]! * room - (ahead ? ahead[k][at]! * by : 0);
    const boxLow = x.map((xi, i) => rise("zl", i, xi - lower[i]!, ahead ? ahead.x[i]! : 0));
    const boxHigh = x.map((xi, i) => rise("zu", i, upper[i]! - xi, ahead ? -ahead.x[i]! : 0));
    const rowLow = Float64Array.from(rows, (own, r) =>
      vl[r]! > 0 ? rise("vl", r, s[r]! - own.lower, ahead ? ahead.s[r]! : 0) : 0,
    );
    const rowHigh = Float64Array.from(rows, (own, r) =>
      vu[r]! > 0 ? rise("vu", r, own.upper - s[r]!, ahead ? -ahead.s[r]! : 0) : 0,
    );
    const right = x.map((xi, i) => dual[i]! + boxLow[i]! / (xi - lower[i]!) - boxHigh[i]! / (upper[i]! - xi));
    const plain = solve(right);
    const push = Float64Array.from(rows, (own, r) =>
      stiffness[r]! > 0
        ? ((vl[r]! > 0 ? rowLow[r]! / (s[r]! - own.lower) : 0) - (vu[r]! > 0 ? rowHigh[r]! / (own.upper - s[r]!) : 0)) /
          stiffness[r]!
        : 0,
    );
    const price = new Float64Array(rows.length);
    const dx = plain;
    const ds = Float64Array.from(push);
    for (let pass = 0; pass < refinements; pass++) {
      // The first pass solves, the others take out what rounding left in the rows.
      const off = Float64Array.from(rows, (own, r) => ds[r]! - row[r]! - rowSum(own, dx));
      solveLower(schur, rows.length, off);
      solveUpperTransposed(schur, rows.length, off);
      const pulled = new Float64Array(x.length);
      rows.forEach(({ members, weights }, r) => {
        price[r] = price[r]! + off[r]!;
        if (stiffness[r]! > 0) ds[r] = ds[r]! - off[r]! / stiffness[r]!;
        for (let k = 0; k < members.length; k++) pulled[members[k]!]! += weights[k]! * off[r]!;
      });
      solve(pulled).forEach((step, i) => (dx[i] = dx[i]! + step));
    }
    return {
      ...{ x: dx, s: ds, price },
      zl: dx.map((step, i) => (boxLow[i]! - zl[i]! * step) / (x[i]! - lower[i]!)),
      zu: dx.map((step, i) => (boxHigh[i]! + zu[i]! * step) / (upper[i]! - x[i]!)),
      vl: ds.map((step, r) => (vl[r]! > 0 ? (rowLow[r]! - vl[r]! * step) / (s[r]! - rows[r]!.lower) : 0)),
      vu: ds.map((step, r) => (vu[r]! > 0 ? (rowHigh[r]! + vu[r]! * step) / (rows[r]!.upper - s[r]!) : 0)),
    };
  };
}

/** M⁻¹ times a vector, block by block; blocks in which the vector is 0 cost nothing. */
function blockSolver(
  blocks: readonly CurvatureBlock[],
  factors: readonly Float64Array[],
): (values: Float64Array) => Float64Array {
  const own = blocks.map(({ members }) => new Float64Array(members.length));
  return (values) => {
    const out = new Float64Array(values.length);
    for (let b = 0; b < blocks.length; b++) {
      const { members } = blocks[b]!;
      const part = own[b]!;
      let isZero = true;
      for (let k = 0; k < part.length; k++) {
        part[k] = values[members[k]!]!;
        if (part[k] !== 0) isZero = false;
      }
      if (isZero) continue;
      solveLower(factors[b]!, part.length, part);
      solveUpperTransposed(factors[b]!, part.length, part);
      for (let k = 0; k < part.length; k++) out[members[k]!] = part[k]!;
    }
    return out;
  };
}

/** Cholesky factor of A M⁻¹ Aᵀ + 1 / stiffness. */
function factoriseRows(
  rows: readonly LinearRow[],
  stiffness: Float64Array,
  solve: (values: Float64Array) => Float64Array,
  size: number,
): Float64Array | null {
  const m = rows.length;
  const matrix = new Float64Array(m * m);
  rows.forEach(({ members, weights }, r) => {
    const dense = new Float64Array(size);
    members.forEach((i, k) => (dense[i] = weights[k]!));
    const column = solve(dense);
    for (let q = 0; q <= r; q++) matrix[r * m + q] = matrix[q * m + r] = rowSum(rows[q]!, column);
  });
  for (let r = 0; r < m; r++) {
    const own = matrix[r * m + r]!;
    matrix[r * m + r] = own * (1 + 1e-12) + (stiffness[r]! > 0 ? 1 / stiffness[r]! : 1e-13 * own);
  }
  return cholesky(matrix, m);
}

/** Longest step, up to 1, that keeps a share of every distance and multiplier. */
function stepLength({ lower, upper, rows }: QuadraticProblem, state: State, move: State, share: number): number {
  let most = 1;
  const keep = (room: number, change: number): void => {
    if (change < 0) most = Math.min(most, (-share * room) / change);
  };
  state.x.forEach((x, i) => {
    keep(x - lower[i]!, move.x[i]!);
    keep(upper[i]! - x, -move.x[i]!);
    keep(state.zl[i]!, move.zl[i]!);
    keep(state.zu[i]!, move.zu[i]!);
  });
  rows.forEach((row, r) => {
    if (state.vl[r]! > 0) keep(state.s[r]! - row.lower, move.s[r]!);
    if (state.vu[r]! > 0) keep(row.upper - state.s[r]!, -move.s[r]!);
    if (state.vl[r]! > 0) keep(state.vl[r]!, move.vl[r]!);
    if (state.vu[r]! > 0) keep(state.vu[r]!, move.vu[r]!);
  });
  return most;
}

function averageAfter(problem: QuadraticProblem, state: State, move: State, length: number): number {
  const next = copy(state);
  advance(problem, next, move, length);
  return residualsOf(problem, next).average;
}

const copy = (state: State): State => ({
  ...{ x: state.x.slice(), s: state.s.slice(), zl: state.zl.slice(), zu: state.zu.slice() },
  ...{ vl: state.vl.slice(), vu: state.vu.slice(), price: state.price.slice() },
});

function advance({ rows }: QuadraticProblem, state: State, move: State, length: number): void {
  const add = (to: Float64Array, by: Float64Array): void => to.forEach((value, i) => (to[i] = value + length * by[i]!));
  add(state.x, move.x);
  add(state.s, move.s);
  add(state.zl, move.zl);
  add(state.zu, move.zu);
  add(state.vl, move.vl);
  add(state.vu, move.vu);
  rows.forEach((row, r) => {
    // An inequality's price is the difference of its ends' multipliers; an exact row's is free.
    state.price[r] = isEqual(row) ? state.price[r]! + length * move.price[r]! : state.vl[r]! - state.vu[r]!;
  });
}
