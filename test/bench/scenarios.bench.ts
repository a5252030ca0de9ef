import type { CellValue, SheetValues } from "../../src/base";
import { compareScenarios } from "../../src/jobs/compareScenarios";
import { judgeModel } from "../../src/jobs/judgeModel";
import { rankSensitivity } from "../../src/jobs/rankSensitivity";
import { stressPlan } from "../../src/jobs/stressPlan";
import { explorePlans } from "../../src/scenarios";
import { memoryContext } from "../fakes/workedExample";
import type { BenchFigure } from "./run";

export const name = "scenarios";

const channels = Array.from({ length: 10 }, (_, i) => ({
  name: `Channel ${i + 1}`,
  spend: 100_000 + 37_000 * i,
  outcome: 300 + ((i * 7) % 10) * 150,
}));
const summary: SheetValues = [
  ["Channel", "Spend", "MQLs"],
  ...channels.map((channel): CellValue[] => [channel.name, channel.spend, channel.outcome]),
];
const limits: SheetValues = [["Channel", "Max move"], ...channels.map((channel): CellValue[] => [channel.name, 0.3])];
const inputs: SheetValues = channels.flatMap((channel) => [
  [`${channel.name}: response`],
  [`${channel.name}: saturation`],
]);

/** Median milliseconds of processor time over nine runs after one warm-up: what other work on the machine leaves alone. */
function medianOf(work: (repeat: number) => void): number {
  work(-1);
  const times = Array.from({ length: 9 }, (_, repeat) => {
    const start = process.cpuUsage();
    work(repeat);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[4]!;
}

/** Eight scenarios, twenty inputs and four shocks on ten channels with 2,000 draws. */
export function run(): readonly BenchFigure[] {
  const context = memoryContext();
  const model: SheetValues = [[judgeModel({ summary, settings: null }, context)]];
  const plan: SheetValues = channels.map(({ spend }, i) => [spend * (i % 2 === 0 ? 1.2 : 0.85)]);
  const scenarios = (repeat: number): SheetValues => [
    ["Name", "Budget"],
    ...Array.from({ length: 8 }, (_, i): CellValue[] => [`S${i}`, 2_200_000 + 90_000 * i + repeat]),
  ];
  const compare = medianOf((repeat) =>
    compareScenarios({ model, scenarios: scenarios(repeat), limits, baseline: null }, context),
  );
  const rank = medianOf((repeat) => rankSensitivity({ model, plan, inputs, swing: 0.2 + repeat / 1000 }, context));
  const shocks: SheetValues = [
    ["Name", "Channel", "Change"],
    ...[0, 1, 2, 3].map((c): CellValue[] => [`Shock ${c}`, channels[c]!.name, -0.2]),
  ];
  const stress = medianOf(() => stressPlan({ model, plan, shocks, limits }, context));
  const question = { limits, objective: null, posture: null, settings: null, count: 5_000, seed: 1 };
  const judged = context.models.get(String(model[0]![0]).slice(0, 12))!;
  const explore = medianOf((repeat) => {
    const run = explorePlans(judged, { ...question, budget: 2_600_000 + repeat });
    while (!run.next().done);
  });
  return [
    {
      what: "COMPARE_SCENARIOS, 8 scenarios × 10 channels × 2,000 draws",
      value: compare,
      unit: "ms of processor time",
      limit: 300,
    },
    { what: "RANK_SENSITIVITY, 20 inputs, 10 channels", value: rank, unit: "ms of processor time", limit: 500 },
    { what: "STRESS_PLAN, 4 shocks, 10 channels", value: stress, unit: "ms of processor time", limit: 200 },
    {
      what: "5,000 plans explored, 10 channels × 2,000 draws",
      value: explore,
      unit: "ms of processor time",
      limit: 3_000,
    },
  ];
}
