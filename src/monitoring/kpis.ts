import { missing, type Missing } from "../base";
import type { SummaryRow } from "../data";

/** What a KPI is worked out from: the latest period's rows, and amounts in the order of those rows where given. */
export interface KpiInput {
  readonly rows: readonly SummaryRow[];
  readonly outcomeName: string;
  readonly outcomeIsMoney: boolean;
  /** Planned spend by row; null where no plan was given. */
  readonly plan: readonly number[] | null;
  /** Outcome the plan predicted, by row; null where the plan has no such column. */
  readonly predicted: readonly number[] | null;
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

/**
 * Evenness of the spend: (1 − Σ share²) / (1 − 1/n), one minus the normalised Herfindahl index. 0 = all money in one
 * channel, 1 = spread evenly.
 */
function diversification(input: KpiInput): number | Missing {
  const shares = sharesOf(spends(input));
  if (!shares) return missing("there is no spend to divide by");
  if (shares.length < 2) return missing("there is a single channel: nothing to spread over");
  return (1 - sum(shares.map((share) => share * share))) / (1 - 1 / shares.length);
}

/** 1 − ½ Σ |actual share − planned share|: the share of the money that stands where the plan put it. */
function allocationAccuracy(input: KpiInput): number | Missing {
  if (!input.plan) return noPlan;
  const [actual, planned] = [sharesOf(spends(input)), sharesOf(input.plan)];
  if (!actual || !planned) return missing("there is no spend to divide by");
  return 1 - sum(actual.map((share, index) => Math.abs(share - (planned[index] ?? 0)))) / 2;
}

/** 1 − Σ|actual − predicted| / Σ actual (weighted MAPE), not below 0. */
function forecastAccuracy(input: KpiInput): number | Missing {
  const { predicted } = input;
  if (!predicted) return missing("give a plan with a column Outcome, such as the OPTIMIZE_BUDGET spill");
  const errors = outcomes(input).map((outcome, index) => Math.abs(outcome - (predicted[index] ?? 0)));
  const total = sum(outcomes(input));
  return total > 0 ? Math.max(0, 1 - sum(errors) / total) : missing("no outcome was reported");
}

/** Share of the planned shift that was carried out: Σ clamp(done / planned, 0, 1)·|planned| / Σ |planned|. */
function adoption(input: KpiInput): number | Missing {
  const { plan, before } = input;
  if (!plan) return noPlan;
  if (!before) return missing("give a baseline: the spend before the plan");
  const moves = plan.map((amount, index) => amount - (before[index] ?? 0));
  const done = moves.map((move, index) => {
    const share = move === 0 ? 0 : ((spends(input)[index] ?? 0) - (before[index] ?? 0)) / move;
    return Math.min(1, Math.max(0, share)) * Math.abs(move);
  });
  return ratio(sum(done), sum(moves.map(Math.abs)), "the plan moves nothing against the baseline");
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
    unit: ({ outcomeName }) => `money per ${outcomeName}`,
    meaning: ({ outcomeName }) => `Cost per ${outcomeName}: total spend divided by total outcome`,
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
    meaning: fixed("Share of the money that stands where the plan put it"),
    value: allocationAccuracy,
  },
  diversification: {
    name: "diversification",
    unit: fixed("share"),
    meaning: fixed("0 = all money in one channel, 1 = spread evenly"),
    value: diversification,
  },
  forecast_accuracy: {
    name: "forecast_accuracy",
    unit: fixed("share"),
    meaning: fixed("1 minus the weighted error of the plan's predicted outcomes"),
    value: forecastAccuracy,
  },
  adoption: {
    name: "adoption",
    unit: fixed("share"),
    meaning: fixed("Share of the planned shift that was carried out"),
    value: adoption,
  },
} as const satisfies Record<string, Kpi>;

export type KpiName = keyof typeof kpis;

function variance(actual: number, planned: number): number | Missing {
  return planned > 0 ? (actual - planned) / planned : missing("the plan is 0: a variance has no percentage");
}
