import type { SheetValues } from "../../src/base";
import type { OlderMoves } from "./moves";

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
  /** Share of a channel's current spend above which a move needs an approval. */
  readonly approvalAbove: number;
  /** Moves that an older workbook agreed to for what the add-in does on its own; null once the user sets a guardrail. */
  readonly olderMoves: OlderMoves | null;
}

/** The share above which a move needs an approval where the user says nothing. */
export const usualApprovalAbove = 0.2;

export const firstGoals: Goals = {
  budget: null,
  objective: "outcome",
  posture: 0.5,
  limits: null,
  settings: null,
  approvalAbove: usualApprovalAbove,
  olderMoves: null,
};

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

/** The name of a channel's elasticity in a Settings table. */
export function elasticityName(channel: string): string {
  return `${channel} Elasticity`;
}

/**
 * The Settings table with one setting changed; null goes back to the default. The table names every channel's
 * elasticity, blank where the default holds, so that once it stands in a sheet every later change has its cell.
 */
export function withSetting(
  settings: SheetValues | null,
  channels: readonly string[],
  name: string,
  value: string | number | null,
): SheetValues {
  const given: SheetValues = settings ?? [["Name", "Value"]];
  const isNamed = (wanted: string) => (cells: SheetValues[number]) =>
    String(cells[0]).trim().toLowerCase() === wanted.toLowerCase();
  const wanted = [...channels.map(elasticityName), name];
  const absent = wanted.filter((one, index) => !given.some(isNamed(one)) && wanted.indexOf(one) === index);
  const whole = [...given, ...absent.map((one) => [one, null])];
  return whole.map((cells) => (isNamed(name)(cells) ? [cells[0] ?? name, value] : cells));
}
