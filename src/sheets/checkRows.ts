import { rangeName, type Rectangle } from "../base";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** What is checked and a formula that gives 1 where it holds and 0 where not. */
export type SheetCheck = readonly [label: string, formula: string];

/**
 * Checks below each other from a cell on: words, unit, 1 or 0 (an error counts as not), the last one for all. `place` is
 * the column of figures; words and units stand two columns and one column before it.
 */
export function writeCheckRows(writer: SheetWriter, place: Rectangle, checks: readonly SheetCheck[]): void {
  const others = rangeName({ ...place, rows: checks.length }, true);
  [...checks, ["All checks", `MIN(${others})`] as const].forEach(([label, formula], index) => {
    const row = place.row + index;
    writer.text(row, place.column - 2, label);
    writer.text(row, place.column - 1, "1 good, 0 not", { style: "Note" });
    writer.formula(row, place.column, `=IFERROR(${formula},0)`, { style: "Check", format: "0" });
  });
}

/**
 * The model is that of its data. A judged one: its key is that of its table and settings now. A fitted one: it has not
 * failed, and the Model sheet's own check says that it knows the history as it stands (where that sheet is known).
 */
export function modelCheck(
  model: string,
  { summary, modelData = null }: ModelPlaces,
  settings: string | null,
): SheetCheck {
  if (summary.rows === 1 && summary.columns === 1) {
    const stands = `MODEL_INFO(${model},"Verdict")<>"fail"`;
    const knows = modelData && `${referTo(modelData)}=1`;
    return knows
      ? ["Model is of the present history", `IF(AND(${stands},${knows}),1,0)`]
      : ["Fitted model has not failed", `IF(${stands},1,0)`];
  }
  const judged = `JUDGE_MODEL(${settings ? `${referTo(summary)},${settings}` : referTo(summary)})`;
  return ["Model is of the present table", `IF(LEFT(${model},12)=LEFT(${judged},12),1,0)`];
}

/** Where the model of a sheet comes from. */
interface ModelPlaces {
  readonly summary: SheetAddress;
  readonly modelData?: SheetAddress | null;
}

/** 1 while none of these cells shows an error. */
export function noErrorCheck(...ranges: readonly string[]): SheetCheck {
  return ["No cell shows an error", `IF(ISNUMBER(SUM(${ranges.join(",")})),1,0)`];
}
