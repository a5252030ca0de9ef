import type { Rectangle } from "../base";
import type { PlanSources, PlanValues } from "./planContents";

/** Where everything stands on the Plan sheet; spills are given their whole room. */
export interface PlanLayout {
  readonly nChannels: number;
  readonly goals: Rectangle;
  readonly budget: Rectangle;
  readonly objective: Rectangle;
  readonly posture: Rectangle;
  readonly approvalAbove: Rectangle;
  readonly model: Rectangle;
  /** SIMULATE_PLAN: header, the plan, last period's spends. Above the plan: the headline first. */
  readonly expected: Rectangle;
  /** OPTIMIZE_BUDGET: header, channels, total. */
  readonly plan: Rectangle;
  /** The blended plan: header, channels, total; its share stands in the title row above. null where there is none. */
  readonly blend: Rectangle | null;
  readonly reasons: Rectangle;
  readonly approvals: Rectangle;
  readonly checks: Rectangle;
  /** Tables that are in no cell yet; null where they are, or where there are none. */
  readonly limits: Rectangle | null;
  readonly settings: Rectangle | null;
  readonly chart: Rectangle;
}

/** Rows below every spill that are kept clear, so that channels can be added to the inputs. */
const spareRows = 3;
const goalsRow = 4;
const expectedRow = 12;
/** OPTIMIZE_BUDGET's eleven columns and the twelfth it appends under another objective. */
const planColumns = 12;
const sideColumn = planColumns + 1;

const rectangle = (row: number, column: number, rows = 1, columns = 1): Rectangle => ({ row, column, rows, columns });

/** Lays the Plan sheet out for so many channels: blocks below each other, a blank row and a title row between. */
export function planLayout(nChannels: number, values: PlanValues, sources: PlanSources): PlanLayout {
  const expected = rectangle(expectedRow, 1, 3, 6);
  const plan = below(expected, nChannels + 2 + spareRows, planColumns, 0);
  const blend = values.blend ? below(plan, nChannels + 2, 5, 0) : null;
  const reasons = below(blend ? simulated(blend) : plan, nChannels + 3 + spareRows, 1, 0);
  const approvals = below(reasons, nChannels + 1 + spareRows, 5, 0);
  const limits = sources.limits || !values.limits ? null : side(goalsRow + 1, values.limits);
  const settings = sources.settings || !values.settings ? null : side(after(limits), values.settings);
  return {
    nChannels,
    goals: rectangle(goalsRow, 0),
    budget: rectangle(goalsRow + 1, 2),
    objective: rectangle(goalsRow + 2, 2),
    posture: rectangle(goalsRow + 3, 2),
    approvalAbove: rectangle(goalsRow + 4, 2),
    model: rectangle(goalsRow + 5, 2),
    plan,
    expected,
    blend,
    reasons,
    approvals,
    checks: below(approvals, 4, 3, 0),
    limits,
    settings,
    chart: rectangle(Math.max(plan.row, after(settings ?? limits)), sideColumn, 18, 5),
  };
}

/** SIMULATE_PLAN of the blended plan: header and one row, a blank row below its amounts. */
export function simulated(blend: Rectangle): Rectangle {
  return rectangle(blend.row + blend.rows + 1, 1, 2, 6);
}

function below(block: Rectangle, rows: number, columns: number, column: number): Rectangle {
  return rectangle(block.row + block.rows + 2, column, rows, columns);
}

function side(row: number, table: readonly (readonly unknown[])[]): Rectangle {
  return rectangle(row, sideColumn, table.length, table[0]?.length ?? 1);
}

/** The row for the next block at the side: one blank row and a title row further down. */
function after(block: Rectangle | null): number {
  return block ? block.row + block.rows + 2 : goalsRow + 1;
}
