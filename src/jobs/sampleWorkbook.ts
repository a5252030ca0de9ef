import { sampleTables, type SheetAddress, type SheetBlock, type SheetStamp } from "../sheets";
import { curvesSheet } from "./curvesSheet";
import { inputsSheet } from "./inputsSheet";
import { planSheet } from "./planSheet";
import { startSheet } from "./startSheet";

export interface SampleWorkbookRequest {
  readonly stamp: SheetStamp;
}

/** The worked example as a whole workbook, in order: Start, Inputs, Plan, Curves. Every figure beyond the inputs is live. */
export function sampleWorkbook({ stamp }: SampleWorkbookRequest): readonly SheetBlock[] {
  const inputs = inputsSheet({ contents: "sample", sheet: null, stamp });
  const { summary, goals } = sampleTables;
  const sources = { ...inputs.cells, settings: null };
  const plan = planSheet({ summary, sources, values: { ...goals, limits: null, settings: null }, stamp });
  const { layout } = plan;
  const onPlan = (row: number, column: number, rows: number): SheetAddress => ({
    sheet: plan.block.name,
    row,
    column,
    rows,
    columns: 1,
  });
  const curves = curvesSheet({
    model: onPlan(layout.model.row, layout.model.column, 1),
    channels: onPlan(layout.plan.row + 1, 0, layout.nChannels),
    outcomeName: String(summary[0]?.[2]),
    stamp,
  });
  return [startSheet({ stamp }), inputs.block, plan.block, curves];
}
