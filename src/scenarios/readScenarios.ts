import { invalid, type SheetValues } from "../base";
import {
  nameKey,
  parseAlteration,
  quoteCell,
  readControlTable,
  type Alteration,
  type ControlRow,
  type ControlSpec,
  type OtherCell,
} from "../data";
import type { ResponseModel } from "../models";
import { limitTargets, type LimitTarget } from "../optimize";
import type { AlteredLimit, LimitAlteration, Scenario } from "./scenario";

/** How many scenarios are compared at once, and how many of them may carry a posture (a longer search each). */
export const mostScenarios = 200;
export const mostPostures = 10;

type Column = "Name" | "Objective" | "Posture";
const columns: ControlSpec<Column>["columns"] = [
  { name: "Name", kind: "text", isRequired: true },
  { name: "Objective", kind: "text" },
  { name: "Posture", kind: "text" },
];

/** What a column beyond Name, Objective and Posture speaks of. */
interface AlteredColumn {
  readonly target: LimitTarget | null; // null: the budget
  readonly limit: AlteredLimit;
}

/**
 * Reads a Scenarios table: Name, then optional Budget, Objective, Posture, and one column per alteration (a channel's
 * name sets its amount; `<name> min`, `<name> max`, `<name> max move` change that limit). An unknown column, a doubled
 * name, a cell that is no number, more than 200 rows: EngineError `invalid` that says where and how to mend it.
 */
export function readScenarios(values: SheetValues, model: ResponseModel): readonly Scenario[] {
  const spec = scenarioSpec(model);
  const rows = readControlTable(values, spec.control, "scenarios");
  if (rows.length === 0) invalid("scenarios: the table has no rows. Add a row with a Name below the header");
  if (rows.length > mostScenarios)
    invalid(`scenarios: ${rows.length} rows. At most ${mostScenarios} are compared at once; split the table`);
  const scenarios = rows.map((row) => readRow(row, spec.meaning));
  const tilted = scenarios.filter(({ posture }) => posture !== null && nameKey(posture) !== "balanced");
  if (tilted.length > mostPostures)
    invalid(`scenarios: ${tilted.length} rows have a Posture. At most ${mostPostures} are worked out at once`);
  scenarios.forEach(({ name, where }, at) => {
    if (scenarios.findIndex((other) => nameKey(other.name) === nameKey(name)) < at)
      invalid(`${where}: another scenario has this name. Names must differ`);
  });
  return scenarios;
}

/** The columns that a model's scenarios may have, and what each name means. */
function scenarioSpec(model: ResponseModel): {
  control: ControlSpec<Column>;
  meaning(name: string): AlteredColumn;
} {
  const targets = limitTargets(model);
  const meanings = new Map<string, AlteredColumn>();
  const find = (name: string): LimitTarget | null => {
    const found = targets.get(nameKey(name)) ?? [];
    return found.length === 1 ? found[0]! : null;
  };
  const read = (header: string): AlteredColumn | null => {
    if (nameKey(header) === "budget") return { target: null, limit: "Fixed" };
    const whole = find(header);
    if (whole && whole.kind !== "total") return { target: whole, limit: "Fixed" };
    const parts = /^(.+?)[\s_]+(max move|min|max)$/i.exec(header.trim());
    const target = parts ? find(parts[1]!) : null;
    return target && parts ? { target, limit: limitOf(parts[2]!) } : null;
  };
  const otherColumn = (header: string): string | null => {
    const meaning = read(header);
    if (!meaning) return null;
    const name = `${meaning.target?.members.join() ?? "budget"} ${meaning.limit}`;
    meanings.set(name, meaning);
    return name;
  };
  const names = model.channels.flatMap(({ name }) => [name, `${name} min`, `${name} max`, `${name} max move`]);
  return {
    control: { columns, otherColumn, otherNames: ["Budget", ...names, "Brand min", "Brand max"] },
    meaning: (name) => meanings.get(name) ?? { target: null, limit: "Fixed" },
  };
}

function limitOf(word: string): AlteredLimit {
  const key = word.toLowerCase();
  return key === "min" ? "Min" : key === "max" ? "Max" : "Max move";
}

function readRow(row: ControlRow<Column>, meaning: (name: string) => AlteredColumn): Scenario {
  let budget: Alteration | null = null;
  const limits: LimitAlteration[] = [];
  for (const cell of row.others) {
    const { target, limit } = meaning(cell.name);
    const where = `${row.where}: ${cell.header}`;
    const change = readChange(cell, where);
    if (!change) continue;
    if (target) limits.push({ target, limit, change, where });
    else budget = change;
  }
  return {
    name: row.text("Name"),
    where: row.where,
    budget,
    objective: row.text("Objective") || null,
    posture: row.text("Posture") || null,
    limits,
  };
}

/** A change; null where the cell says nothing (a 0 is a blank: desktop Excel hands blanks over as 0). */
function readChange({ value }: OtherCell, where: string): Alteration | null {
  if (value === 0) return null;
  const change = parseAlteration(value);
  if (change === undefined) return invalid(`${where} is ${quoteCell(value)}. Type a change such as 20% or an amount`);
  if (change?.kind === "money" && change.value < 0)
    return invalid(`${where} is ${change.value}. Type a change between -100% and +100%, or an amount of 0 or more`);
  if (change && change.value < -1) return invalid(`${where}: no more than 100% can be taken away`);
  return change;
}
