import { invalid, isMissing, missing, type Missing, type SheetValues, type Table } from "../base";
import { headerKey, nameKey, parseNumber, readSummary, type Summary, type SummaryRow } from "../data";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";
import { kpis, type Kpi, type KpiInput, type KpiName } from "./kpis";

/** What KPI_VALUE is asked. */
export interface KpiQuestion {
  /** A Summary table of what happened; the latest period counts. */
  readonly data: SheetValues;
  /** Planned amounts by channel, or the OPTIMIZE_BUDGET spill. */
  readonly plan: SheetValues | null;
  /** What was before: a Summary table, amounts by channel, or the name of a period of the data (one cell). */
  readonly baseline: SheetValues | null;
}

const amountColumns = ["Plan", "Proposed", "Spend", "Cost", "Investment", "Budget", "Amount"];

type Aligned = ReturnType<typeof alignAmounts>;

function align(
  values: SheetValues | null,
  wanted: readonly string[],
  channels: readonly string[],
  table: string,
): Aligned | null {
  return values && alignAmounts(readChannelAmounts(values, wanted, table), channels, table, 0);
}

const hasHeader = (values: SheetValues | null, header: string): boolean =>
  values?.[0]?.some((cell) => typeof cell === "string" && headerKey(cell) === headerKey(header)) ?? false;

/** A baseline of more than two columns is a Summary table, unless it has a Plan column (then it is a spill). */
const isSummary = (values: SheetValues | null): values is SheetValues =>
  (values?.[0]?.length ?? 0) > 2 && !hasHeader(values, "Plan");

/** One cell names a period of the data: text that is no number, or a year such as 2025 where the data have that period. */
function namedPeriod(baseline: SheetValues | null, { periods }: Summary): string | null {
  const cell = baseline?.length === 1 && baseline[0]?.length === 1 ? baseline[0][0] : null;
  if (typeof cell !== "string" && typeof cell !== "number") return null;
  const name = String(cell);
  const isPeriod = periods.some((period) => nameKey(period) === nameKey(name));
  return isPeriod || Number.isNaN(parseNumber(name)) ? name : null;
}

interface Before {
  /** Spend by channel before the plan. */
  readonly spends: readonly number[] | null;
  /** The same figures of the period before; null where the baseline is only amounts. */
  readonly input: KpiInput | null;
}

function readBefore(baseline: SheetValues | null, summary: Summary, channels: readonly string[]): Before {
  const period = namedPeriod(baseline, summary);
  if (period !== null) {
    const rows = summary.rows.filter((row) => nameKey(row.period) === nameKey(period));
    if (rows.length === 0)
      invalid(
        `baseline: there is no period "${period}". The data have ${summary.periods.filter(Boolean).join(", ") || "no column Period"}`,
      );
    const spends = channels.map((channel) => rows.find((row) => row.channel === channel)?.spend ?? 0);
    return { spends, input: inputOf(rows, summary) };
  }
  const spends = align(baseline, amountColumns, channels, "baseline")?.amounts ?? null;
  if (!isSummary(baseline)) return { spends, input: null };
  const before = readSummary(baseline);
  return {
    spends,
    input: inputOf(
      before.latest.filter((row) => row !== undefined),
      before,
    ),
  };
}

function inputOf(rows: readonly SummaryRow[], { outcomeName, outcomeUnit }: Summary): KpiInput {
  const none = { plan: null, predicted: null, before: null, low: [], high: [] };
  return { rows, outcomeName, outcomeIsMoney: outcomeUnit === "money", ...none };
}

/** The latest period with plan and baseline beside it, and the figures of the period to compare with. */
function readInput({ data, plan, baseline }: KpiQuestion): { readonly now: KpiInput; readonly then: KpiInput | null } {
  const summary = readSummary(data);
  const rows = summary.latest.filter((row) => row !== undefined);
  const channels = rows.map(({ channel }) => channel);
  const outcome =
    hasHeader(plan, "Plan") && hasHeader(plan, "Outcome") ? align(plan, ["Outcome"], channels, "plan") : null;
  const before = readBefore(baseline, summary, channels);
  const now = {
    ...inputOf(rows, summary),
    plan: align(plan, amountColumns, channels, "plan")?.amounts ?? null,
    predicted: outcome?.amounts ?? null,
    low: outcome?.low ?? [],
    high: outcome?.high ?? [],
    before: before.spends,
  };
  return { now, then: before.input };
}

/** Relative change of a figure against the baseline's. */
function change(kpi: Kpi, now: number | Missing, baseline: KpiInput | null): number | Missing {
  if (!baseline) return missing("give a Summary table, or the name of a period, as baseline to see the change");
  const before = kpi.value(baseline);
  if (isMissing(now) || isMissing(before)) return missing("the figure does not exist in both periods");
  return before === 0 ? missing("the figure was 0: a change has no percentage") : now / before - 1;
}

/** One key figure of the latest period. */
export function kpiValue(name: KpiName, question: KpiQuestion): number | Missing {
  return kpis[name].value(readInput(question).now);
}

/** All key figures: KPI, Value, Unit, Change, Meaning. What cannot be worked out is missing, with the reason. */
export function kpiTable(question: KpiQuestion): Table {
  const { now: input, then: baseline } = readInput(question);
  const rows = Object.values<Kpi>(kpis).map((kpi) => {
    const value = kpi.value(input);
    return [kpi.name, value, kpi.unit(input), change(kpi, value, baseline), kpi.meaning(input)];
  });
  return { header: ["KPI", "Value", "Unit", "Change", "Meaning"], rows };
}
