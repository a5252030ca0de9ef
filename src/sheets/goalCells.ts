import { rangeName, type CellValue, type Rectangle } from "../base";
import type { ScenarioSources, ScenarioValues } from "./scenarioContents";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** Where a sheet keeps the goals that its formulas refer to. */
export interface GoalPlaces {
  readonly model: Rectangle;
  readonly budget: Rectangle;
  readonly objective: Rectangle;
  readonly posture: Rectangle;
  readonly limits: Rectangle | null;
  readonly settings: Rectangle | null;
}

interface Goals {
  readonly sources: ScenarioSources;
  readonly values: ScenarioValues;
}

/** Model, budget, objective and posture as links to their cells; what stands in no cell yet as blue inputs here. */
export function writeGoals(writer: SheetWriter, { sources, values }: Goals, places: GoalPlaces): void {
  const settings = sources.settings ? referTo(sources.settings) : places.settings && rangeName(places.settings, true);
  writer.headers(places.model.row - 1, 0, ["Goal", "Value"]);
  writer.text(places.model.row, 0, "Model");
  writer.formula(places.model.row, 1, modelFormula(sources.summary, settings));
  const goal = (
    place: Rectangle,
    name: string,
    source: SheetAddress | null,
    value: CellValue,
    format?: string,
  ): void => {
    writer.text(place.row, 0, name);
    if (source) writer.formula(place.row, place.column, `=${referTo(source)}`, { style: "Link", format });
    else writer.value(place.row, place.column, value, { style: "Input", format });
  };
  goal(places.budget, "Budget (money)", sources.budget, values.budget, "#,##0");
  goal(places.objective, "Objective", sources.objective, values.objective);
  goal(places.posture, "Posture", sources.posture, values.posture);
  writeOwnTable(writer, "Limits", places.limits, values.limits);
  writeOwnTable(writer, "Settings", places.settings, values.settings);
}

/** JUDGE_MODEL on the table; where the source is the one cell of a fitted model, that cell's own text. */
function modelFormula(summary: SheetAddress, settings: string | null): string {
  const place = referTo(summary);
  if (summary.rows === 1 && summary.columns === 1) return `=${place}`;
  return `=JUDGE_MODEL(${settings ? `${place},${settings}` : place})`;
}

function writeOwnTable(
  writer: SheetWriter,
  title: string,
  place: Rectangle | null,
  cells: readonly (readonly CellValue[])[] | null,
): void {
  if (!place || !cells) return;
  writer.text(place.row - 1, place.column, title, { style: "Subtitle" });
  cells.forEach((line, r) =>
    line.forEach((cell, c) => {
      writer.value(place.row + r, place.column + c, cell, { style: r === 0 ? "Header" : "Input" });
    }),
  );
}
