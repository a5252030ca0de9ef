import { isMissing, missing, type Missing, type SheetValues, type Table } from "../base";
import { headerKey, readSummary } from "../data";
import { alignAmounts, readChannelAmounts } from "./channelAmounts";
import { kpis, type Kpi, type KpiInput, type KpiName } from "./kpis";

/** What KPI_VALUE is asked. */
export interface KpiQuestion {
  /** A Summary table of what happened; the latest period counts. */
  readonly data: SheetValues;
  /** Planned amounts by channel, or the OPTIMIZE_BUDGET spill. */
  readonly plan: SheetValues | null;
  /** What was before: a Summary table, or amounts by channel. */
  readonly baseline: SheetValues | null;
}

const amountColumns = ["Plan", "Proposed", "Spend", "Cost", "Investment", "Budget", "Amount"];

function amounts(values: SheetValues | null, wanted: readonly string[], channels: readonly string[], table: string) {
  return values && alignAmounts(readChannelAmounts(values, wanted, table), channels, table, 0).amounts;
}

const hasHeader = (values: SheetValues | null, header: string): boolean =>
  values?.[0]?.some((cell) => typeof cell === "string" && headerKey(cell) === headerKey(header)) ?? false;

/** A baseline of more than two columns is a Summary table, unless it has a Plan column (then it is a spill). */
const isSummary = (values: SheetValues | null): values is SheetValues =>
  (values?.[0]?.length ?? 0) > 2 && !hasHeader(values, "Plan");

function readInput({ data, plan, baseline }: KpiQuestion): KpiInput {
  const summary = readSummary(data);
  const rows = summary.latest.filter((row) => row !== undefined);
  const channels = rows.map(({ channel }) => channel);
  return {
    rows,
    outcomeName: summary.outcomeName,
    outcomeIsMoney: summary.outcomeUnit === "money",
    plan: amounts(plan, amountColumns, channels, "plan"),
    predicted:
      hasHeader(plan, "Plan") && hasHeader(plan, "Outcome") ? amounts(plan, ["Outcome"], channels, "plan") : null,
    before: amounts(baseline, amountColumns, channels, "baseline"),
  };
}

/** The same figures of the baseline period, where the baseline is a Summary table. */
function readBaseline({ baseline }: KpiQuestion): KpiInput | null {
  return isSummary(baseline) ? readInput({ data: baseline, plan: null, baseline: null }) : null;
}

/** Relative change of a figure against the baseline's. */
function change(kpi: Kpi, now: number | Missing, baseline: KpiInput | null): number | Missing {
  if (!baseline) return missing("give a Summary table as baseline to see the change");
  const before = kpi.value(baseline);
  if (isMissing(now) || isMissing(before)) return missing("the figure does not exist in both periods");
  return before === 0 ? missing("the figure was 0: a change has no percentage") : now / before - 1;
}

/** One key figure of the latest period. */
export function kpiValue(name: KpiName, question: KpiQuestion): number | Missing {
  return kpis[name].value(readInput(question));
}

/** All key figures: KPI, Value, Unit, Change, Meaning. What cannot be worked out is missing, with the reason. */
export function kpiTable(question: KpiQuestion): Table {
  const input = readInput(question);
  const baseline = readBaseline(question);
  const rows = Object.values<Kpi>(kpis).map((kpi) => {
    const value = kpi.value(input);
    return [kpi.name, value, kpi.unit(input), change(kpi, value, baseline), kpi.meaning(input)];
  });
  return { header: ["KPI", "Value", "Unit", "Change", "Meaning"], rows };
}
