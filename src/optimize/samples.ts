/**
 * What is known of a curve at some spends, ascending: one column per quantity, `count` rows in use. Columns are replaced
 * when they run out of room, so whoever reads them takes them from here anew after a sample was added.
 */
export interface Samples {
  readonly count: number;
  readonly spend: Float64Array;
  /** The curve itself. */
  readonly own: Float64Array;
  /** The curve less what extra rows charge, and its slopes just below and just above each spend. */
  readonly value: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

/** The same while it is written, with what only the bounds need. */
export interface SampleColumns extends Samples {
  count: number;
  spend: Float64Array;
  own: Float64Array;
  value: Float64Array;
  below: Float64Array;
  above: Float64Array;
  /** Slope of the curve itself. */
  slope: Float64Array;
  /**
   * By how much the line that bounds the cell from here to the next sample rises more steeply than the curve does here,
   * and the one from the next sample less steeply than the curve there; NaN before anybody asked.
   */
  steeper: Float64Array;
  flatter: Float64Array;
}

const names = ["spend", "own", "value", "below", "above", "slope", "steeper", "flatter"] as const;
const firstRoom = 48;

/** Columns without samples. */
export function emptyColumns(): SampleColumns {
  const column = (): Float64Array => new Float64Array(firstRoom);
  return {
    ...{ count: 0, spend: column(), own: column(), value: column(), below: column(), above: column() },
    ...{ slope: column(), steeper: column(), flatter: column() },
  };
}

/** Makes room for a sample at row `at`: later rows move on by one. What stands there is to be written. */
export function openRow(columns: SampleColumns, at: number): void {
  if (columns.count === columns.spend.length) widen(columns);
  const { count } = columns;
  if (at < count) for (const name of names) columns[name].copyWithin(at + 1, at, count);
  columns.count = count + 1;
}

/** The first row at or above a spend; `count` where all lie below. */
export function rowAtOrAbove({ spend, count }: Samples, x: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spend[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function widen(columns: SampleColumns): void {
  for (const name of names) {
    const wider = new Float64Array(2 * columns[name].length);
    wider.set(columns[name]);
    columns[name] = wider;
  }
}
