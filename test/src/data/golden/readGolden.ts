import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CellValue, type SheetValues } from "../../../../src/base";

/** One golden table with what must be read from it and found in it. */
export interface GoldenTable {
  readonly name: string;
  readonly values: SheetValues;
  /** Expectations by name, as the file's `# name: …` lines give them. */
  readonly expected: ReadonlyMap<string, string>;
}

/** A cell of a golden file: plain numbers are numbers, #REF! and the like are errors, nothing is a blank. */
function cell(text: string): CellValue {
  if (text === "") return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return /^#[A-Z/0]+[!?A]$/.test(text) ? { kind: "error", error: text } : text;
}

function readFile(name: string): GoldenTable {
  const lines = readFileSync(join(__dirname, name), "utf8").replace(/\n$/, "").split("\n");
  const notes = lines.filter((line) => /^# [a-z]+: ?/.test(line));
  const table = lines.slice(notes.length).map((line) => line.split("\t").map(cell));
  const width = Math.max(...table.map((row) => row.length));
  const values = table.map((row) => [...row, ...new Array<CellValue>(width - row.length).fill(null)]);
  const expected = notes
    .map((line) => /^# ([a-z]+): ?(.*)$/.exec(line))
    .map((match) => [match?.[1] ?? "", match?.[2] ?? ""] as const);
  return { name: name.replace(".tsv", ""), values, expected: new Map(expected) };
}

/** Every golden table of this folder, in order. */
export function readGoldenTables(): GoldenTable[] {
  return readdirSync(__dirname)
    .filter((name) => name.endsWith(".tsv"))
    .sort()
    .map(readFile);
}
