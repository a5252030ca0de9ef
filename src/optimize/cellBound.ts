/** What slopes say of a curve between two samples: its bend throughout, or one turn inside; or no spend is allowed. */
export type CellShape = "empty" | "concave" | "convex" | "rising then falling" | "falling then rising";

/** A curve between two samples: values there, slopes just inside. */
export interface CurveCell {
  readonly shape: CellShape;
  readonly from: number;
  readonly to: number;
  readonly atFrom: number;
  readonly atTo: number;
  readonly rise: number;
  readonly fall: number;
}

/** Least upper bound of  value(x) − price × x  on a cell that values, slopes and shape give. */
export function cellBound({ shape, from, to, atFrom, atTo, rise, fall }: CurveCell, price: number): number {
  const [atLeft, atRight] = [atFrom - price * from, atTo - price * to];
  const ends = Math.max(atLeft, atRight);
  const [up, down] = [rise - price, fall - price];
  switch (shape) {
    case "empty":
    case "convex":
      return ends;
    case "rising then falling": // under the right tangent, or under the chord where that starts higher
      return Math.max(ends, atRight - down * (to - from));
    case "falling then rising":
      return Math.max(ends, atLeft + up * (to - from));
    case "concave": {
      if (up <= 0 || down >= 0) return ends;
      const meet = (atRight - atLeft - down * (to - from)) / (up - down); // where both tangents meet, from the left
      return Math.max(ends, atLeft + up * Math.min(to - from, Math.max(0, meet)));
    }
  }
}

/** The spend to look at next in a cell: where a straight slope meets the price; where it turns or is steep its middle. */
export function splitCell({ shape, from, to, rise, fall }: CurveCell, price: number): number {
  if (shape !== "concave") return (from + to) / 2;
  if (rise > 4 * Math.abs(fall)) return from > 0 ? Math.sqrt(from) * Math.sqrt(to) : to / 8;
  const share = (rise - price) / (rise - fall);
  return from + Math.min(0.999, Math.max(0.001, share)) * (to - from);
}
