import { counted, type Finding, type SheetValues } from "../../base";
import { auditTable, type Audit, type AuditOptions } from "../audit/auditTable";
import { totalSpend } from "../audit/spendChecks";

/** Which kind of model the data support. */
export type ReadinessMode = "judgement" | "short history" | "full history";

/** One part of the score. */
export interface ReadinessPart {
  readonly part: string;
  /** 0..100. */
  readonly score: number;
  readonly why: string;
  readonly next: string;
}

export interface Readiness {
  /** 0..100: the weighted mean of the parts. */
  readonly score: number;
  readonly mode: ReadinessMode;
  readonly parts: readonly ReadinessPart[];
}

interface PartSpec {
  readonly part: string;
  readonly weight: number;
  /** Checks whose findings lower this part. */
  readonly checks: readonly string[];
}

/** The parts, their weights (they add to 1) and the checks that lower each: every check of the audit stands in one. */
const partSpecs: readonly PartSpec[] = [
  { part: "Length", weight: 0.25, checks: ["Too many effects", "Stale data"] },
  {
    part: "Regularity",
    weight: 0.15,
    checks: [
      ...[
        "Missing periods",
        "Irregular dates",
        "Duplicate rows",
        "Undated rows",
        "Partial last period",
        "Ambiguous dates",
      ],
      ...["Channel spellings"],
    ],
  },
  { part: "Variation", weight: 0.15, checks: ["Constant channel", "Few active periods", "Outcome without spend"] },
  { part: "Collinearity", weight: 0.1, checks: ["Channels move together", "Twin of the outcome"] },
  {
    part: "Outcome and amounts",
    weight: 0.2,
    checks: [
      ...["Outlier", "Level shift", "Spend without outcome", "Mixed units", "Negative values", "Text numbers"],
      ...["Words for numbers", "Error cells", "Totals that do not tie", "Mixed currencies", "Blanks that may be zeros"],
      ...["Zeros that may be blanks"],
    ],
  },
  { part: "Offline coverage", weight: 0.05, checks: ["No offline media"] },
  { part: "Controls", weight: 0.1, checks: ["No competitor", "No customer value"] },
];

/** What is left of a part after one finding of each severity: every further finding lowers it further. */
const factors: Readonly<Record<Finding["severity"], number>> = { error: 0.55, warning: 0.75, note: 0.9 };

/**
 * How far the data carry, 0-100, with its parts and the kind of model they support: `judgement` without dates or below
 * 26 weeks' worth of periods, `short history` under a year, `full history` from a year on. Each part starts from what
 * the table is (length: two years are full marks) and is multiplied by 0.55 / 0.75 / 0.9 for each error / warning /
 * note that concerns it, so every planted fault lowers the score.
 */
export function assessReadiness(values: SheetValues, options: AuditOptions = {}): Readiness {
  const audit = auditTable(values, options);
  const parts = partSpecs.map((spec) => assessPart(spec, audit));
  const score = parts.reduce((sum, { score: part }, index) => sum + part * (partSpecs[index]?.weight ?? 0), 0);
  return { score: Math.round(10 * score) / 10, mode: findMode(audit), parts };
}

function spanInWeeks({ dataset }: Audit): number {
  if (!dataset || dataset.dates.length < 2) return 0;
  const days = (dataset.dates[dataset.dates.length - 1] ?? 0) - (dataset.dates[0] ?? 0);
  return ((days / (dataset.dates.length - 1)) * dataset.dates.length) / 7;
}

function findMode(audit: Audit): ReadinessMode {
  const weeks = spanInWeeks(audit);
  const nPeriods = audit.dataset?.dates.length ?? 0;
  if (!audit.dataset?.outcome || audit.dataset.channels.length === 0 || weeks < 26 || nPeriods < 20) return "judgement";
  return weeks < 51.5 ? "short history" : "full history";
}

function assessPart({ part, checks }: PartSpec, audit: Audit): ReadinessPart {
  const base = basis(part, audit);
  const hits = audit.findings.filter(({ check }) => checks.includes(check));
  const score = hits.reduce((left, { severity }) => left * factors[severity], base.score);
  const [worst] = hits;
  const why = worst ? `${worst.found}${hits.length > 1 ? ` (and ${hits.length - 1} more)` : ""}` : base.why;
  return { part, score: Math.round(10 * score) / 10, why, next: worst?.fix ?? base.next };
}

interface Basis {
  readonly score: number;
  readonly why: string;
  readonly next: string;
}

/** The score of a part before findings. */
function basis(part: string, audit: Audit): Basis {
  if (part === "Length") return lengthBasis(audit);
  if (part === "Variation") return variationBasis(audit);
  if (part === "Controls") return controlsBasis(audit);
  const nothing = { next: "Nothing to do" };
  if (!audit.dataset && part !== "Outcome and amounts" && part !== "Offline coverage")
    return { score: 30, why: "One period only: nothing to judge it by", next: "Add a history by week or month" };
  if (part === "Outcome and amounts" && audit.dataset && !audit.dataset.outcome)
    return { score: 0, why: "No outcome column was found", next: "Add a column such as Revenue, Orders or Leads" };
  return { score: 100, why: "Nothing found", ...nothing };
}

/** "60 weeks"; of other periods also the weeks: "24 months, 104 weeks". */
function nameLength(count: number, period: string, weeks: number): string {
  return period === "week" && count === weeks
    ? counted(count, "week")
    : `${counted(count, period)}, ${counted(weeks, "week")}`;
}

function lengthBasis(audit: Audit): Basis {
  const weeks = spanInWeeks(audit);
  const nPeriods = audit.dataset?.dates.length ?? 0;
  if (weeks === 0) return { score: 10, why: "No history by date", next: "Add one row per week for the last two years" };
  const score = Math.min(100, 100 * Math.sqrt(Math.min(weeks / 104, nPeriods / 90)));
  const why = nameLength(nPeriods, audit.dataset?.period ?? "period", Math.round(weeks));
  return { score, why, next: score < 100 ? "Two years of weeks are full marks: add older rows" : "Nothing to do" };
}

/** Share of the usual spread of total spend: a coefficient of variation of 0.25 or more is full marks. */
function variationBasis(audit: Audit): Basis {
  if (!audit.dataset || audit.dataset.dates.length < 4)
    return { score: 20, why: "No history to vary in", next: "Add a history by week or month" };
  const spends = totalSpend(audit.dataset);
  const centre = spends.reduce((sum, value) => sum + value, 0) / spends.length;
  const squares = spends.reduce((sum, value) => sum + (value / centre - 1) * (value / centre - 1), 0);
  const share = centre > 0 ? Math.sqrt(squares / spends.length) : 0;
  const score = Math.min(100, 400 * share);
  const why = `Total spend varies by ${Math.round(100 * share)}%`;
  return { score, why, next: score < 100 ? "Vary spends on purpose for some weeks" : "Nothing to do" };
}

function controlsBasis(audit: Audit): Basis {
  const nControls = audit.dataset?.controls.length ?? 0;
  const why =
    nControls > 0
      ? `${counted(nControls, "other factor")} in the table`
      : "No other factors (price, promotions, events) in the table";
  return {
    score: [40, 75][nControls] ?? 100,
    why,
    next: nControls > 1 ? "Nothing to do" : "Add price, promotions and events by week",
  };
}
