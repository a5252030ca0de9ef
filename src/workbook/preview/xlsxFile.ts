import type { Model } from "@odoo/o-spreadsheet";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { invalid } from "../../base";

/** The workbook as an xlsx file. The grid writes our functions as the values they show, and no defined names. */
export async function writeXlsx(model: Model): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = await model.exportXLSX();
  const parts = files.map((file) => {
    if (!("content" in file)) invalid("Pictures cannot be written to xlsx from the preview: delete them first.");
    return [file.path, strToU8(file.content)] as const;
  });
  return zipSync(Object.fromEntries(parts)) as Uint8Array<ArrayBuffer>;
}

/** The parts of an xlsx file as the grid reads them: path to XML text. */
export function readXlsx(bytes: Uint8Array): Readonly<Record<string, string>> {
  const parts = unzip(bytes);
  if (!parts["xl/workbook.xml"]) invalid("This file holds no workbook: choose an .xlsx file.");
  const texts = Object.entries(parts).filter(([path]) => /\.(xml|rels)$/.test(path));
  return Object.fromEntries(texts.map(([path, part]) => [path, strFromU8(part)]));
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    return invalid("This is not an .xlsx file: it cannot be unpacked.");
  }
}
