import { type CellValue, type SheetValues } from "../../src/base";

/** The cells of a CSV text as a sheet opens them: plain numbers are numbers, nothing is a blank, the rest is text. */
export function readCsv(text: string): SheetValues {
  const rows = text.trimEnd().split(/\r?\n/).map(splitLine);
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row.map(toCell), ...new Array<CellValue>(width - row.length).fill(null)]);
}

function splitLine(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}

function toCell(text: string): CellValue {
  if (text === "") return null;
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text) ? Number(text) : text;
}
