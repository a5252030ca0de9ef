import type { SheetValues } from "../../src/base";
import { planFlight } from "../../src/optimize";
import { createFittedWorld } from "../fakes/fittedWorld";
import { type BenchFigure } from "./run";

export const name = "flight";

interface FlightCase {
  readonly kind: string;
  readonly settings: SheetValues | null;
  /** Mean strength of the pairs that the settings name. */
  readonly joint: number;
  readonly limits: SheetValues | null;
  /** What is promised: only of concave paths. */
  readonly isPromised: boolean;
}

const turnover = [
  ["Channel", "Max move"],
  ["Total", 0.25],
];
const pairs = (saturation: string): SheetValues => [
  ["Interactions", "Channel 1 + Channel 2; Channel 3 + Channel 4"],
  ["Saturation", saturation],
];
const plain = { settings: null, joint: 0, limits: null, isPromised: true };
const cases: readonly FlightCase[] = [
  { ...plain, kind: "" },
  { ...plain, kind: ", turnover capped", limits: turnover },
  { ...plain, kind: ", pairs that give", settings: pairs("hill"), joint: 0.5 },
  { ...plain, kind: ", pairs that may take", settings: pairs("hill"), joint: 0.15, isPromised: false },
  { ...plain, kind: ", pairs that take", settings: pairs("hill"), joint: -0.2, isPromised: false },
  { ...plain, kind: ", pairs that take much", settings: pairs("hill"), joint: -0.4, isPromised: false },
  { ...plain, kind: ", S-curves and pairs that take", settings: pairs("s-curve"), joint: -0.2, isPromised: false },
  { ...plain, kind: ", S-curves", settings: [["Saturation", "s-curve"]], isPromised: false },
];

/** A flight over a fitted model's carryover, 10 channels over 13 weeks, 1,000 draws, in processor time. */
export function run(): readonly BenchFigure[] {
  const demand = Array.from({ length: 13 }, (_, t) => [1 + 0.08 * (t % 5)]);
  return cases.flatMap(({ kind, settings, joint, limits, isPromised }): BenchFigure[] => {
    const model = createFittedWorld({ channels: 10, nDraws: 1000, rows: 104, settings, joint });
    const budget = 13 * model.channels.reduce((sum, { currentSpend }) => sum + currentSpend / model.periods, 0);
    const question = { budget, periods: 13, limits, demand, settings: null };
    planFlight(model, { ...question, limits: null, periods: 2, demand: null });
    const start = process.cpuUsage();
    const { gap } = planFlight(model, question);
    const { user, system } = process.cpuUsage(start);
    const what = `fitted flight of 10 channels x 13 weeks${kind}`;
    const promised = (limit: number): { limit?: number } => (isPromised ? { limit } : {});
    return [
      { what, value: (user + system) / 1000, unit: "ms CPU", ...promised(3000) },
      { what: `${what}: gap`, value: gap, unit: "", ...promised(1e-4) },
    ];
  });
}
