import type { PlacedFinding, Readiness, Role, TableFacts } from "../state/tableReader";

/** A count with its noun: "1 week", "104 weeks". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** What a column is for, as the chips say it, and what that means. */
export const roleTexts: Record<Role, string> = {
  date: "Date",
  outcome: "Outcome",
  spend: "Channel spend",
  channel: "Channel name",
  control: "Control",
  revenue: "Revenue",
  value: "Value per outcome",
  exposure: "Exposure",
  ratio: "Ratio",
  campaign: "Campaign",
  geo: "Place",
  population: "Population",
  currency: "Currency",
  label: "Ignore",
};

const modeTexts: Record<Readiness["mode"], string> = {
  judgement: "Enough for judgement: too little history to fit a model.",
  "short history": "Enough for a first model: under a year of history, so no yearly season.",
  "full history": "Enough for a fitted model.",
};

const severityTexts: Record<PlacedFinding["severity"], readonly [string, string]> = {
  error: ["To mend", "Mend this before a model is fitted"],
  warning: ["To look at", "May bend the answer"],
  note: ["Good to know", ""],
};

/** Words of the Data screen. */
export const dataWords = {
  title: "Data",
  table: "Table",
  change: "Choose another table",
  useSelection: (address: string): string => `Use the selection ${address}`,
  noSelection: "Select a cell of the table in the sheet: its address appears here.",
  useSample: "Load the sample history",
  startOver: "Other ways to start",
  understood: ({ history, nRows, mapping }: TableFacts): string => {
    if (!history) return `${count(nRows, "row")}, no dates: a summary of one period.`;
    const { nPeriods, period, channels, controls, outcome } = history;
    const span = `${count(nPeriods, period === "irregular" ? "date" : period)} × ${count(channels.length, "channel")}`;
    const others = controls.length > 0 ? `, ${count(controls.length, "control")}` : "";
    const source = mapping.source ? ` Looks like an export of ${mapping.source}.` : "";
    return `${span}${others}, outcome ${outcome === "" ? "not found" : outcome}.${source}`;
  },
  columns: "Columns",
  columnsHint: "What each column is for. Change what is wrong: the workbook remembers it.",
  roleOf: (header: string): string => `What ${header} is for`,
  preview: "First rows of the table",
  score: "Readiness",
  scoreOf: (score: number): string => `Readiness ${score} of 100`,
  weakest: ({ parts }: Readiness): string => {
    const [first] = [...parts].sort((a, b) => a.score - b.score);
    return first && first.score < 95 ? `Weakest: ${first.part.toLowerCase()}.` : "No weak part.";
  },
  mode: (mode: Readiness["mode"]): string => modeTexts[mode],
  parts: "What the score is made of",
  part: "Part",
  points: "Score",
  why: "Why",
  findings: "Findings",
  severity: (severity: PlacedFinding["severity"], n: number): string => `${severityTexts[severity][0]} (${n})`,
  severityHint: (severity: PlacedFinding["severity"]): string => severityTexts[severity][1],
  goToCell: "Go to cell",
  goToCellOf: (place: string): string => `Go to cell: ${place}`,
  clean: "Nothing to mend was found.",
  showAll: (n: number): string => `Show all ${n}`,
  audited: (days: number): string =>
    days === 0 ? "Last audit today" : days === 1 ? "Last audit yesterday" : `Last audit ${days} days ago`,
  auditAgain: "Audit again",
  auditHistory: "Earlier audits",
  day: "Day",
  errors: "To mend",
  warnings: "To look at",
  headersChanged: (gone: readonly string[], fresh: readonly string[]): string =>
    [
      gone.length > 0 ? `Gone since the last audit: ${gone.join(", ")}.` : "",
      fresh.length > 0 ? `New: ${fresh.join(", ")}.` : "",
      "Look at the roles below; a renamed column has lost the role that you gave it.",
    ]
      .filter((text) => text !== "")
      .join(" "),
  makeClean: "Make a clean copy",
  cleanHint:
    "Writes a new sheet: numbers and dates made real, repeats and totals left out, one spelling per channel, and a list of every change. Your table stays as it is.",
  cleanWritten: (sheet: string): string => `Clean copy on sheet "${sheet}". This screen now shows it.`,
  toModel: "Fit a model",
  toJudgement: "Go to the model",
  reading: "Reading the table",
  empty: "No table yet. Select a cell of your table in the sheet, or load the sample history.",
  ignored: "ignored",
};
