import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../../base";
import { cellText, decimalMark, parseNumber, quoteCell, readYesNo } from "../../data";
import type { Series } from "./history";

/** The arguments of a fit that hold figures by period. */
export type FigureArgument = "outcome" | "spend" | "controls";

/**
 * Every column of a range with its header, read as numbers. A blank is 0 in a spend, refused in an outcome, and in a
 * control 0 only where the column says yes or no (1 or 0): a blank price is not a price of 0.
 */
export function readSeries(range: SheetValues, argument: FigureArgument): Series[] {
  const header = range[0] ?? [];
  return header.map((title, column) => {
    const name = cellText(title);
    if (name === "" || (typeof title === "number" && argument !== "outcome")) {
      invalid(`${argument} column ${column + 1} has no name in its first row. Select the header row too`);
    }
    const cells = range.slice(1).map((row) => row[column] ?? null);
    return { name, values: argument === "controls" ? readControl(name, cells) : readFigures(name, cells, argument) };
  });
}

function readFigures(name: string, cells: readonly CellValue[], argument: FigureArgument): number[] {
  const mark = decimalMark(cells);
  return cells.map((cell, i) => {
    const where = `${argument} row ${i + 2} (${name})`;
    if (isCellError(cell)) invalid(`${where} is ${cell.error}. Mend that formula first`);
    const number = parseNumber(cell, mark);
    if (number === null && argument === "outcome") {
      invalid(`${where} is blank. Fill it, or leave that row out at the start or the end`);
    }
    return Number.isNaN(number) ? invalid(`${where} is ${quoteCell(cell)}. Type a number`) : (number ?? 0);
  });
}

function readControl(name: string, cells: readonly CellValue[]): number[] {
  const mark = decimalMark(cells);
  const numbers = cells.map((cell, i) => {
    const where = `controls row ${i + 2} (${name})`;
    if (isCellError(cell)) return invalid(`${where} is ${cell.error}. Mend that formula first`);
    if (isBlank(cell)) return null;
    const number = parseNumber(cell, mark) ?? NaN;
    const answer = Number.isNaN(number) ? readYesNo(cell) : null;
    if (answer === undefined) return invalid(`${where} is ${quoteCell(cell)}. Type a number, or yes or no`);
    return answer === null ? number : Number(answer);
  });
  const isFlag = numbers.every((number) => number === null || number === 0 || number === 1);
  return numbers.map((number, i) => {
    if (number === null && !isFlag) {
      return invalid(`controls row ${i + 2} (${name}) is blank. Type its value there, 0 where there was none`);
    }
    return number ?? 0;
  });
}
