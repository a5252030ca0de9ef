import { ENGINE_VERSION, type SheetValues, unavailable } from "../../base";
import { readSettings } from "../../data";
import { canonicalJson, hashKey } from "../../numerics";
import type { History } from "./history";
import { readLiftTests } from "./liftTests";
import { type HistoryRanges, readHistory } from "./readHistory";
import type { FitPlan } from "./sampleMmm";
import { shapePriors } from "./shapeOf";
import { createSpec, type MmmSpec } from "./spec";

/** The arguments of FIT_MODEL as they stand in the sheet. */
export interface FitRanges extends HistoryRanges {
  readonly tests: SheetValues | null;
  readonly settings: SheetValues | null;
}

/** Fewest periods that a mix model is fitted on. */
const FEWEST_ROWS = 24;
/** Periods × channels × lags that still fit in well under a minute. */
const LARGEST_WORK = 400_000;

/** Reads and checks everything that a fit needs; refuses early what cannot work, with a size that would. */
export function createFitPlan(ranges: FitRanges): FitPlan {
  const settings = readSettings(ranges.settings);
  const unit = settings.has("Outcome unit") ? (settings.text("Outcome unit", "money") as "money" | "count") : null;
  const history = readHistory(ranges, unit);
  const spec = createSpec(history, settings);
  checkSize(history, spec);
  return { history, spec, tests: readLiftTests(ranges.tests, history) };
}

/** Content key of a fit: data, settings and engine version. */
export function fitKey(plan: FitPlan): string {
  return `MMM:${hashKey(canonicalJson({ engine: ENGINE_VERSION, plan }))}`;
}

/** Numbers that a fit estimates: effects, curves, noise and the baseline's coefficients. */
export function countParameters(history: History, spec: MmmSpec): number {
  const media = spec.channels.reduce((sum, channel) => sum + 1 + shapePriors(channel).length, 0);
  const baseline = 1 + Math.max(spec.trendKnots - 1, 0) + 2 * spec.seasonality + history.controls.length;
  return media + 1 + baseline + (spec.interactions?.length ?? 0);
}

function checkSize(history: History, spec: MmmSpec): void {
  const rows = history.dates.length;
  const { unit } = history.frequency;
  if (rows < FEWEST_ROWS) {
    unavailable(
      `${rows} ${unit}s are too few to fit a model (at least ${FEWEST_ROWS}; two years are better). ` +
        `Use a Summary table with JUDGE_MODEL until there is more`,
    );
  }
  const parameters = countParameters(history, spec);
  if (parameters > rows) {
    const perChannel = 1 + shapePriors(spec.channels[0]!).length;
    const fewer = Math.max(1, Math.floor((rows - parameters) / perChannel) + spec.channels.length);
    unavailable(
      `${spec.channels.length} channels need ${parameters} parameters but there are only ${rows} ${unit}s. ` +
        `Combine channels to at most ${fewer}, or give at least ${parameters} ${unit}s`,
    );
  }
  const work = spec.channels.reduce((sum, { maxLag }) => sum + rows * (maxLag + 1), 0);
  if (work > LARGEST_WORK) {
    unavailable(
      `${rows} ${unit}s × ${spec.channels.length} channels are too many to fit here. ` +
        `Use ${unit === "day" ? "weeks instead of days" : `the last ${Math.floor((rows * LARGEST_WORK) / work)} ${unit}s`}`,
    );
  }
}
