import { cellName, columnIndex } from "../base";

/** Pieces of a formula that are skipped whole: text literals, references to other sheets, and words before a bracket. */
const skipped = `"(?:[^"]|"")*"|(?:'(?:[^']|'')+'|[A-Za-z_][\\w.]*)!\\$?[A-Za-z]{1,3}\\$?\\d+(?::\\$?[A-Za-z]{1,3}\\$?\\d+)?|[A-Za-z_][\\w.]*(?=\\()`;
const cell = `(?<![\\w.$])\\$?[A-Za-z]{1,3}\\$?\\d+(?![\\w.(])`;
const piece = new RegExp(`${skipped}|${cell}`, "g");

/**
 * A formula of a block whose A1 moves by so many rows and columns: references to the block's own sheet move along
 * (absolute ones too: the whole block moves), references to other sheets and text stay as they are.
 */
export function moveFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(piece, (found) => {
    const match = /^(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/.exec(found);
    if (!match) return found;
    const [, columnDollar = "", letters = "", rowDollar = "", digits = ""] = match;
    const moved = cellName(Number(digits) - 1 + rows, columnIndex(letters) + columns);
    return moved.replace(
      /^([A-Z]+)(\d+)$/,
      `${columnDollar.replace("$", "$$$$")}$1${rowDollar.replace("$", "$$$$")}$2`,
    );
  });
}
