import type { SheetWriter } from "./sheetWriter";

/** A phase of the roll-out and what is done when it is over. */
interface Phase {
  readonly name: string;
  readonly steps: readonly string[];
}

const phases: readonly Phase[] = [
  {
    name: "Assess",
    steps: [
      "Marketing and finance agree on the outcome that counts, and on who approves large moves.",
      "Last period's spend and outcome per channel stand in one table.",
      "The Data step shows no errors for it.",
    ],
  },
  {
    name: "Foundation",
    steps: [
      "Two years of weekly history stand in one table.",
      "A model is fitted to it; its verdict is pass, or its review is understood.",
      "Limits and guardrails are set.",
    ],
  },
  {
    name: "Pilot",
    steps: [
      "One period is planned, approved and put to work in the Track step.",
      "Its actual figures are in and every alert was answered.",
      "The first monthly review was written and talked through.",
    ],
  },
  {
    name: "Scale",
    steps: [
      "Every channel is planned every period.",
      "The channel that matters most was tested with a holdout.",
      "The model is refitted each month and the hindsight was read.",
      "The stage of autonomy was chosen on purpose.",
    ],
  },
];

/**
 * The roll-out checklist from row `top` on: the user types yes beside a step that is done (and when), formulas count
 * each phase and name the one that the roll-out is in. What was typed is the state; it lives in these cells.
 */
export function writeChecklist(writer: SheetWriter, top: number): void {
  writer.text(top, 0, "Roll-out", { style: "Subtitle" });
  writer.headers(top + 1, 0, ["", "Phase and step", "Done (yes)", "When"]);
  let row = top + 2;
  const counts = phases.map(({ name, steps }) => {
    const first = row + 1;
    const done = `COUNTIF(C${first + 1}:C${first + steps.length},"yes")`;
    writer.text(row, 1, name, { style: "Subtitle" });
    writer.formula(row, 2, `=${done}&" of ${steps.length}"`);
    steps.forEach((step, index) => writer.text(first + index, 1, step));
    writer.format({ row: first, column: 2, rows: steps.length, columns: 1 }, { style: "Input" });
    writer.format({ row: first, column: 3, rows: steps.length, columns: 1 }, { style: "Input", format: "yyyy-mm-dd" });
    row = first + steps.length;
    return { name, isDone: `${done}=${steps.length}` };
  });
  const now = counts.reduceRight((rest, { name, isDone }) => `IF(${isDone},${rest},"Now: ${name}")`, `"Rolled out"`);
  writer.formula(top, 2, `=${now}`, { style: "Check" });
  writer.name("Rollout_checklist", { row: top + 1, column: 1, rows: row - top - 1, columns: 3 });
}
