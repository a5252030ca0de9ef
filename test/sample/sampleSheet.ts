import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { CellValue } from "../../src/base";

/** A file of assets/sample as a spreadsheet opens it: numbers as numbers, blanks as blanks, all else as text. */
export function sampleSheet(name: string): CellValue[][] {
  const text = readFileSync(resolve(__dirname, "../../assets/sample", name), "utf8");
  return text.trim().split("\n").map(readLine);
}

function readLine(line: string): CellValue[] {
  const pieces = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => match[1] ?? "");
  return (line.endsWith(",") ? pieces : pieces.slice(0, -1)).map(toCell);
}

function toCell(piece: string): CellValue {
  const text = piece.replace(/^"|"$/g, "");
  return text === "" ? null : Number.isNaN(Number(text)) ? text : Number(text);
}
