import type { Objective } from "../state/goals";

/** Words of the Goals screen. */
export const goalsWords = {
  title: "Goals",
  budget: "Budget for the next period",
  budgetHint: "2m, 1.5k or 2,000,000",
  budgetProblem: "That is no amount. Type it like 2m, 1.5k or 2,000,000.",
  budgetFormula: (formula: string): string => `Set by ${formula} in the sheet.`,
  objective: "Aim for",
  posture: "Posture",
  postureEnds: ["Careful", "Balanced", "Bold"],
  showPlan: "Show plan",
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
