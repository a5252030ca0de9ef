import type { Style } from "@odoo/o-spreadsheet";
import { cellName, sheetReference } from "../../base";
import { blockExtent, type SheetBlock } from "../../sheets";
import { blockContents } from "../blockContents";
import { blockLooks, sheetSize, typedText } from "./blockCommands";
import { blockStyles, gridFormat, widthInPixels } from "./blockStyles";
import { chartDefinition, chartSize } from "./chartCommand";
import type { OwnSheet } from "./gridWriter";
import { emptyStore, type PreviewStore } from "./previewPort";

/** Looks by number, as the grid's data hold them. */
class LookBook<T> {
  readonly numbers = new Map<string, number>();

  numberOf(look: T): number {
    const text = JSON.stringify(look);
    const number = this.numbers.get(text) ?? this.numbers.size + 1;
    this.numbers.set(text, number);
    return number;
  }

  toData(): Readonly<Record<number, T>> {
    return Object.fromEntries([...this.numbers].map(([text, number]) => [number, JSON.parse(text) as T]));
  }
}

interface Looks {
  readonly styles: LookBook<Style>;
  readonly formats: LookBook<string>;
}

/**
 * A new workbook made of these sheets, as data for the grid: the same that writing them one by one would give, without
 * calculating anything on the way.
 */
export function gridOfBlocks(blocks: readonly SheetBlock[]): { readonly grid: object; readonly store: PreviewStore } {
  const looks = { styles: new LookBook<Style>(), formats: new LookBook<string>() };
  const sheets = blocks.map((block, index) => sheetData(block, sheetId(index), looks));
  const names = blocks.flatMap(({ name: sheet, names }) =>
    names.map(({ name, range }) => [name, sheetReference(sheet, range, false)]),
  );
  const ownSheets = blocks.map((block, index) => [sheetId(index), ownSheet(block, sheetId(index))]);
  return {
    grid: {
      sheets,
      styles: looks.styles.toData(),
      formats: looks.formats.toData(),
      namedRanges: Object.fromEntries(names),
      uniqueFigureIds: true,
    },
    store: { ...emptyStore, ownSheets: Object.fromEntries(ownSheets) },
  };
}

const sheetId = (index: number): string => `sheet-${index + 1}`;
const chartId = (sheet: string, index: number): string => `${sheet}-chart-${index + 1}`;

function ownSheet(block: SheetBlock, id: string): OwnSheet {
  return { extent: blockExtent(block), charts: block.charts.map((_, index) => chartId(id, index)) };
}

function sheetData(block: SheetBlock, id: string, looks: Looks): object {
  const { rows, columns } = sheetSize(blockExtent(block));
  const widths = block.columnWidths.map((characters, column) => [column, { size: widthInPixels(characters) }]);
  return {
    ...{ id, name: block.name, rowNumber: rows, colNumber: columns, areGridLinesVisible: false },
    cols: Object.fromEntries(widths),
    cells: cellData(block),
    ...lookData(block, looks),
    figures: block.charts.map((chart, index) => ({
      ...{ id: chartId(id, index), tag: "chart", col: chart.place.column, row: chart.place.row },
      ...{ offset: { x: 0, y: 0 }, ...chartSize(chart, block.columnWidths) },
      data: { ...chartDefinition(chart, block.name), chartId: `${chartId(id, index)}-chart` },
    })),
    panes: { xSplit: 0, ySplit: block.frozenRows },
  };
}

function cellData(block: SheetBlock): Readonly<Record<string, string>> {
  const extent = blockExtent(block);
  const cells = blockContents(block, extent).flatMap((line, row) =>
    line.map((content, column) => [cellName(extent.row + row, extent.column + column), typedText(content)]),
  );
  return Object.fromEntries(cells.filter(([, text]) => text !== ""));
}

/** Style and number format of every cell that has one, later looks over earlier ones. */
function lookData(block: SheetBlock, looks: Looks): { readonly styles: object; readonly formats: object } {
  const styles = new Map<string, Style>();
  const formats = new Map<string, string>();
  for (const { range, style, format } of blockLooks(block)) {
    const shown = format === undefined ? undefined : gridFormat(format);
    for (const cell of cellsOf(range)) {
      if (style !== undefined) styles.set(cell, { ...styles.get(cell), ...blockStyles[style] });
      if (shown !== undefined) formats.set(cell, shown);
    }
  }
  return {
    styles: Object.fromEntries([...styles].map(([cell, style]) => [cell, looks.styles.numberOf(style)])),
    formats: Object.fromEntries([...formats].map(([cell, format]) => [cell, looks.formats.numberOf(format)])),
  };
}

function cellsOf({ row, column, rows, columns }: SheetBlock["formats"][number]["range"]): string[] {
  return Array.from({ length: rows * columns }, (_, index) =>
    cellName(row + Math.floor(index / columns), column + (index % columns)),
  );
}
