import { rangeName, type Rectangle, type SheetValues } from "../base";
import type { ModelSheetContents, ModelSheetTable } from "./modelContents";
import { referTo, type SheetAddress } from "./sheetAddress";
import type { SheetWriter } from "./sheetWriter";

/** The cell of the FIT_MODEL formula on the Model sheet. */
export const modelCell: Rectangle = { row: 5, column: 1, rows: 1, columns: 1 };

const settingsRow = 8;
const spareSettings = 6;
const spareTests = 4;

/** Writes the model's cell and everything of the user's that it is given; returns the first free row below. */
export function writeModelInputs(writer: SheetWriter, contents: ModelSheetContents): number {
  writer.text(modelCell.row - 1, 0, "The model", { style: "Subtitle" });
  writer.text(modelCell.row, 0, "Key, size, accuracy, verdict");
  writer.name("Fitted_model", modelCell);
  if (!contents.places) return writeImported(writer, contents.text ?? "");
  const settings = writeSettings(writer, contents.settings);
  let row = settings.row + settings.rows + 2;
  const place = (title: string, table: ModelSheetTable | null | undefined, spare: number): string => {
    if (!table) return "";
    if (!isValues(table)) return referTo(table);
    const room = writeTable(writer, title, table, row, spare);
    row = room.row + room.rows + 2;
    return rangeName(room, true);
  };
  const tests = place("Lift tests (blank rows do not count)", contents.tests, spareTests);
  const groups = place("Groups", contents.groups, 0);
  const { dates, outcome, spend, controls } = contents.places;
  const given = [referTo(dates), referTo(outcome), sideBySide(spend), sideBySide(controls), tests];
  given.push(rangeName(settings, true), ...(groups === "" ? [] : [groups]));
  writer.formula(modelCell.row, modelCell.column, `=FIT_MODEL(${given.join(",")})`);
  return row;
}

function isValues(table: ModelSheetTable): table is SheetValues {
  return Array.isArray(table);
}

/** A model from a file stands as its text: every function takes it, and there is no history here to fit it on. */
function writeImported(writer: SheetWriter, text: string): number {
  writer.text(modelCell.row, modelCell.column, text, { style: "Input" });
  writer.text(
    modelCell.row + 1,
    0,
    "From a file: the workbook keeps the model, its history stayed where it was fitted.",
    {
      style: "Note",
    },
  );
  return settingsRow;
}

/** Several ranges stand side by side in a formula as HSTACK of them. */
function sideBySide(ranges: readonly SheetAddress[]): string {
  const names = ranges.map(referTo);
  return names.length > 1 ? `HSTACK(${names.join(",")})` : (names[0] ?? "");
}

function writeSettings(writer: SheetWriter, settings: SheetValues | null): Rectangle {
  const title = "Settings (name and value; defaults where blank)";
  return writeTable(writer, title, settings ?? [["Name", "Value"]], settingsRow, spareSettings);
}

/** A table of inputs in blue with some blank rows to go on in; returns its place, header included. */
function writeTable(writer: SheetWriter, title: string, table: SheetValues, row: number, spare: number): Rectangle {
  const header = (table[0] ?? []).map(String);
  const rows = table.slice(1);
  writer.text(row - 1, 0, title, { style: "Subtitle" });
  writer.headers(row, 0, header);
  rows.forEach((cells, index) =>
    cells.forEach((cell, column) => writer.value(row + 1 + index, column, cell, { style: "Input" })),
  );
  const place = { row, column: 0, rows: 1 + rows.length + spare, columns: header.length };
  if (spare > 0) writer.format({ ...place, row: row + 1 + rows.length, rows: spare }, { style: "Input" });
  return place;
}
