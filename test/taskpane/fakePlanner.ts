import { EngineError, type CellValue, type SheetValues } from "../../src/base";
import type { BlockRange, SheetBlock } from "../../src/sheets";
import type {
  ChannelCurve,
  ModelFacts,
  PlanCells,
  Planner,
  PlanQuestion,
  PlanReading,
  PlanSheet,
} from "../../taskpane/state/planner";
import { createRuntimePlanner } from "../../taskpane/state/runtimePlanner";
import { createScenarioPlanner } from "../../taskpane/state/scenarioPlanner";
import { createJobRuntime } from "./jobRuntime";

/** The worked example: last quarter of a marketer. */
export const sampleSummary: SheetValues = [
  ["Channel", "Spend", "MQLs"],
  ["Paid search", 400_000, 2_400],
  ["Paid social", 500_000, 1_800],
  ["Content", 300_000, 1_200],
  ["Events", 400_000, 600],
  ["Email", 200_000, 1_500],
  ["Traditional media", 200_000, 300],
];

export const sampleLimits: SheetValues = [
  ["Channel", "Min", "Max", "Max move"],
  ...sampleSummary.slice(1).map(([name]): (string | number | null)[] => [String(name), null, null, 0.3]),
  ["Brand", 150_000, null, null],
];

/** A stand-in engine with made-up but plausible answers: it proves the pane, not the numbers. */
export function createFakePlanner(): Planner {
  const real = createRuntimePlanner(createJobRuntime(), { today: () => "" });
  return {
    describe: async (summary) => describe(summary),
    plan: async (question) => plan(question),
    review: (question) => real.review(question),
    prices: (question, amounts, control) => real.prices(question, amounts, control),
    robustness: (question, amounts) => real.robustness(question, amounts),
    blend: (question, amounts) => real.blend(question, amounts),
    curve: async (summary, _settings, channel, upTo) => curve(summary, channel, upTo),
    sampleSheet: async () => inputsBlock(sampleSummary, sampleLimits, 2_000_000),
    emptySheet: async () =>
      inputsBlock(
        [
          ["Channel", "Spend", "Outcome"],
          [null, null, null],
        ],
        [["Channel", "Min", "Max", "Max move"]],
        0,
      ),
    planSheet: async (question, cells) => planSheet(question, cells),
    scenarios: createScenarioPlanner({
      runtime: createJobRuntime(),
      model: async (summary) => summary,
      stamp: () => ({ version: "test", date: "" }),
    }),
  };
}

function channelRows(summary: SheetValues): { name: string; current: number; outcome: number }[] {
  return summary.slice(1).map(([name, spend, outcome], index) => {
    if (typeof spend !== "number" || typeof outcome !== "number")
      throw new EngineError("invalid", `summary row ${index + 2} (${String(name)}): Spend must be a number`);
    return { name: String(name), current: spend, outcome };
  });
}

function describe(summary: SheetValues): ModelFacts {
  const rows = channelRows(summary);
  return {
    key: "JDG:0000test",
    outcomeName: String(summary[0]?.[2]),
    isMoney: false,
    observed: rows.reduce((sum, { outcome }) => sum + outcome, 0),
    channels: rows.map((row) => ({
      ...row,
      assumption: "elasticity 0.5 (default prior)",
      noCurve: "",
      groups: [],
      isBrand: row.name.startsWith("Traditional"),
      seen: { from: row.current, to: row.current },
    })),
    objectives: ["outcome"],
    notes: [],
    findings: [
      {
        check: "Brand",
        severity: "note",
        where: { row: 6, column: 0 },
        found: "Traditional media counts as brand building because of its name.",
        fix: "Add a Brand column with yes or no to say otherwise.",
      },
    ],
  };
}

