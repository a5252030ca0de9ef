import { rowActivity, type ExtraRow } from "./extraRows";
import type { SlopeTables } from "./slopeTables";

/** Solves one draw after another under extra rows, by prices that are taken off the slopes. */
export interface RowCharge {
  /** Writes a draw's slopes, less what the rows charge, into the tables and solves, until every row is kept. */
  solve(own: Float64Array, solveTables: () => Float64Array, slack: number): void;
}

const mostSteps = 30;
const passes = 2;

/**
 * Prices for the extra rows of one draw, row after row (bisection from the price of the draw before, two passes where
 * there are several): near enough for the spread of amounts over the draws.
 */
export function chargeRows(rows: readonly ExtraRow[], tables: SlopeTables, slope: Float64Array): RowCharge {
  const prices = new Float64Array(rows.length);
  const activity = rows.map((row) => slopesOfRow(row, tables));

  function write(own: Float64Array): void {
    slope.set(own);
    rows.forEach((_, j) => {
      if (prices[j] === 0) return;
      for (let k = 0; k < slope.length; k++) slope[k]! -= prices[j]! * activity[j]![k]!;
    });
  }

  function solve(own: Float64Array, solveTables: () => Float64Array, slack: number): void {
    const excess = (j: number, price: number): number => {
      prices[j] = price;
      write(own);
      return rowActivity(rows[j]!, solveTables()) - rows[j]!.limit;
    };
    prices.fill(0);
    write(own);
    solveTables();
    for (let pass = 0; pass < (rows.length > 1 ? passes : 1); pass++)
      for (let j = 0; j < rows.length; j++) findPrice((price) => excess(j, price), slack, steepest(own));
  }

  return { solve };
}

/** The least price at which a row is kept, by bisection; leaves the last one that keeps it. */
function findPrice(excess: (price: number) => number, slack: number, first: number): void {
  if (excess(0) <= slack) return;
  let [low, high] = [0, first];
  for (let step = 0; step < mostSteps && excess(high) > slack; step++) [low, high] = [high, 2 * high];
  for (let step = 0; step < mostSteps; step++) {
    const middle = (low + high) / 2;
    const over = excess(middle);
    if (Math.abs(over) <= slack) return;
    if (over > 0) low = middle;
    else high = middle;
  }
  excess(high);
}

const steepest = (own: Float64Array): number => own.reduce((most, slope) => Math.max(most, Math.abs(slope)), 1e-12);

/** A row's slopes at the tables' points; of two points at one spend the first is just below it. */
function slopesOfRow(row: ExtraRow, tables: SlopeTables): Float64Array {
  return Float64Array.from(
    tables.flatMap(({ spend }, channel) =>
      [...spend].map((at, k) => {
        if (!row.touches(channel)) return 0;
        const [below, above] = row.activitySlopes(channel, at);
        return spend[k + 1] === at ? below : above;
      }),
    ),
  );
}
