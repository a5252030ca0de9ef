import { unavailable, type SheetValues } from "../base";
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
  const cell = model.length === 1 && model[0]!.length === 1 ? model[0]![0] : undefined;
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

function refuse(cell: SheetValues[number][number] | undefined): never {
  if (typeof cell === "object" && cell !== null)
    return unavailable(`the model cell shows ${cell.error}: mend that cell first, its message says how`);
  const said = cell === null || cell === 0 || cell === "" ? "is empty" : `says "${String(cell).slice(0, 40)}"`;
  return unavailable(
    `the model cell ${said}, which is no model: point to a JUDGE_MODEL or FIT_MODEL cell, or to a Summary table`,
  );
}
