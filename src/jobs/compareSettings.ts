import { missing, numberOr, type ResultCell, type SheetValues, type Table } from "../base";
import { accuracy, type AccuracyMetric, createFitPlan, type FitPlan, type FitRanges, holdoutPlan } from "../models";
import { splitRows } from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { runTask } from "./runTask";
import { sampleChains } from "./sampleChains";

/** Settings to try: a name for the user, and a Settings table. */
export interface SettingsToTry {
  readonly name: string;
  readonly settings: SheetValues | null;
}

/** The ranges of a fit, and the settings to compare on them. */
export interface CompareSettingsRequest extends Omit<FitRanges, "settings"> {
  readonly trials: readonly SettingsToTry[];
}

/** Two chains of 400 draws: only forecasts are read, not their tails. */
const TRIAL_FIT = { chains: 2, draws: 400 };
const metrics: readonly AccuracyMetric[] = ["wmape", "r2", "coverage", "crps"];

/**
 * Compares settings by forecasting periods that no fit has seen: each is fitted on the first 70% of the periods and scored
 * on the 15% after them; the last 15% stay untouched, so that the test stays honest. Table: Settings, wMAPE, R2, Coverage,
 * CRPS, Note; in the order given. Settings that cannot be fitted say why in their note.
 */
export async function compareSettings(
  { trials, ...ranges }: CompareSettingsRequest,
  _context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<Table> {
  const plans = trials.map(({ settings }) => planOf({ ...ranges, settings }));
  const fits = plans.flatMap((plan) => (typeof plan === "string" ? [] : [plan]));
  const starts = fits.map(({ history, spec }) => splitRows(history.dates.length, spec.holdout));
  const chains = await sampleChains(
    fits.map((plan, i) => holdoutPlan(plan, starts[i]!.train)),
    runner,
    control,
  );
  const rows: ResultCell[][] = [];
  for (const [at, plan] of plans.entries()) {
    const name = trials[at]!.name;
    if (typeof plan === "string") {
      rows.push([name, ...metrics.map(() => missing(plan)), plan]);
      continue;
    }
    const i = fits.indexOf(plan);
    const { train, validation } = starts[i]!;
    const span = { from: train, to: train + validation, confidence: 0.9, isTotal: false };
    const scored = await runTask(runner, "scoreAhead", { plan, chains: chains[i]!, ...span }, control);
    const cells = metrics.map((metric) => numberOr(accuracy(scored, metric), `${metric} does not exist here`));
    rows.push([name, ...cells, ""]);
  }
  return { header: ["Settings", "wMAPE", "R2", "Coverage", "CRPS", "Note"], rows };
}

/** The plan of a trial, shortened; or why there is none, in words. */
function planOf(ranges: FitRanges): FitPlan | string {
  try {
    const plan = createFitPlan(ranges);
    return { ...plan, spec: { ...plan.spec, ...TRIAL_FIT } };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
