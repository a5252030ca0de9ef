import type { SheetValues } from "../../src/base";

/** What a plan can aim at, in the engine's words. */
export const objectives = ["outcome", "value", "profit", "clv", "pipeline"] as const;
export type Objective = (typeof objectives)[number];

/** The five stops of the posture slider, 0 (careful) to 1 (bold). */
export const postureStops = [0, 0.25, 0.5, 0.75, 1] as const;

/** What the user wants from the next period. */
export interface Goals {
  /** Money for the period; null until one is known. */
  readonly budget: number | null;
  readonly objective: Objective;
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
  /** The raw Limits table (header row first), or null where there is none. */
  readonly limits: SheetValues | null;
  /** Settings that the user changed (Name, Value), or null: the stated defaults. */
  readonly settings: SheetValues | null;
}

export const firstGoals: Goals = { budget: null, objective: "outcome", posture: 0.5, limits: null, settings: null };

const namedPostures: Record<string, number> = { conservative: 0, balanced: 0.5, aggressive: 1 };

/** A posture as a sheet holds it: a word or a number 0..1; anything else is balanced. */
export function readPosture(cell: unknown): number {
  if (typeof cell === "number") return cell >= 0 && cell <= 1 ? cell : 0.5;
  return namedPostures[String(cell).trim().toLowerCase()] ?? 0.5;
}

/** A posture as we write it into a cell: the word where there is one, else the number. */
export function postureCell(posture: number): string | number {
  return Object.entries(namedPostures).find(([, value]) => value === posture)?.[0] ?? posture;
}

/** An objective as a sheet holds it; null where the word is none of ours. */
export function readObjective(cell: unknown): Objective | null {
  const word = String(cell).trim().toLowerCase();
  return objectives.find((objective) => objective === word) ?? null;
}

/** The nearest stop of the slider: 0..4. */
export function nearestStop(posture: number): number {
  return Math.round(posture * (postureStops.length - 1));
}

/** The value of one setting in a Settings table, or null where the table does not name it. */
export function settingOf(settings: SheetValues | null, name: string): string | number | null {
  const row = (settings ?? []).find((cells) => String(cells[0]).trim().toLowerCase() === name.toLowerCase());
  const cell = row?.[1];
  return typeof cell === "number" || typeof cell === "string" ? cell : null;
}

/** The Settings table with one setting changed; null takes it out, an empty table becomes null. */
export function withSetting(
  settings: SheetValues | null,
  name: string,
  value: string | number | null,
): SheetValues | null {
  const rest = (settings ?? []).filter((cells) => String(cells[0]).trim().toLowerCase() !== name.toLowerCase());
  const changed = value === null ? rest : [...rest, [name, value]];
  return changed.length > 0 ? changed : null;
}
