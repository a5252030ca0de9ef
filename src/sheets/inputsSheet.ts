import type { CellValue } from "../base";
import type { PlanGoals, InputTables } from "./sample";
import type { SheetAddress, SheetStamp } from "./sheetAddress";
import type { BlockRange, SheetBlock } from "./sheetBlock";
import { SheetWriter } from "./sheetWriter";

/** Where the inputs stand on their sheet; the same places go by defined names. */
export interface InputCells {
  readonly summary: SheetAddress;
  readonly limits: SheetAddress;
  readonly budget: SheetAddress;
  readonly objective: SheetAddress;
  readonly posture: SheetAddress;
  readonly approvalAbove: SheetAddress;
}

const goalsRow = 4;
const tablesRow = 12;
/** Blank rows that belong to a table, so that a channel can be added at its end. */
const spareRows = 3;
/** Blank columns of the Limits table, for kinds of limits that it does not have yet. */
const spareLimits = 3;

const amountHeaders = /^(min|max|fixed|step|spend|budget|cost|investment|outcome|mqls|leads|orders|sales|revenue)$/i;
const shareHeaders = /^(max move|prefer|weight|margin|rate)$/i;

/** Number format of a table's column, by its header: money and counts without decimals, shares in percent. */
function formatOf(header: CellValue): string | undefined {
  const text = typeof header === "string" ? header.trim() : "";
  if (shareHeaders.test(text)) return "0%";
  return amountHeaders.test(text) ? "#,##0" : undefined;
}

/** Where the tables and goals of an Inputs sheet stand, on the sheet of that name. */
export function inputCells(tables: InputTables, sheet: string): InputCells {
  const at = (row: number, column: number, rows = 1, columns = 1): SheetAddress => ({
    sheet,
    row,
    column,
    rows,
    columns,
  });
  const size = (table: InputTables["summary"]): [number, number] => [table.length + spareRows, table[0]?.length ?? 1];
  const limitsColumn = (tables.summary[0]?.length ?? 1) + 1;
  return {
    summary: at(tablesRow, 0, ...size(tables.summary)),
    limits: at(tablesRow, limitsColumn, size(tables.limits)[0], (tables.limits[0]?.length ?? 1) + spareLimits),
    budget: at(goalsRow + 1, 2),
    objective: at(goalsRow + 2, 2),
    posture: at(goalsRow + 3, 2),
    approvalAbove: at(goalsRow + 4, 2),
  };
}

/**
 * The Inputs sheet: goals above, last period's table at the left, limits at its right; blue cells are for typing. Both
 * tables keep a few blank rows that already belong to them. Names: Summary, Limits, Budget, Objective, Posture,
 * Approval_above.
 */
export function inputsSheet(tables: InputTables, stamp: SheetStamp): SheetBlock {
  const writer = new SheetWriter("Inputs", columnWidths(tables));
  writer.heading(
    "Inputs",
    "What the plan is made from: type into the blue cells, the Plan sheet follows.",
    "Money in your currency, outcomes as counted, shares in percent",
    stamp,
  );
  const cells = inputCells(tables, writer.finish().name);
  writeGoals(writer, tables.goals, Math.max(3, cells.limits.column));
  writer.text(tablesRow - 1, 0, "Last period", { style: "Subtitle" });
  writeTable(writer, tables.summary, cells.summary);
  writer.text(tablesRow - 1, cells.limits.column, "Limits", { style: "Subtitle" });
  writeTable(writer, tables.limits, cells.limits);
  const names = { Summary: cells.summary, Limits: cells.limits, Budget: cells.budget, Objective: cells.objective };
  const all = { ...names, Posture: cells.posture, Approval_above: cells.approvalAbove };
  for (const [name, { row, column, rows, columns }] of Object.entries(all))
    writer.name(name, { row, column, rows, columns });
  return writer.finish();
}

function writeGoals(writer: SheetWriter, goals: PlanGoals, hintColumn: number): void {
  writer.headers(goalsRow, 0, ["Goal", "Unit", "Value"]);
  const lines: readonly (readonly [string, string, CellValue, string, string?])[] = [
    ["Budget", "money", goals.budget, "What to spend next period", "#,##0"],
    ["Objective", "word", goals.objective, "outcome, value or profit"],
    ["Posture", "word or 0 to 1", goals.posture, "conservative, balanced or aggressive; 0 is most careful, 1 boldest"],
    ["Approval above", "share", goals.approvalAbove, "Larger moves of a channel need an approval", "0%"],
  ];
  lines.forEach(([label, unit, value, hint, format], index) => {
    const row = goalsRow + 1 + index;
    writer.text(row, 0, label);
    writer.text(row, 1, unit, { style: "Note" });
    writer.value(row, 2, value, { style: "Input", format });
    writer.text(row, hintColumn, hint, { style: "Note" });
  });
}

function writeTable(writer: SheetWriter, table: InputTables["summary"], place: BlockRange): void {
  const headers = table[0] ?? [];
  const textColumns = headers.flatMap((header, column) => (/^(Channel|Reason)$/.test(String(header)) ? [column] : []));
  writer.headers(place.row, place.column, headers.map(String), textColumns);
  table.slice(1).forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const format = formatOf(headers[column] ?? null);
      writer.value(place.row + 1 + row, place.column + column, cell, { style: "Input", format });
    });
  });
  const spareColumns = place.columns - headers.length;
  if (spareColumns > 0)
    writeSpareColumns(writer, { ...place, column: place.column + headers.length, columns: spareColumns });
  headers.forEach((header, column) => {
    const spare = { row: place.row + table.length, column: place.column + column, rows: spareRows, columns: 1 };
    writer.format(spare, { style: "Input", format: formatOf(header) });
  });
}

/** Blank columns that already belong to a table: a header typed there adds a kind of limit. */
function writeSpareColumns(writer: SheetWriter, place: BlockRange): void {
  writer.format({ ...place, rows: 1 }, { style: "Header" });
  writer.format({ ...place, row: place.row + 1, rows: place.rows - 1 }, { style: "Input" });
}

function columnWidths(tables: InputTables): number[] {
  const summary = (tables.summary[0] ?? []).map((_, column) => (column === 0 ? 22 : 16));
  const limits = (tables.limits[0] ?? []).map((header) => (header === "Reason" ? 36 : header === "Channel" ? 22 : 12));
  return [...summary, 3, ...limits, ...Array.from({ length: spareLimits }, () => 12)];
}
