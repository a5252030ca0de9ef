import { boundingRectangle } from "../base";
import { moveFormula } from "./moveFormula";
import type { BlockCell, BlockRange, SheetBlock } from "./sheetBlock";

/** The block with its A1 moved to another cell: cells, spills, formats, names, charts and its own references. */
export function moveBlock(block: SheetBlock, rows: number, columns: number): SheetBlock {
  const moveRange = (range: BlockRange): BlockRange => ({
    ...range,
    row: range.row + rows,
    column: range.column + columns,
  });
  const moveCell = (cell: BlockCell): BlockCell => {
    const { content } = cell;
    const place = { ...cell, row: cell.row + rows, column: cell.column + columns };
    if (content.kind !== "formula") return place;
    return { ...place, content: { kind: "formula", formula: moveFormula(content.formula, rows, columns) } };
  };
  return {
    ...block,
    cells: block.cells.map(moveCell),
    spills: block.spills.map(moveRange),
    formats: block.formats.map((format) => ({ ...format, range: moveRange(format.range) })),
    names: block.names.map((name) => ({ ...name, range: moveRange(name.range) })),
    ...(block.print && { print: { ...block.print, range: moveRange(block.print.range) } }),
    charts: block.charts.map((chart) => ({ ...chart, source: moveRange(chart.source), place: moveRange(chart.place) })),
  };
}

/** The one rectangle that everything of a block stands in: what is announced, checked, and written. */
export function blockExtent(block: SheetBlock): BlockRange {
  const cells = block.cells.map(({ row, column }) => ({ row, column, rows: 1, columns: 1 }));
  const ranges = [...cells, ...block.spills, ...block.formats.map(({ range }) => range)];
  const places = block.charts.map(({ place }) => place);
  return boundingRectangle([...ranges, ...places]) ?? { row: 0, column: 0, rows: 1, columns: 1 };
}
