import { toCellText } from "../base";
import { unreachable } from "../base";
import type { BlockRange, CellContent, SheetBlock } from "../sheets";

/** What a host is given for one cell: a formula or escaped text as a string, else the value; "" clears. */
export type HostContent = string | number | boolean;

/** Content of a block's cell as a host takes it: text is escaped here, once, for every host. */
export function hostContent(content: CellContent): HostContent {
  switch (content.kind) {
    case "text":
      return toCellText(content.text);
    case "number":
    case "boolean":
      return content.value;
    case "formula":
      return content.formula;
    default:
      return unreachable(content);
  }
}

/**
 * What the pane puts into a single cell, as a host takes it: null clears, a string that starts with "=" is a formula,
 * one that starts with an apostrophe is the text behind it, any other string is text and escaped.
 */
export function givenContent(content: string | number | boolean | null): HostContent {
  if (content === null) return "";
  if (typeof content !== "string" || content.startsWith("=")) return content;
  return content.startsWith("'") ? content : toCellText(content);
}

/** The contents of the rectangle a block fills, row by row; cells without content are "". */
export function blockContents(block: SheetBlock, extent: BlockRange): HostContent[][] {
  const grid = Array.from({ length: extent.rows }, () => new Array<HostContent>(extent.columns).fill(""));
  for (const { row, column, content } of block.cells) {
    const line = grid[row - extent.row];
    if (line) line[column - extent.column] = hostContent(content);
  }
  return grid;
}

/** A host content as the value that then stands in the cell: without the apostrophe that kept text text. */
export function standingValue(content: HostContent): {
  readonly value: string | number | boolean | null;
  readonly formula: string;
} {
  if (typeof content !== "string") return { value: content, formula: "" };
  if (content.startsWith("=")) return { value: null, formula: content };
  if (content === "") return { value: null, formula: "" };
  return { value: content.startsWith("'") ? content.slice(1) : content, formula: "" };
}
