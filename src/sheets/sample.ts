import type { CellValue } from "../base";

/** The goals of a plan as the Inputs sheet holds them. */
export interface PlanGoals {
  /** Money for the next period; null leaves the cell for the user. */
  readonly budget: number | null;
  /** outcome, value or profit. */
  readonly objective: string;
  /** conservative, balanced, aggressive, or 0 to 1. */
  readonly posture: string | number;
  /** Share of a channel's current spend above which a change needs an approval. */
  readonly approvalAbove: number;
}

/** The tables and goals of an Inputs sheet; tables with their header row. */
export interface InputTables {
  readonly summary: readonly (readonly CellValue[])[];
  readonly limits: readonly (readonly CellValue[])[];
  readonly goals: PlanGoals;
}

const limitHeaders = ["Channel", "Min", "Max", "Max move", "Reason"];
const maxMove = 0.3;

const channels: readonly (readonly [string, number, number])[] = [
  ["Paid search", 400000, 2400],
  ["Paid social", 500000, 1800],
  ["Content", 300000, 1200],
  ["Events", 400000, 600],
  ["Email", 200000, 1500],
  ["Traditional media", 200000, 300],
];

/** The worked example: six channels of one quarter, 2,000,000 to plan, a floor for brand building, moves within 30%. */
export const sampleTables: InputTables = {
  summary: [["Channel", "Spend", "MQLs"], ...channels],
  limits: [
    limitHeaders,
    ...channels.map(([name]) => [name, null, null, maxMove, null]),
    ["Brand", 150000, null, null, "Brand building keeps at least this"],
  ],
  goals: { budget: 2000000, objective: "outcome", posture: "balanced", approvalAbove: 0.2 },
};

/** Tables ready to type into: headers and blank rows, no limit set. */
export const emptyTables: InputTables = {
  summary: [["Channel", "Spend", "Outcome"], ...Array.from({ length: 8 }, () => [null, null, null])],
  limits: [limitHeaders, ...Array.from({ length: 8 }, () => [null, null, null, null, null])],
  goals: { budget: null, objective: "outcome", posture: "balanced", approvalAbove: 0.2 },
};
