import { ENGINE_VERSION, type SheetValues, unavailable } from "../../base";
import { readSettings } from "../../data";
import { canonicalJson, hashKey } from "../../numerics";
import { WEEK_PAIRS } from "./baseline";
import type { History } from "./history";
import { rowsBeforeTest } from "./holdout";
import { readLiftTests } from "./liftTests";
import { type HistoryRanges, readHistory } from "./readHistory";
import type { FitPlan } from "./sampleMmm";
import { shapePriors } from "./shapeOf";
import { createSpec, type MmmSpec, usualMaxLag } from "./spec";

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
  const plan = { history, spec, tests: readLiftTests(ranges.tests, history) };
  return { ...plan, spec: { ...spec, notes: [...spec.notes, ...lateNotes(plan)] } };
}

/** Said of a channel that begins within the periods held out: what they tell of the forecast is not about it. */
function lateNotes(plan: FitPlan): string[] {
  const before = rowsBeforeTest(plan);
  const late = plan.history.channels.filter(({ values }) => values.findIndex((amount) => amount > 0) >= before);
  return late.map(
    ({ name }) => `${name} begins within the periods held out: the forecast that is scored on them leaves it out.`,
  );
}

/** Content key of a fit: data, settings and engine version. */
export function fitKey(plan: FitPlan): string {
  return `MMM:${hashKey(canonicalJson({ engine: ENGINE_VERSION, plan }))}`;
}

/** Numbers that a fit estimates: effects, curves, noise and the baseline's coefficients. */
export function countParameters(history: History, spec: MmmSpec): number {
  const media = spec.channels.reduce((sum, channel) => sum + 1 + shapePriors(channel).length, 0);
  const waves = spec.seasonality + (history.frequency.unit === "day" ? WEEK_PAIRS : 0);
  const baseline = 1 + Math.max(spec.trendKnots - 1, 0) + 2 * waves + history.controls.length;
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
    const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
    const controls = history.controls.length > 0 ? ` and ${count(history.controls.length, "control")}` : "";
    unavailable(
      `${count(spec.channels.length, "channel")}${controls} need ${parameters} parameters but there are only ${rows} ${unit}s. ` +
        `${fewerParameters(history, spec, parameters - rows)}, or give at least ${parameters} ${unit}s`,
    );
  }
  const work = spec.channels.reduce((sum, { maxLag }) => sum + rows * (maxLag + 1), 0);
  if (work > LARGEST_WORK) {
    unavailable(
      `${rows} ${unit}s × ${spec.channels.length} channels are too many to fit here. ${lessWork(history, spec, work)}`,
    );
  }
}

/** What to leave out so that this many parameters fewer are needed. */
function fewerParameters({ controls }: History, { channels, trendKnots }: MmmSpec, excess: number): string {
  const perChannel = 1 + shapePriors(channels[0]!).length;
  const fewer = channels.length - Math.ceil(excess / perChannel);
  if (fewer >= 1) return `Combine channels to at most ${fewer}`;
  if (controls.length >= excess) return `Leave out ${excess} of the controls`;
  if (trendKnots - 1 >= excess) return `Lower Trend knots to ${trendKnots - excess}`;
  return "Leave out controls and channels, and lower Trend knots";
}

/** How to come below the work that is done here. */
function lessWork({ dates, frequency }: History, { channels }: MmmSpec, work: number): string {
  if (frequency.unit === "day") return "Use weeks instead of days";
  const lag = Math.floor(LARGEST_WORK / (dates.length * channels.length)) - 1;
  const isLong = channels.some(({ maxLag }) => maxLag > lag);
  if (lag >= usualMaxLag(frequency) && isLong) return `Lower Max lag to ${lag}`;
  return `Use the last ${Math.floor((dates.length * LARGEST_WORK) / work)} ${frequency.unit}s`;
}
