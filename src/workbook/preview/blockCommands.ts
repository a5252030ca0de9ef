import type { Getters } from "@odoo/o-spreadsheet";
import type { BlockRange, SheetBlock } from "../../sheets";
import { blockContents, type HostContent } from "../blockContents";
import { blockStyles, gridFormat, widthInPixels } from "./blockStyles";
import { command, type GridCommand } from "./bulkCommands";
import { zoneOf } from "./gridReader";

/** Where commands are to act: a sheet by its id, made or still to be made under that id. */
export interface BlockPlace {
  readonly sheetId: string;
  readonly sheet: string;
  readonly extent: BlockRange;
}

/** What a cell is given, as the grid takes it: its text, exactly as typed. */
export function typedText(content: HostContent): string {
  return typeof content === "boolean" ? String(content).toUpperCase() : String(content);
}

/** The commands that put contents into cells, row by row from a place on. */
export function contentCommands(
  sheetId: string,
  at: { readonly row: number; readonly column: number },
  contents: readonly (readonly HostContent[])[],
): readonly GridCommand[] {
  return contents.flatMap((line, r) =>
    line.map((content, c) =>
      command("UPDATE_CELL", { sheetId, row: at.row + r, col: at.column + c, content: typedText(content) }),
    ),
  );
}

/**
 * The commands that write a block's cells with their looks, widths and frozen rows (charts and names come apart). The
 * place is clear already: thousands of blank cells need no command.
 */
export function blockCommands(block: SheetBlock, place: BlockPlace, isOwn: boolean): readonly GridCommand[] {
  const { sheetId, extent } = place;
  const contents = contentCommands(sheetId, extent, blockContents(block, extent));
  return [
    ...contents.filter(isFilled),
    ...lookCommands(block, sheetId),
    ...(isOwn ? frameCommands(block, sheetId) : []),
  ];
}

function isFilled({ payload }: GridCommand): boolean {
  return (payload as { readonly content?: string }).content !== "";
}

/** The looks of a block's ranges and cells, in the order in which later ones go over earlier ones. */
export function blockLooks(block: SheetBlock): SheetBlock["formats"] {
  const cells = block.cells.map(({ row, column, content: _, ...look }) => ({
    range: { row, column, rows: 1, columns: 1 },
    ...look,
  }));
  return [...block.formats, ...cells].filter(({ format, style }) => format !== undefined || style !== undefined);
}

function lookCommands(block: SheetBlock, sheetId: string): readonly GridCommand[] {
  return blockLooks(block).map(({ range, format, style }) =>
    command("SET_FORMATTING", {
      sheetId,
      target: [zoneOf(range)],
      ...(style === undefined ? {} : { style: blockStyles[style] }),
      ...(format === undefined ? {} : { format: gridFormat(format) }),
    }),
  );
}

function frameCommands(block: SheetBlock, sheetId: string): readonly GridCommand[] {
  const widths = block.columnWidths.map((characters, column) =>
    command("RESIZE_COLUMNS_ROWS", {
      sheetId,
      dimension: "COL",
      elements: [column],
      size: widthInPixels(characters),
    }),
  );
  const frozen = block.frozenRows > 0 ? [command("FREEZE_ROWS", { sheetId, quantity: block.frozenRows })] : [];
  return [...widths, ...frozen, command("SET_GRID_LINES_VISIBILITY", { sheetId, areGridLinesVisible: false })];
}

/** How much room below and right of a block a new sheet has, for what users add and formulas spill. */
const spare = { rows: 100, columns: 10 };

/** The command that makes the sheet a block will stand on. */
export function sheetCommand(place: BlockPlace, position: number): GridCommand {
  const { rows, columns } = sheetSize(place.extent);
  return command("CREATE_SHEET", { sheetId: place.sheetId, name: place.sheet, position, rows, cols: columns });
}

/** How many rows and columns a new sheet for a block has. */
export function sheetSize(extent: BlockRange): { readonly rows: number; readonly columns: number } {
  return {
    rows: extent.row + extent.rows + spare.rows,
    columns: Math.max(26, extent.column + extent.columns + spare.columns),
  };
}

/** The commands that enlarge a sheet where a range reaches beyond its edges. */
export function roomCommands(getters: Getters, sheetId: string, sheet: string, range: BlockRange): GridCommand[] {
  const [rows, columns] = [getters.getNumberRows(sheetId), getters.getNumberCols(sheetId)];
  const add = (dimension: "ROW" | "COL", size: number, needed: number): GridCommand[] =>
    needed <= size
      ? []
      : [
          command("ADD_COLUMNS_ROWS", {
            ...{ sheetId, sheetName: sheet, dimension, base: size - 1, quantity: needed - size },
            position: "after",
          }),
        ];
  return [...add("ROW", rows, range.row + range.rows), ...add("COL", columns, range.column + range.columns)];
}

/** The commands that make a block's names known; a name that points into a sheet of the user's stays theirs. */
export function nameCommands(
  getters: Getters,
  block: SheetBlock,
  sheetId: string,
  isOwnSheet: (sheetId: string) => boolean,
): readonly GridCommand[] {
  return block.names.flatMap(({ name, range }) => {
    const ranges = [{ _sheetId: sheetId, _zone: zoneOf(range) }];
    const taken = getters.getNamedRange(name);
    if (!taken) return [command("CREATE_NAMED_RANGE", { name, ranges })];
    if (!isOwnSheet(taken.range.sheetId)) return [];
    return [command("UPDATE_NAMED_RANGE", { oldRangeName: name, newRangeName: name, ranges })];
  });
}
