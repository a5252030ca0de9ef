import type { Getters } from "@odoo/o-spreadsheet";
import type { Rectangle } from "../../base";
import { command, type GridCommand } from "./bulkCommands";
import { zoneOf } from "./gridReader";

/**
 * The commands that bring back what stands in these ranges now: contents, looks and names. Made before a write, kept
 * for the undo after it.
 */
export function restoreCommands(
  getters: Getters,
  sheetId: string,
  ranges: readonly Rectangle[],
): readonly GridCommand[] {
  const cells = ranges.flatMap((range) => cellsOf(range).map((at) => restoreCell(getters, sheetId, at)));
  const clears = ranges.map((range) => command("CLEAR_FORMATTING", { sheetId, target: [zoneOf(range)] }));
  return [...clears, ...cells];
}

function restoreCell(getters: Getters, sheetId: string, at: { row: number; col: number }): GridCommand {
  const cell = getters.getCell({ sheetId, ...at });
  const content = cell?.isFormula
    ? getters.getCellText({ sheetId, ...at }, { showFormula: true })
    : (cell?.content ?? "");
  return command("UPDATE_CELL", { sheetId, ...at, content, style: cell?.style ?? null, format: cell?.format ?? "" });
}

function cellsOf({ row, column, rows, columns }: Rectangle): readonly { row: number; col: number }[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: row + Math.floor(index / columns),
    col: column + (index % columns),
  }));
}

/** The commands that bring the workbook's names back to what they are now, given what they will be then. */
export function restoreNames(getters: Getters): (later: Getters) => readonly GridCommand[] {
  const before = getters.getNamedRanges().map(({ name, range }) => ({ name, range }));
  return (later) => [
    ...later.getNamedRanges().map(({ name }) => command("DELETE_NAMED_RANGE", { name })),
    ...before
      .filter(({ range }) => later.tryGetSheet(range.sheetId))
      .map(({ name, range }) =>
        command("CREATE_NAMED_RANGE", { name, ranges: [{ _sheetId: range.sheetId, _zone: range.zone }] }),
      ),
  ];
}
