import { invalid, numberOr, type ResultCell, type SheetValues, type Table, unavailable } from "../base";
import { type FitPlan, holdoutPlan, type Scored } from "../models";
import type { HeavyControl, JobContext, TaskRunner } from "./job";
import { needFitted } from "./needFitted";
import { runTask } from "./runTask";
import { sampleChains } from "./sampleChains";

export interface BacktestModelRequest {
  readonly model: SheetValues;
  /** Omitted: 4. */
  readonly folds: number | null;
  /** Periods of each forecast; omitted: the planning horizon. */
  readonly horizon: number | null;
}

/** Draws and warm-up of a backtest's fits: shorter than the model's own, since only forecasts are read. */
const FOLD_FIT = { chains: 2, draws: 500 };
const FEWEST_ROWS = 24;

/**
 * Rolling-origin backtest: each fold is fitted on the periods before it only and forecasts the total of its own, with the
 * spends and controls that really happened. Table: Fold, From, To (serial dates, as in every table), Forecast, Actual,
 * Error %, In range (of its 80% range).
 */
export async function backtestModel(
  request: BacktestModelRequest,
  context: JobContext,
  runner: TaskRunner,
  control: HeavyControl,
): Promise<Table> {
  const model = needFitted(request.model, context, "BACKTEST_MODEL");
  const { plan } = model.finished;
  const folds = checkCount(request.folds ?? 4, "folds");
  const horizon = checkCount(request.horizon ?? model.periods, "horizon");
  const rows = plan.history.dates.length;
  const first = rows - folds * horizon;
  if (first < FEWEST_ROWS) tooShort(rows, folds, horizon);
  const short: FitPlan = { ...plan, spec: { ...plan.spec, ...FOLD_FIT } };
  const starts = Array.from({ length: folds }, (_, fold) => first + fold * horizon);
  const chains = await sampleChains(
    starts.map((from) => holdoutPlan(short, from)),
    runner,
    control,
  );
  const scores = await Promise.all(
    starts.map((from, fold) => {
      const span = { from, to: from + horizon, confidence: 0.8, isTotal: true };
      return runTask(runner, "scoreAhead", { plan: short, chains: chains[fold]!, ...span }, control);
    }),
  );
  return {
    header: ["Fold", "From", "To", "Forecast", "Actual", "Error %", "In range"],
    rows: scores.map((scored, fold) => foldRow(plan, scored, fold, starts[fold]!, horizon)),
  };
}

function foldRow({ history }: FitPlan, scored: Scored, fold: number, from: number, horizon: number): ResultCell[] {
  const [actual, forecast] = [scored.actual[0]!, scored.mean[0]!];
  const error = numberOr((forecast - actual) / actual, "the actual is 0, so there is no error in percent");
  const isInRange = actual >= scored.low[0]! && actual <= scored.high[0]!;
  const [start, end] = [history.dates[from]!, history.dates[from + horizon - 1]!];
  return [fold + 1, start, end, forecast, actual, error, isInRange];
}

/** How to ask for less: fewer folds, else a shorter horizon, else more history. */
function tooShort(rows: number, folds: number, horizon: number): never {
  const [most, longest] = [Math.floor((rows - FEWEST_ROWS) / horizon), rows - FEWEST_ROWS];
  const shorter =
    longest >= 1 ? `use a horizon of at most ${longest}, with 1 fold` : "add older periods to the history";
  return unavailable(
    `${folds} ${folds === 1 ? "fold" : "folds"} of ${horizon} periods ${folds === 1 ? "leaves" : "leave"} too little of ${rows} to fit on ` +
      `(at least ${FEWEST_ROWS}): ${most >= 1 ? `use at most ${most} ${most === 1 ? "fold" : "folds"}` : shorter}`,
  );
}

function checkCount(value: number, name: string): number {
  return Number.isInteger(value) && value >= 1 ? value : invalid(`${name} is ${value}. Type a whole number from 1 on`);
}
