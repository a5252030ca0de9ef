import { checkName } from "./checkName";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Wanted name of the sheet that gathers all checks. */
const sheetName = "Checks";

const headerRow = 4;

export interface ChecksSheetContents {
  /** The one cell of every sheet that says whether all of its own checks hold. */
  readonly checks: readonly SheetAddress[];
  readonly stamp: SheetStamp;
}

/** Every sheet's own check as a link, and one master flag: 1 while all hold (an error counts as not). Name: All_checks. */
export function checksSheet({ checks, stamp }: ChecksSheetContents): SheetBlock {
  const writer = new SheetWriter(sheetName, [34, 16, 12]);
  writer.heading("Checks", "One flag for the whole model: 1 while every check holds.", "1 good, 0 not", stamp);
  writer.headers(headerRow, 0, ["Sheet", "Unit", "Check"]);
  checks.forEach((place, index) => {
    const row = headerRow + 1 + index;
    writer.text(row, 0, place.sheet);
    writer.text(row, 1, "1 good, 0 not", { style: "Note" });
    writer.formula(row, 2, `=IFERROR(${referTo(place)},0)`, { style: "Link", format: "0" });
  });
  const last = headerRow + 1 + checks.length;
  writer.text(last, 0, "All checks");
  writer.formula(last, 2, `=MIN(C${headerRow + 2}:C${last})`, { style: "Check", format: "0" });
  writer.name(checkName.master, { row: last, column: 2, rows: 1, columns: 1 });
  return writer.finish();
}
