import type { CellValue, SheetValues } from "../../src/base";
import { postureCell } from "./goals";

/** The goals and tables that what-ifs start from: what the planner calls a plan question. */
export interface ScenarioQuestion {
  readonly summary: SheetValues;
  readonly settings: SheetValues | null;
  readonly limits: SheetValues | null;
  readonly budget: number;
  readonly objective: string;
  /** 0 careful, 0.5 balanced, 1 bold. */
  readonly posture: number;
}

/** A what-if as the pane keeps it: everything it does not say is as in the goals. */
export interface PaneScenario {
  readonly name: string;
  /** Change of the goals' budget, as a share. */
  readonly budgetChange: number;
  /** Change of a channel's amount against its present spend, as a share, by name; absent: the plan decides. */
  readonly channels: Readonly<Record<string, number>>;
}

/** What a workbook without scenarios starts with: the plan itself and the two questions that are always asked. */
export const firstScenarios: readonly PaneScenario[] = [
  { name: "As planned", budgetChange: 0, channels: {} },
  { name: "Budget +20%", budgetChange: 0.2, channels: {} },
  { name: "Budget -15%", budgetChange: -0.15, channels: {} },
];

/** The name with a number behind it where another scenario has it; sheets have the names of scenarios. */
export function freeName(wanted: string, scenarios: readonly PaneScenario[]): string {
  const taken = new Set(scenarios.map(({ name }) => name.trim().toLowerCase()));
  const base = wanted.trim().slice(0, 26) || "Scenario";
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** A share as the Scenarios table takes it: text with a percent sign, so that "no change" is not a blank. */
function percent(share: number | undefined): CellValue {
  return share === undefined ? null : `${Math.round(share * 1e8) / 1e6}%`;
}

/**
 * A plan as a what-if: every channel set to its amount but one, which takes what is left of the budget: the one with the
 * most room to its limits, so that rounding cannot push it over one. Channels without a present spend are left to the plan.
 */
export function scenarioOfPlan(
  name: string,
  channels: readonly { readonly name: string; readonly current: number }[],
  { spend, lower, upper }: PlanAndRoom,
): PaneScenario {
  const room = (c: number): number => Math.min(spend[c]! - lower[c]!, upper[c]! - spend[c]!);
  const free = channels.reduce((best, _, c) => (room(c) > room(best) ? c : best), 0);
  const set = channels.flatMap(({ name: channel, current }, c) =>
    c === free || !(current > 0) ? [] : [[channel, spend[c]! / current - 1] as const],
  );
  return { name, budgetChange: 0, channels: Object.fromEntries(set) };
}

/** A plan and where limits let each channel lie. */
interface PlanAndRoom {
  readonly spend: readonly number[];
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** The Scenarios table that COMPARE_SCENARIOS is asked about. */
export function scenarioTable(
  { budget, objective, posture }: ScenarioQuestion,
  scenarios: readonly PaneScenario[],
  channels: readonly string[],
): SheetValues {
  return [
    ["Name", "Budget", "Objective", "Posture", ...channels],
    ...scenarios.map(({ name, budgetChange, channels: changes }): CellValue[] => [
      ...[name, budget * (1 + budgetChange), objective, postureCell(posture)],
      ...channels.map((channel) => percent(changes[channel])),
    ]),
  ];
}
