import {
  createSpec,
  effectEvidence,
  type FitPlan,
  type FittedDraws,
  type History,
  type LiftTest,
  type MmmChain,
  type MmmSpec,
  readDraws,
  sampleMmm,
  thinChains,
} from "../../src/models";
import { readSettings } from "../../src/data";
import type { SheetValues } from "../../src/base";

/** A fit with two short chains: enough for means and ranges in a study of many worlds. */
export function quickFit(plan: FitPlan): FittedDraws {
  const short = { ...plan, spec: { ...plan.spec, chains: 2, draws: 400 } };
  const chains = [0, 1].map((chain): MmmChain => {
    const run = sampleMmm(short, chain);
    let step = run.next();
    while (!step.done) step = run.next();
    return step.value;
  });
  return readDraws(short, thinChains(chains));
}

/** A plan with the default settings and these. */
export function planOf(
  history: History,
  settings: SheetValues | null = null,
  tests: readonly LiftTest[] = [],
): FitPlan {
  return { history, tests, spec: createSpec(history, readSettings(settings)) };
}

/** Posterior mean return of every channel. */
export function returns(history: History, tests: readonly LiftTest[] = [], spec?: MmmSpec): number[] {
  const plan = spec ? { history, tests, spec } : planOf(history, null, tests);
  return effectEvidence(quickFit(plan)).map(({ perMoney }) => perMoney.mean);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return 0.5 * (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!);
}
