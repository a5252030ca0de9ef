import type { Objective } from "../state/goals";
import type { Clash } from "../state/limitClashes";
import { compactMoney, exactMoney, type NumberStyle } from "../state/formatNumber";

/** Words of the Goals screen. */
export const goalsWords = {
  title: "Goals",
  budget: "Budget for the next period",
  budgetHint: "2m, 1.5k or 2,000,000",
  budgetProblem: "That is no amount. Type it like 2m, 1.5k or 2,000,000.",
  budgetFormula: (formula: string): string => `Set by ${formula} in the sheet.`,
  objective: "Aim for",
  posture: "Posture",
  limits: "Limits",
  limitsHint: "Leave a field blank for no limit. Max move is how far a channel may move from its current spend.",
  min: "Min",
  max: "Max",
  maxMove: "Max move",
  now: (amount: string): string => `now ${amount}`,
  allows: (from: string, to: string): string => (to === "" ? `from ${from}` : `${from} – ${to}`),
  limitLabel: (field: string, name: string): string => `${field} for ${name}`,
  limitProblem: "No amount",
  shareProblem: "No percentage",
  otherLimits: (texts: readonly string[]): string => `Also in the sheet: ${texts.join(", ")}`,
  addLimit: "Another kind of limit",
  addRow: "Limit several together",
  choose: "Choose",
  statuses: ["Committed", "Optional", "Hold", "Off"],
  showPlan: "Show plan",
  mends: {
    limit: (field: string, amount: string): string => `Set ${field} to ${amount}`,
    budget: (amount: string): string => `Set the budget to ${amount}`,
  },
};

/** What an objective aims at, with the outcome called by its own name. */
export function objectiveText(objective: Objective, outcomeName: string): string {
  switch (objective) {
    case "outcome":
      return `Most ${outcomeName}`;
    case "value":
      return `Most value from ${outcomeName}`;
    case "profit":
      return "Most profit (value × margin − spend)";
    case "clv":
      return "Most customer lifetime value";
    case "pipeline":
      return "Most pipeline (rate × value)";
  }
}

/** The five stops of the posture slider: a name and what it means. */
export const postureTexts = [
  { name: "Very careful", meaning: "Plans for the worst fifth of what could happen." },
  { name: "Careful", meaning: "Leans towards plans that hold up in bad cases." },
  { name: "Balanced", meaning: "Plans for the average of what could happen." },
  { name: "Bold", meaning: "Leans towards plans that pay off in good cases." },
  { name: "Very bold", meaning: "Plans for the best fifth of what could happen." },
] as const;

/** A clash of limits in words: what, where, how to mend. */
export function clashText(clash: Clash, style: NumberStyle): string {
  const asked = exactMoney(clash.asked, style);
  const possible = exactMoney(clash.possible, style);
  const apart = exactMoney(Math.abs(clash.asked - clash.possible), style);
  switch (clash.kind) {
    case "minAboveMax":
      return `Min ${asked} is above Max ${possible}.`;
    case "minOutOfReach":
      return `Min ${asked} is more than the max move allows (${possible}).`;
    case "maxOutOfReach":
      return `Max ${asked} is less than the max move allows (${possible}).`;
    case "minimumsAboveBudget":
      return `The channels need at least ${asked} but the budget is ${possible}: lower a minimum by ${apart} or raise the budget.`;
    case "maximumsBelowBudget":
      return `The channels may take at most ${asked} but the budget is ${possible}: raise a maximum by ${apart} or lower the budget.`;
  }
}

/** The button that mends a clash. */
export function mendText({ mend }: Clash, style: NumberStyle): string {
  if (mend.kind === "budget") return goalsWords.mends.budget(exactMoney(mend.value, style));
  return goalsWords.mends.limit(goalsWords[mend.field], mend.value === null ? "none" : compactMoney(mend.value, style));
}
