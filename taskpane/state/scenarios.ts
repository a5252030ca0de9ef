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
  return share === undefined ? null : `${Math.round(share * 1000) / 10}%`;
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
