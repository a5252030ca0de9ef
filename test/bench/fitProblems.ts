import type { SheetValues } from "../../src/base";
import type { History } from "../../src/models";
import { plantedHistory, type PlantedOptions } from "../src/models/mmm/plantedHistory";

/** One row of the table of promised fitting speeds. */
export interface FitProblem {
  readonly what: string;
  readonly settings: SheetValues | null;
  /** Promised seconds of four chains in a browser with two workers; absent where they are only reported. */
  readonly seconds?: number;
  history(): History;
}

const eight: PlantedOptions = { rows: 156, channels: 8, controls: 3 };
const logistic: SheetValues = [["Saturation", "logistic"]];

function problem(what: string, world: PlantedOptions, settings: SheetValues | null, seconds?: number): FitProblem {
  const history = (): History => plantedHistory(world).history;
  return seconds === undefined ? { what, settings, history } : { what, settings, seconds, history };
}

/** The rows of the table. */
export const fitProblems: readonly FitProblem[] = [
  problem("156 × 8 + 3, default", eight, null, 1.5),
  problem("179 × 2, logistic", { rows: 179, channels: 2, saturation: "logistic" }, logistic, 0.3),
  problem("156 × 8 + 3, logistic", { ...eight, saturation: "logistic" }, logistic, 1.2),
  problem("156 × 8 + 3, Hill free slope", eight, [["Saturation", "s-curve"]], 4),
  problem("156 × 8 + 3, Student-t", eight, [["Error", "student"]]),
  problem("208 × 20 + 5, logistic", { rows: 208, channels: 20, controls: 5, saturation: "logistic" }, logistic, 5),
];
