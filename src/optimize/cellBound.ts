/** What slopes say of a curve between two samples: its bend throughout, or one turn inside; or no spend is allowed. */
export type CellShape = "empty" | "concave" | "convex" | "rising then falling" | "falling then rising";

/**
 * Least upper bound of  value(x) − price × x  on a cell that values at its ends, slopes just inside and shape give. Plain
 * numbers: this is asked for every cell of every curve of every subproblem.
 */
export function cellBound(
  shape: CellShape,
  width: number,
  atLeft: number, // value − price × x at the left end
  atRight: number,
  up: number, // slope − price at the left end
  down: number,
): number {
  const ends = atLeft > atRight ? atLeft : atRight;
  switch (shape) {
    case "empty":
    case "convex":
      return ends;
    case "rising then falling": // under the right tangent, or under the chord where that starts higher
      return Math.max(ends, atRight - down * width);
    case "falling then rising":
      return Math.max(ends, atLeft + up * width);
    case "concave": {
      if (up <= 0 || down >= 0) return ends;
      const meet = (atRight - atLeft - down * width) / (up - down); // where both tangents meet, from the left
      return Math.max(ends, atLeft + up * Math.min(width, Math.max(0, meet)));
    }
  }
}

/** Where in a cell to look next, from its left end: where a straight slope meets the price; else the middle. */
export function splitCell(shape: CellShape, from: number, to: number, up: number, down: number): number {
  if (shape !== "concave") return (from + to) / 2;
  return from + Math.min(0.999, Math.max(0.001, up / (up - down))) * (to - from);
}
