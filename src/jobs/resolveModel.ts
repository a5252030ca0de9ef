import { invalid, isBlank, type CellValue, unavailable, type SheetValues } from "../base";
import type { ResponseModel } from "../models";
import type { JobContext } from "./job";
import { judgeTable } from "./judgedModels";

/** A model's key at the start of its cell's text: what kind made it, and eight hexadecimal digits. */
const keyPattern = /^\s*((JDG|MMM):[0-9a-f]{8})(?![0-9a-z])/i;

const maker: Readonly<Record<string, string>> = { JDG: "JUDGE_MODEL", MMM: "FIT_MODEL" };

/**
 * The model that a function's `model` argument names: the cell of a JUDGE_MODEL or FIT_MODEL formula (its text starts
 * with the model's key), or a Summary table itself, judged with default settings. A key that is not kept, or whose
 * stored form cannot be read, is #N/A.
 */
export function resolveModel(model: SheetValues, { models }: JobContext): ResponseModel {
  const cell = onlyCell(model);
  if (cell === undefined) return judgeTable(model, null).model;
  const match = keyPattern.exec(String(cell ?? ""));
  if (match) {
    const kind = match[2]!.toUpperCase();
    const key = `${kind}:${match[1]!.slice(4).toLowerCase()}`;
    const notLoaded = `model ${key} is not loaded: recalculate its ${maker[kind]} cell`;
    return models.get(key) ?? unavailable(models.problemOf?.(key) ?? notLoaded);
  }
  return refuse(cell);
}

/** The one cell in which something stands (blank cells may lie around it); undefined for a table. */
function onlyCell(model: SheetValues): CellValue | undefined {
  if (model.length === 1 && model[0]!.length === 1) return model[0]![0]!;
  const said = model.flat().filter((cell) => !isBlank(cell) && cell !== 0);
  if (said.length > 1 && said.some((cell) => typeof cell === "string" && keyPattern.test(cell)))
    return invalid("model: the range holds a model's cell and other cells. Point to that one cell only");
  return said.length === 1 ? said[0] : undefined;
}

function refuse(cell: CellValue): never {
  if (typeof cell === "object" && cell !== null)
    return unavailable(`the model cell shows ${cell.error}: mend that cell first, its message says how`);
  const said = isBlank(cell) || cell === 0 ? "is empty" : `says "${String(cell).slice(0, 40)}", which is no model`;
  return unavailable(`the model cell ${said}: point to a JUDGE_MODEL or FIT_MODEL cell, or to a Summary table`);
}
