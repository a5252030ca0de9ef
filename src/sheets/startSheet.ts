import type { SheetStamp } from "./sheetAddress";
import type { SheetBlock } from "./sheetBlock";
import { writeChecklist } from "./rolloutChecklist";
import { SheetWriter } from "./sheetWriter";

const steps: readonly (readonly [string, string])[] = [
  ["1", "Inputs: put last period's spend and outcome per channel into the blue cells, with your budget and limits."],
  ["2", "Plan: read next period's plan, its range and the reason for every move. It follows the inputs as you type."],
  ["3", "Curves: see what each channel brings at other spends. Beyond the spends you have seen it is extrapolation."],
];

const facts: readonly string[] = [
  "The best plan is where the next unit of money brings the same in every channel, as far as your limits allow.",
  "Every figure carries its range. Curves from one period's table rest on stated judgement, not on a fit, and say so.",
  "The result takes last period's outcomes as caused by the spend. Tests and history make it surer.",
  "Nothing leaves this workbook: all is worked out on this machine.",
];

/** The Start sheet: what this is, the three steps from a table to a plan, and the roll-out checklist. */
export function startSheet(stamp: SheetStamp): SheetBlock {
  const writer = new SheetWriter("Start", [6, 110, 18, 14]);
  writer.heading("Marginal", "Plan next period's marketing budget from last period's numbers.", "", stamp);
  writer.text(4, 0, "Three steps", { style: "Subtitle" });
  steps.forEach(([number, text], index) => {
    writer.number(5 + index, 0, Number(number), { style: "Header" });
    writer.text(5 + index, 1, text);
  });
  writer.text(9, 0, "Good to know", { style: "Subtitle" });
  facts.forEach((text, index) => writer.text(10 + index, 1, text, { style: "Note" }));
  writeChecklist(writer, 11 + facts.length);
  return writer.finish();
}
