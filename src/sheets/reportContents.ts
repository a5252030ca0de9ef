import type { CellValue, Rectangle } from "../base";
import type { ScenarioSources, ScenarioValues } from "./scenarioContents";
import { referTo, type SheetAddress, type SheetStamp } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** Names that the four reports really get in the workbook. */
export interface ReportNames {
  readonly answer: string;
  readonly sensitivity: string;
  readonly limits: string;
  readonly risk: string;
}

/** What the reports are about: the plan for these goals, over the cells that hold them. */
export interface ReportContents {
  readonly channels: readonly string[];
  readonly sources: ScenarioSources;
  readonly values: ScenarioValues;
  readonly names: ReportNames;
  readonly stamp: SheetStamp;
}

const goalsRow = 5;

/** Where the Answer report keeps what the other three refer to. */
export interface AnswerLayout {
  readonly model: Rectangle;
  readonly budget: Rectangle;
  readonly objective: Rectangle;
  readonly posture: Rectangle;
  /** OPTIMIZE_BUDGET with header and total. */
  readonly plan: Rectangle;
  readonly limits: Rectangle | null;
  readonly settings: Rectangle | null;
}

/** Lays the Answer report out. */
export function answerLayout({ channels, sources, values }: ReportContents): AnswerLayout {
  const at = (row: number, column: number, rows = 1, columns = 1): Rectangle => ({ row, column, rows, columns });
  const side = 14;
  const table = (row: number, cells: readonly (readonly CellValue[])[]): Rectangle =>
    at(row, side, cells.length, cells[0]?.length ?? 1);
  const limits = sources.limits || !values.limits ? null : table(goalsRow, values.limits);
  const after = limits ? limits.row + limits.rows + 2 : goalsRow;
  return {
    model: at(goalsRow, 1),
    budget: at(goalsRow + 1, 1),
    objective: at(goalsRow + 2, 1),
    posture: at(goalsRow + 3, 1),
    plan: at(goalsRow + 10, 0, channels.length + 2, 12),
    limits,
    settings: sources.settings || !values.settings ? null : table(after, values.settings),
  };
}

/** The arguments of the reports' formulas as references to the Answer report and the inputs. */
export interface ReportArguments {
  readonly model: string;
  readonly budget: string;
  readonly objective: string;
  readonly posture: string;
  /** "" where there are no limits or settings. */
  readonly limits: string;
  readonly settings: string;
  /** Channel and amount of every channel, without header and total. */
  readonly plan: string;
}

/** Gathers them. */
export function reportArguments(contents: ReportContents): ReportArguments {
  const layout = answerLayout(contents);
  const { sources, channels, names } = contents;
  const place = (range: Rectangle): string => referTo({ ...range, sheet: names.answer });
  const table = (source: SheetAddress | null, own: Rectangle | null): string =>
    source ? referTo(source) : own ? place(own) : "";
  return {
    model: place(layout.model),
    budget: place(layout.budget),
    objective: place(layout.objective),
    posture: place(layout.posture),
    limits: table(sources.limits, layout.limits),
    settings: table(sources.settings, layout.settings),
    plan: place({ row: layout.plan.row + 1, column: 2, rows: channels.length, columns: 1 }),
  };
}

/** The fourth line of a sheet: which model its figures come from. */
export function writeModelLine(writer: SheetWriter, model: string): void {
  writer.formula(3, 0, `="Model: "&${model}`, { style: "Note" });
}

/** A title above a spill, the spill, and number formats for its columns ("" for a column of words). */
export function writeTable(
  writer: SheetWriter,
  title: string,
  formula: string,
  room: Rectangle,
  formats: readonly string[],
): void {
  writer.text(room.row - 1, room.column, title, { style: "Subtitle" });
  const words = formats.flatMap((format, column) => (format === "" ? [column] : []));
  writer.spill(formula, room, true, words);
  formats.forEach((format, column) => {
    const body = { row: room.row + 1, column: room.column + column, rows: room.rows - 1, columns: 1 };
    if (format !== "") writer.format(body, { format });
  });
}
