import { missing, type ResultCell, type Table } from "../base";
import { formatShare, rangeHeaders } from "../optimize";
import { isPossible, type ComparedScenario, type Comparison } from "./compareScenarios";

const orMissing = (value: number | null, why: string): ResultCell => value ?? missing(why);

/** COMPARE_SCENARIOS' table; the row of a scenario that cannot be met holds the reason. */
export function comparisonTable({ scenarios }: Comparison): Table {
  return {
    header: [
      ...["Scenario", "Budget", "Outcome", ...rangeHeaders(0.9), "P(beats baseline)", "Change %"],
      ...["Risk change %", "Dominated", "Cost per added outcome"],
    ],
    rows: scenarios.map((one) => (isPossible(one) ? figuresOf(one) : [one.name, ...reasons(9, one.problem)])),
  };
}

function figuresOf(one: ComparedScenario): ResultCell[] {
  const cost = "money and outcome do not both rise or both fall against the baseline";
  return [
    ...[one.name, one.spend, one.mean, one.low, one.high],
    orMissing(one.chanceToBeat, "this is the baseline itself"),
    orMissing(one.change, "the baseline's outcome is 0: a change has no percentage"),
    orMissing(one.riskChange, "the baseline has no risk: a change has no percentage"),
    one.dominatedBy === "" ? "" : `by ${one.dominatedBy}`,
    orMissing(one.costPerAdded, cost),
  ];
}

const reasons = (width: number, why: string): ResultCell[] => Array.from({ length: width }, () => missing(why));

/** The amounts behind the comparison: one row per scenario, one column per channel. */
export function scenarioPlansTable({ scenarios, channels }: Comparison): Table {
  return {
    header: ["Scenario", ...channels],
    rows: scenarios.map((one) => [one.name, ...(isPossible(one) ? one.plan : reasons(channels.length, one.problem))]),
  };
}

/**
 * One sentence per scenario, in the table's order: "Plus 20% brings 8.1% more at 9.2% more risk than the current plan".
 * Its percentages are the table's Change % and Risk change %.
 */
export function comparisonSentences(comparison: Comparison): readonly string[] {
  return comparison.scenarios.map((one) => {
    if (!isPossible(one)) return `${one.name} cannot be met: ${one.problem}.`;
    if (one.isBaseline) return `${one.name} is what the others are compared with.`;
    const than = `than ${comparison.baselineName}`;
    if (one.change === null) return `${one.name} brings ${than} what has no percentage: the baseline brings nothing.`;
    const risk = one.riskChange === null ? "" : ` at ${difference(one.riskChange)} risk`;
    return `${one.name} brings ${difference(one.change)}${risk} ${than}.`;
  });
}

/** "12% more", "8.1% less" or "0% more": a change in words, rounded as the table shows it. */
function difference(share: number): string {
  return `${formatShare(Math.abs(share))} ${share < 0 ? "less" : "more"}`;
}
