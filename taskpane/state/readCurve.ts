import type { Table } from "../../src/base";
import type { CurvePoint } from "./planner";

/** A CHANNEL_CURVE table (Spend, mean, low, high) as points; rows without numbers are left out. */
export function curvePoints(table: Table): readonly CurvePoint[] {
  return table.rows.flatMap(([spend, mean, low, high]) =>
    typeof spend === "number" && typeof mean === "number" && typeof low === "number" && typeof high === "number"
      ? [{ spend, mean, low, high }]
      : [],
  );
}