/** Moves of the oracle's kind: half the range up for the efficient, down for the others. */
function plan({ summary, budget }: PlanQuestion): PlanReading {
  const shares = [0.26, 0.2269, 0.1681, 0.14, 0.13, 0.075];
  if (budget > 2_600_000)
    throw new EngineError("unavailable", "Maximums add to 2,600,000 but the budget is higher: lower the budget");
  const channels = channelRows(summary).map(({ name, current, outcome }, index) => {
    const amount = Math.round((shares[index] ?? 0) * budget);
    const changeShare = amount / current - 1;
    const isBound = Math.abs(Math.abs(changeShare) - 0.3) < 1e-6;
    return {
      name,
      current,
      plan: amount,
      changeShare,
      outcome,
      low: outcome * 0.9,
      high: outcome * 1.1,
      marginal: 0.003,
      binding: isBound ? "Max move" : "",
      robust: index === 1 || index === 2 ? "depends" : changeShare > 0 ? "up" : "down",
      spread: { from: amount * 0.95, to: amount * 1.05 },
      lower: current * 0.7,
      upper: current * 1.3,
      reason: `${name}: the next 1,000 brings 3.0 MQLs, the plan's own 3.1.`,
    };
  });
  return {
    outcomeName: "MQLs",
    objective: "outcome",
    channels,
    mean: 8_143,
    low: 7_535,
    high: 8_857,
    current: 7_800,
    spend: budget,
    unspent: 0,
    unspentWhy: "",
    chance: 0.83,
    target: 7_800,
    proof: { value: 8_143, bound: 8_143.02, gap: 2e-6, verdict: "optimal" },
    prices: [
      { name: "Paid search", kind: "Max move up", bound: 520_000, cost: 0.0019 },
      { name: "Email", kind: "Max move up", bound: 260_000, cost: 0.0007 },
    ],
    why: ["The plan brings 8,143 MQLs, 4.4% more than now.", "Channels are taken to saturate.", "No interactions."],
    findings: [],
  };
}

function curve(summary: SheetValues, channel: string, upTo: number): ChannelCurve {
  const { current, outcome } = channelRows(summary).find(({ name }) => name === channel)!;
  const mean = (spend: number): number => (2 * outcome * spend) / (spend + current);
  const points = Array.from({ length: 41 }, (_, index) => {
    const spend = (upTo * index) / 40;
    const width = 0.05 + Math.abs(spend / current - 1) * 0.15;
    return { spend, mean: mean(spend), low: mean(spend) * (1 - width), high: mean(spend) * (1 + width) };
  });
  return { name: channel, points, saturation: 0.5 };
}

function tableCells(table: SheetValues, row: number): SheetBlock["cells"] {
  return table.flatMap((cells, r) => cells.flatMap((value, column) => tableCell(value, row + r, column)));
}

function tableCell(value: CellValue, row: number, column: number): SheetBlock["cells"] {
  if (typeof value === "number") return [{ row, column, content: { kind: "number", value } }];
  return typeof value === "string" ? [{ row, column, content: { kind: "text", text: value } }] : [];
}

function inputsBlock(summary: SheetValues, limits: SheetValues, budget: number): SheetBlock {
  const at = (row: number, rows: number, columns: number, column = 0) => ({ row, column, rows, columns });
  const limitsRow = 8 + summary.length + 1;
  return {
    ...emptyBlock("Inputs"),
    cells: [
      ...tableCells(
        [
          ["Budget", budget],
          ["Objective", "outcome"],
          ["Posture", "balanced"],
        ],
        2,
      ),
      ...tableCells(summary, 8),
      ...tableCells(limits, limitsRow),
    ],
    names: [
      { name: "Budget", range: at(2, 1, 1, 1) },
      { name: "Objective", range: at(3, 1, 1, 1) },
      { name: "Posture", range: at(4, 1, 1, 1) },
      { name: "Summary", range: at(8, summary.length, 3) },
      { name: "Limits", range: at(limitsRow, limits.length, 4) },
    ],
  };
}

const cell = (row: number, column: number): BlockRange => ({ row, column, rows: 1, columns: 1 });

/** A sheet with the goals that stand nowhere else and one formula that spills. */
function planSheet({ budget, objective }: PlanQuestion, cells: PlanCells): PlanSheet {
  const spill = { row: 12, column: 0, rows: 8, columns: 11 };
  const formula = { kind: "formula" as const, formula: "=OPTIMIZE_BUDGET(Summary,Budget,Limits)" };
  const own = {
    ...{ budget: cell(5, 2), objective: cell(6, 2), posture: cell(7, 2), approvalAbove: cell(8, 2) },
    ...{ limits: null, settings: null },
  };
  const goals: SheetBlock["cells"] = [
    { row: 5, column: 2, content: cells.budget ? formula : { kind: "number", value: budget } },
    { row: 6, column: 2, content: { kind: "text", text: objective } },
    { row: 7, column: 2, content: { kind: "text", text: "balanced" } },
    { row: 8, column: 2, content: { kind: "number", value: 0.2 } },
  ];
  const names = [{ name: "Plan_checks", range: cell(24, 2) }];
  const all = [...goals, { row: 12, column: 0, content: formula }];
  const block = { ...emptyBlock("Plan"), cells: all, spills: [spill], names };
  return { block, own, plan: spill };
}

function emptyBlock(name: string): SheetBlock {
  return {
    name,
    cells: [],
    spills: [],
    formats: [],
    columnWidths: [],
    frozenRows: 0,
    names: [],
    charts: [],
    landscape: false,
  };
}
