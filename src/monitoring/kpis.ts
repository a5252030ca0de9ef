import { missing, singular, type Missing } from "../base";
import type { SummaryRow } from "../data";
import { isAbove } from "./gap";

/** What a KPI is worked out from: the latest period's rows, and amounts in the order of those rows where given. */
export interface KpiInput {
  readonly rows: readonly SummaryRow[];
  readonly outcomeName: string;
  readonly outcomeIsMoney: boolean;
  /** Planned spend by row; null where no plan was given. */
  readonly plan: readonly number[] | null;
  /** Outcome the plan predicted, by row; null where the plan has no such column. */
  readonly predicted: readonly number[] | null;
  /** Ends of the predicted outcome's range, by row; NaN where the plan has none. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Spend before the plan, by row; null where no baseline was given. */
  readonly before: readonly number[] | null;
}

/** One key figure: its name, unit, what it means, and how it is worked out. */
export interface Kpi {
  readonly name: string;
  readonly unit: (input: KpiInput) => string;
  readonly meaning: (input: KpiInput) => string;
  readonly value: (input: KpiInput) => number | Missing;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const spends = ({ rows }: KpiInput): readonly number[] => rows.map(({ spend }) => spend);
const outcomes = ({ rows }: KpiInput): readonly number[] => rows.map(({ outcome }) => outcome);

function ratio(above: number, below: number, why: string): number | Missing {
  return below > 0 ? above / below : missing(why);
}

/** Money that these rows brought: the outcome itself, or outcome × Value; NaN where a row has no value. */
function worth(rows: readonly SummaryRow[], isMoney: boolean): number {
  return sum(rows.map(({ outcome, value }) => (isMoney || outcome === 0 ? outcome : outcome * value)));
}

const noValue = (input: KpiInput): Missing =>
  missing(`${input.outcomeName} are counts without a value: add a column Value (money per outcome)`);

function returnOn(rows: readonly SummaryRow[], input: KpiInput): number | Missing {
  const money = worth(rows, input.outcomeIsMoney);
  return Number.isNaN(money) ? noValue(input) : ratio(money, sum(spends(input)), "there is no spend to divide by");
}

/** Shares of a total; null where the total is 0. */
function sharesOf(amounts: readonly number[]): readonly number[] | null {
  const total = sum(amounts);
  return total > 0 ? amounts.map((amount) => amount / total) : null;
}

const noPlan = missing("give a plan: a column of amounts, or the OPTIMIZE_BUDGET spill");

const noPrediction = missing("give a plan with a column Outcome, such as the OPTIMIZE_BUDGET spill");

/** 1 − Σ share² (one minus the Herfindahl index): 0 = all in one channel, 1 − 1/n = spread evenly over n. */
function spreadOf(amounts: readonly number[], what: string): number | Missing {
  const shares = sharesOf(amounts);
  return shares ? 1 - sum(shares.map((share) => share * share)) : missing(`there is no ${what} to divide by`);
}

/** What happened against what was expected, by row: outcomes where the plan predicts them, else spends. */
function comparedRows(input: KpiInput): readonly (readonly [number, number])[] | null {
  const expected = input.predicted ?? input.plan;
  const actual = input.predicted ? outcomes(input) : spends(input);
  return expected && actual.map((value, index) => [value, expected[index] ?? 0]);
}

/** Width of the corridor around the expected figure that counts as accurate. */
const corridor = 0.15;

/** Share of the channels with |actual − expected| ≤ 15% of expected (compared after rounding to 1e-9). */
function allocationAccuracy(input: KpiInput): number | Missing {
  const rows = comparedRows(input)?.filter(([actual, expected]) => actual > 0 || expected > 0);
  if (!rows) return noPlan;
  const good = rows.filter(([actual, expected]) => !isAbove(Math.abs(actual - expected) / expected, corridor));
  return ratio(good.length, rows.length, "nothing was planned and nothing happened");
}

/** Share of the channels whose outcome lies inside the plan's own range Low to High. */
function rangeCoverage(input: KpiInput): number | Missing {
  const { low, high } = input;
  const known = outcomes(input).filter((_, index) => Number.isFinite(low[index]) && Number.isFinite(high[index]));
  const inside = outcomes(input).filter((outcome, index) => outcome >= low[index]! && outcome <= high[index]!);
  return ratio(inside.length, known.length, "the plan has no columns Low and High: give the OPTIMIZE_BUDGET spill");
}

/** 1 − mean of |actual − predicted| / actual (MAPE); below 0 where the error is above 100%. */
function forecastAccuracy(input: KpiInput): number | Missing {
  const { predicted } = input;
  if (!predicted) return noPrediction;
  const rows = input.rows.map(({ channel, outcome }, index) => ({ channel, outcome, forecast: predicted[index] ?? 0 }));
  const used = rows.filter(({ outcome, forecast }) => outcome > 0 || forecast > 0);
  const zero = used.find(({ outcome }) => outcome === 0);
  if (zero) return missing(`${zero.channel} brought nothing: a percentage error of 0 does not exist`);
  if (used.length === 0) return missing("no outcome was reported");
  return 1 - sum(used.map(({ outcome, forecast }) => Math.abs(outcome - forecast) / outcome)) / used.length;
}

/** Σ predicted / Σ actual − 1: above 0 where the plan promised too much. */
function forecastBias(input: KpiInput): number | Missing {
  const total = sum(outcomes(input));
  if (!input.predicted) return noPrediction;
  return total > 0 ? sum(input.predicted) / total - 1 : missing("no outcome was reported");
}

/**
 * How far the planned shift was carried out: Σ clamp(done / planned, −1, 1)·|planned| / Σ |planned|. 1 = all of it,
 * 0 = none, −1 = all of it the other way round.
 */
function adoption(input: KpiInput): number | Missing {
  const { plan, before } = input;
  if (!plan) return noPlan;
  if (!before) return missing("give a baseline: the spend before the plan");
  const moves = plan.map((amount, index) => amount - (before[index] ?? 0));
  const done = moves.map((move, index) => {
    const share = move === 0 ? 0 : ((spends(input)[index] ?? 0) - (before[index] ?? 0)) / move;
    return Math.min(1, Math.max(-1, share)) * Math.abs(move);
  });
  return ratio(sum(done), sum(moves.map(Math.abs)), "the plan moves nothing against the baseline");
}

/** Outcomes that are not customers yet: their cost is no cost of acquiring a customer. */
const leadWords =
  /lead|mql|sql\b|sal\b|prospect|signup|sign-up|trial|visit|click|install|enquir|inquir|appointment|download/i;

function cacMeaning({ outcomeName }: KpiInput): string {
  const what = `Total spend divided by total outcome (${outcomeName})`;
  return leadWords.test(outcomeName) ? `${what}. These are not customers yet: not a customer acquisition cost` : what;
}

const fixed = (words: string) => (): string => words;

/** Every key figure of KPI_VALUE, in the order of its table. */
export const kpis = {
  roas: {
    name: "roas",
    unit: fixed("ratio"),
    meaning: fixed("Value that channels with spend reported, per unit of money spent (1 = break-even)"),
    value: (input) =>
      returnOn(
        input.rows.filter(({ spend }) => spend > 0),
        input,
      ),
  },
  cac: {
    name: "cac",
    unit: ({ outcomeName }) => `money per ${singular(outcomeName)}`,
    meaning: cacMeaning,
    value: (input) => ratio(sum(spends(input)), sum(outcomes(input)), "no outcome was reported"),
  },
  mer: {
    name: "mer",
    unit: fixed("ratio"),
    meaning: fixed("All value, rows without spend included, per unit of money spent"),
    value: (input) => returnOn(input.rows, input),
  },
  budget_variance: {
    name: "budget_variance",
    unit: fixed("share"),
    meaning: fixed("Actual spend against planned spend: above 0 is overspent"),
    value: (input) => (input.plan ? variance(sum(spends(input)), sum(input.plan)) : noPlan),
  },
  allocation_accuracy: {
    name: "allocation_accuracy",
    unit: fixed("share"),
    meaning: ({ predicted }) =>
      `Share of the channels whose ${predicted ? "outcome is within 15% of the prediction" : "spend is within 15% of the plan"}`,
    value: allocationAccuracy,
  },
  diversification: {
    name: "diversification",
    unit: fixed("share"),
    meaning: fixed("1 minus the sum of squared shares of spend: 0 = all money in one channel"),
    value: (input) => spreadOf(spends(input), "spend"),
  },
  forecast_accuracy: {
    name: "forecast_accuracy",
    unit: fixed("share"),
    meaning: fixed("1 minus the mean percentage error (MAPE) of the plan's predicted outcomes"),
    value: forecastAccuracy,
  },
  adoption: {
    name: "adoption",
    unit: fixed("share"),
    meaning: fixed("Share of the planned shift that was carried out; below 0 = the other way round"),
    value: adoption,
  },
  diversification_outcome: {
    name: "diversification_outcome",
    unit: fixed("share"),
    meaning: fixed("1 minus the sum of squared shares of outcome: 0 = all outcome from one channel"),
    value: (input) => spreadOf(outcomes(input), "outcome"),
  },
  range_coverage: {
    name: "range_coverage",
    unit: fixed("share"),
    meaning: fixed("Share of the channels whose outcome lies inside the plan's own range"),
    value: rangeCoverage,
  },
  forecast_bias: {
    name: "forecast_bias",
    unit: fixed("share"),
    meaning: fixed("Predicted against actual outcome: above 0 the plan promised too much"),
    value: forecastBias,
  },
} as const satisfies Record<string, Kpi>;

export type KpiName = keyof typeof kpis;

function variance(actual: number, planned: number): number | Missing {
  return planned > 0 ? (actual - planned) / planned : missing("the plan is 0: a variance has no percentage");
}
