import { invalid, type SheetValues } from "../base";
import { nameKey, nearestName, readControlTable, type ControlRow, type ControlSpec } from "../data";
import type { ResponseModel } from "../models";

/** What a shock hits. */
export type ShockKind = "response" | "cost" | "value" | "off";

/** One hit of a shock on some channels. */
export interface ShockPart {
  readonly kind: ShockKind;
  readonly channels: readonly number[];
  /** 1 + change. */
  readonly factor: number;
}

/** A named shock: all rows of one name strike together. */
export interface Shock {
  readonly name: string;
  readonly parts: readonly ShockPart[];
}

type Column = "Name" | "Channel" | "Change" | "What";

const shockSpec: ControlSpec<Column> = {
  columns: [
    { name: "Name", kind: "text", isRequired: true },
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Change", kind: "number", isNegativeAllowed: true },
    { name: "What", kind: "text", choices: ["response", "cost", "value", "off"] },
  ],
};

/** How many shocks are worked out at once. */
export const mostShocks = 100;

/**
 * Reads a Shocks table: Name, Channel (or All), Change (a share such as -0.2), What (response if blank, cost, value, or
 * off, which needs no change). Unknown channels and changes that make no sense: EngineError `invalid` with the row.
 */
export function readShocks(values: SheetValues, model: ResponseModel): readonly Shock[] {
  const rows = readControlTable(values, shockSpec, "shocks");
  if (rows.length === 0) invalid("shocks: the table has no rows. Add a row with Name, Channel and Change");
  const shocks = new Map<string, { name: string; parts: ShockPart[] }>();
  for (const row of rows) {
    const name = row.text("Name");
    const shock = shocks.get(nameKey(name)) ?? { name, parts: [] };
    shock.parts.push(readPart(row, model));
    shocks.set(nameKey(name), shock);
  }
  if (shocks.size > mostShocks) invalid(`shocks: ${shocks.size} names. At most ${mostShocks} are worked out at once`);
  return [...shocks.values()];
}

function readPart(row: ControlRow<Column>, model: ResponseModel): ShockPart {
  const kind = (row.text("What") || "response") as ShockKind;
  const channels = readChannels(row, model);
  if (kind === "off") return { kind, channels, factor: 0 };
  const change = row.number("Change") ?? invalid(`${row.where}: Change is blank. Type a share such as -20% or 0.3`);
  const isTooLow = kind === "cost" ? change <= -1 : change < -1;
  if (isTooLow || change > 10)
    invalid(`${row.where}: Change is ${change}. Type a share ${kind === "cost" ? "above" : "from"} -1, such as -0.2`);
  return { kind, channels, factor: 1 + change };
}

function readChannels(row: ControlRow<Column>, model: ResponseModel): readonly number[] {
  const wanted = row.text("Channel");
  const names = model.channels.map(({ name }) => name);
  const at = names.findIndex((name) => nameKey(name) === nameKey(wanted));
  if (at >= 0) return [at];
  if (nameKey(wanted) === "all") return names.map((_, channel) => channel);
  return invalid(
    `${row.where}: the model has no channel "${wanted}". Did you mean "${nearestName(wanted, [...names, "All"])}"?`,
  );
}
