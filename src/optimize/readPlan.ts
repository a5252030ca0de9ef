import { invalid, isBlank, isCellError, type CellValue, type SheetValues } from "../base";
import { headerKey, nameKey, nearestName, parseNumber } from "../data";
import type { ResponseModel } from "../models";

/** How many columns OPTIMIZE_BUDGET spills at least, and where its Plan column stands without a header. */
const spillWidth = 11;
const spillPlanColumn = 2;

/**
 * Reads a plan: a column (or row) of amounts in the model's channel order, two columns (channel, amount; header row
 * optional), or the OPTIMIZE_BUDGET spill (its Plan column is found by its header). Rows named Total are skipped.
 * Unknown, missing or doubled channels and amounts that are no numbers: EngineError `invalid` with row and mend.
 */
export function readPlan(values: SheetValues, model: ResponseModel): Float64Array {
  const width = values.reduce((most, row) => Math.max(most, row.length), 0);
  if (values.length === 0 || width === 0) invalid("plan: the range is empty");
  if (values.length === 1 && width === model.channels.length && values[0]!.every((cell) => isAmount(cell)))
    return readColumn(
      values[0]!.map((cell) => [cell]),
      model,
    );
  return width === 1 ? readColumn(values, model) : readNamed(values, model, width);
}

const isAmount = (cell: CellValue | undefined): boolean => {
  const amount = parseNumber(cell);
  return amount === null || !Number.isNaN(amount);
};

function readAmount(cell: CellValue | undefined, row: number, name: string): number {
  if (isCellError(cell))
    return invalid(`plan row ${row} (${name}): the amount is ${cell.error}. Mend that formula first`);
  const amount = parseNumber(cell) ?? 0;
  if (Number.isNaN(amount)) return invalid(`plan row ${row} (${name}): "${String(cell)}" is not an amount`);
  if (amount < 0) return invalid(`plan row ${row} (${name}): ${amount} is below 0`);
  return amount;
}

function readColumn(values: SheetValues, model: ResponseModel): Float64Array {
  const { channels } = model;
  const hasHeader = values.length === channels.length + 1 && !isAmount(values[0]?.[0]);
  const body = hasHeader ? values.slice(1) : values;
  if (body.length !== channels.length)
    invalid(`plan: ${body.length} amounts for ${channels.length} channels. Give one per channel, in the model's order`);
  return Float64Array.from(body, (row, at) => readAmount(row[0], at + 1 + (hasHeader ? 1 : 0), channels[at]!.name));
}

/** Where names and amounts stand, and from which row on. */
function findColumns(values: SheetValues, width: number): { name: number; amount: number; from: number } {
  const headers = (values[0] ?? []).map((cell) => (typeof cell === "string" ? headerKey(cell) : ""));
  const plan = headers.indexOf("plan");
  if (plan >= 0) return { name: Math.max(0, headers.indexOf("channel")), amount: plan, from: 1 };
  if (width >= spillWidth) return { name: 0, amount: spillPlanColumn, from: 0 };
  if (width > 2) invalid(`plan: ${width} columns without one called Plan. Give channel and amount, or the whole spill`);
  return { name: 0, amount: 1, from: isAmount(values[0]?.[1]) ? 0 : 1 };
}

function readNamed(values: SheetValues, model: ResponseModel, width: number): Float64Array {
  const { name: nameAt, amount, from } = findColumns(values, width);
  const names = model.channels.map(({ name }) => name);
  const keys = names.map(nameKey);
  const plan = new Float64Array(names.length).fill(NaN);
  values.forEach((cells, index) => {
    const name = cells[nameAt];
    if (index < from || isBlank(name) || nameKey(String(name)) === "total") return;
    const channel = keys.indexOf(nameKey(String(name)));
    const where = `plan row ${index + 1}`;
    if (channel < 0)
      invalid(
        `${where}: the model has no channel "${String(name)}". Did you mean "${nearestName(String(name), names)}"?`,
      );
    if (!Number.isNaN(plan[channel]!)) invalid(`${where}: ${names[channel]} stands there twice. Keep one of the two`);
    plan[channel] = readAmount(cells[amount], index + 1, names[channel]!);
  });
  const missing = names.filter((_, channel) => Number.isNaN(plan[channel]!));
  if (missing.length > 0)
    invalid(`plan: no amount for ${missing.slice(0, 5).join(", ")}. Add a row (0 if nothing is spent)`);
  return plan;
}
