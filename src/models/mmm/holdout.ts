import { unavailable } from "../../base";
import { scoreForecast, splitRows, type Scored } from "./accuracy";
import type { FittedDraws } from "./fittedDraws";
import { type History, type Series, sliceHistory } from "./history";
import { expectedOutcomes, predictiveOutcomes } from "./predict";
import { hasMoved } from "./readHistory";
import type { FitPlan } from "./sampleMmm";
import { sharePrior } from "./spec";

/** Rows before the test periods. */
export function rowsBeforeTest({ history, spec }: FitPlan): number {
  const { train, validation } = splitRows(history.dates.length, spec.holdout);
  return train + validation;
}

/** Fewest periods that a forecast is made from. */
const FEWEST_KNOWN = 12;

/**
 * The plan of a fit that knows only the first rows: what it is scored on later it has not seen. Lift tests that reach
 * beyond those rows are left out, priors on media's share of the outcome rest on those rows only, and so do the columns:
 * a channel that had not begun, or a control that had not moved, cannot be learnt of and is left out with its pairs. Too
 * few rows to forecast from: EngineError `unavailable`.
 */
export function holdoutPlan(plan: FitPlan, rows: number): FitPlan {
  if (rows < FEWEST_KNOWN) {
    unavailable(
      `only ${rows} ${plan.history.frequency.unit}s come before the ones to forecast (at least ${FEWEST_KNOWN}): ` +
        `lower Holdout, or give a longer history`,
    );
  }
  const history = sliceHistory(plan.history, 0, rows);
  const begun = history.channels.flatMap(({ values }, c) => (values.some((amount) => amount > 0) ? [c] : []));
  const known = {
    ...history,
    channels: begun.map((c) => history.channels[c]!),
    controls: history.controls.filter(hasMoved),
  };
  const { interactions, ...spec } = plan.spec;
  const pairs = (interactions ?? []).map(({ a, b }) => ({ a: begun.indexOf(a), b: begun.indexOf(b) }));
  const share = sharePrior(known);
  const channels = begun.map((c) => spec.channels[c]!);
  return {
    history: known,
    spec: {
      ...spec,
      channels: channels.map((one) => (one.prior.kind === "share" ? { ...one, prior: share } : one)),
      ...(interactions && { interactions: pairs.filter(({ a, b }) => a >= 0 && b >= 0) }),
    },
    tests: plan.tests
      .filter(({ to }) => to < rows)
      .map((test) => ({ ...test, channel: begun.indexOf(test.channel) }))
      .filter(({ channel }) => channel >= 0),
  };
}

/** The columns of a history that a fit knows, in its order. */
function asKnown({ plan }: FittedDraws, history: History): History {
  const { channels, controls } = plan.history;
  const own = <S extends Series>(known: readonly Series[], all: readonly S[]): S[] =>
    all.filter(({ name }) => known.some((one) => one.name === name));
  return { ...history, channels: own(channels, history.channels), controls: own(controls, history.controls) };
}

/** Which periods to score, and how. */
export interface ScoreSpan {
  readonly from: number;
  readonly to: number;
  readonly confidence?: number;
  /** Add the periods up first: one forecast of the total. */
  readonly isTotal?: boolean;
}

/** Forecast of the periods from..to by a fit on rows before them, scored against what happened. */
export function scoreAhead(fit: FittedDraws, plan: FitPlan, span: ScoreSpan): Scored {
  const { from, to, confidence = 0.9, isTotal = false } = span;
  const values = predictiveOutcomes(fit, from, expectedOutcomes(fit, asKnown(fit, plan.history), from, to));
  const actual = plan.history.outcome.values.slice(from, to);
  if (!isTotal) return scoreForecast(actual, values, confidence);
  const totals = Float64Array.from({ length: fit.nDraws }, (_, d) =>
    values.subarray(d * actual.length, (d + 1) * actual.length).reduce((sum, value) => sum + value, 0),
  );
  return scoreForecast([actual.reduce((sum, value) => sum + value, 0)], totals, confidence);
}
