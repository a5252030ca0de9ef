import { columnIndex, columnLetters, parseSheetReference, quoteSheetName, type Rectangle } from "../../base";

/** A range that a formula refers to; sheet is null for the formula's own. */
export interface FormulaReference {
  readonly sheet: string | null;
  readonly range: Rectangle;
}

const text = String.raw`"(?:[^"]|"")*"`;
const sheet = String.raw`(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?\d+`;
/** Text in quotes is taken whole, so that nothing in it counts; names of functions and other files do not match. */
const piece = new RegExp(String.raw`${text}|(?<![\w.$'!\]])((?:${sheet})?${cell}(?::${cell})?)(?![\w.(])`, "g");

/** The ranges that a formula refers to, in the order in which they stand; names, tables and whole columns do not count. */
export function formulaReferences(formula: string): readonly FormulaReference[] {
  return [...formula.matchAll(piece)].flatMap(([, found]) => {
    const reference = found === undefined ? null : parseSheetReference(found);
    return reference ? [reference] : [];
  });
}

/** The formula with its references, in the same order, pointing at these ranges; dollars stay, so does all other text. */
export function withReferences(formula: string, references: readonly FormulaReference[]): string {
  let at = 0;
  return formula.replace(piece, (whole: string, found: string | undefined) => {
    const reference = found === undefined || !parseSheetReference(found) ? undefined : references[at++];
    return reference && found !== undefined ? rewritten(found, reference) : whole;
  });
}

function rewritten(found: string, now: FormulaReference): string {
  const was = parseSheetReference(found);
  const [, prefix = "", first = "", last] = new RegExp(`^(${sheet})?(${cell})(?::(${cell}))?$`).exec(found) ?? [];
  const { row, column, rows, columns } = now.range;
  const isSameSheet = (was?.sheet ?? "").toLowerCase() === (now.sheet ?? "").toLowerCase();
  const place = isSameSheet ? prefix : now.sheet === null ? "" : `${quoteSheetName(now.sheet)}!`;
  const start = corner(first, row, column);
  return place + (last === undefined ? start : `${start}:${corner(last, row + rows - 1, column + columns - 1)}`);
}

/** A cell's name with the dollars, and where it is the same column the case, of the one before. */
function corner(before: string, row: number, column: number): string {
  const [, left = "", letters = "", right = ""] = /^(\$?)([A-Za-z]+)(\$?)\d+$/.exec(before) ?? [];
  const name = columnIndex(letters) === column ? letters : columnLetters(column);
  return `${left}${name}${right}${row + 1}`;
}
