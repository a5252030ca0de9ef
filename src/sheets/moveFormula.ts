import { cellName, columnIndex } from "../base";

/** What is skipped whole: text literals, references to other sheets, and names of functions. */
const skipped = String.raw`"(?:[^"]|"")*"|(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|[A-Za-z_][\w.]*(?=\()`;
const cell = String.raw`(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\w.])`;
const piece = new RegExp(`${skipped}|${cell}`, "g");

/**
 * A formula of a block whose A1 moves by so many rows and columns: references to the block's own sheet move along
 * (absolute ones too: the whole block moves), references to other sheets and text stay as they are.
 */
export function moveFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(piece, (found: string, ...[left, letters, right, digits]: (string | undefined)[]) => {
    if (letters === undefined || digits === undefined) return found;
    const moved = cellName(Number(digits) - 1 + rows, columnIndex(letters) + columns);
    return moved.replace(/^([A-Z]+)(\d+)$/, (_, column: string, row: string) => `${left}${column}${right}${row}`);
  });
}
