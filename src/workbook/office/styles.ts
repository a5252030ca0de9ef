import { unreachable, type Rectangle } from "../../base";
import type { SheetBlock, StyleName } from "../../sheets";
import { rangeOf } from "./ranges";

/** Colours follow the modelling convention: blue inputs, black formulas, green links to other sheets. */
function paint(style: Excel.Style, name: StyleName): void {
  const { font, fill } = style;
  switch (name) {
    case "Title":
      font.bold = true;
      font.size = 16;
      return;
    case "Subtitle":
      font.bold = true;
      font.size = 12;
      return;
    case "Number header":
      style.includeAlignment = true;
      style.horizontalAlignment = "Right";
      font.bold = true;
      fill.color = "#E8EEF0";
      return;
    case "Header":
      font.bold = true;
      fill.color = "#E8EEF0";
      return;
    case "Input":
      font.color = "#0000FF";
      fill.color = "#FFFBE6";
      return;
    case "Calc":
      font.color = "#000000";
      return;
    case "Link":
      font.color = "#00703C";
      return;
    case "Check":
      font.italic = true;
      return;
    case "Note":
      font.color = "#595959";
      return;
    default:
      unreachable(name);
  }
}

const styleName = (name: StyleName): string => `Marginal ${name}`;

/** Gives the cells of a block their named styles ("Marginal Input"); `makeStyles` comes first. */
export function applyStyles(sheet: Excel.Worksheet, block: SheetBlock): void {
  for (const { range, style } of styledRanges(block)) rangeOf(sheet, range).style = styleName(style);
}

/** Makes the named styles of these blocks, once a workbook: a user may restyle them and they stay so. */
export async function makeStyles(context: Excel.RequestContext, blocks: readonly SheetBlock[]): Promise<void> {
  const { styles } = context.workbook;
  styles.load("items/name");
  await context.sync();
  const present = new Set(styles.items.map(({ name }) => name));
  const wanted = new Set(blocks.flatMap((block) => styledRanges(block).map(({ style }) => style)));
  for (const name of wanted) {
    if (present.has(styleName(name))) continue;
    styles.add(styleName(name));
    const style = styles.getItem(styleName(name));
    style.includeNumber = false;
    style.includeAlignment = false;
    style.includeProtection = false;
    paint(style, name);
  }
}

interface Styled {
  readonly range: Rectangle;
  readonly style: StyleName;
}

/** Formats first, then the cells, those below each other with one style taken together (fewer calls). */
function styledRanges(block: SheetBlock): readonly Styled[] {
  const formats = block.formats.flatMap(({ range, style }) => (style ? [{ range, style }] : []));
  const cells = block.cells
    .flatMap(({ row, column, style }) => (style ? [{ row, column, style }] : []))
    .sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: Styled[] = [];
  for (const { row, column, style } of cells) {
    const last = runs.at(-1);
    const { range } = last ?? {};
    if (last && range && last.style === style && range.column === column && range.row + range.rows === row) {
      runs[runs.length - 1] = { style, range: { ...range, rows: range.rows + 1 } };
    } else {
      runs.push({ style, range: { row, column, rows: 1, columns: 1 } });
    }
  }
  return [...formats, ...runs];
}
