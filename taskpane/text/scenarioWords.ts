import { figure, signedPercent, type NumberStyle } from "../state/formatNumber";

/** Words of the Scenarios screen. */
export const scenarioWords = {
  title: "Scenarios",
  empty: "Set a budget in Goals, and compare what-ifs here.",
  toGoals: "Set goals",
  add: "Add scenario",
  duplicate: "Duplicate",
  remove: "Delete",
  name: "Name of the scenario",
  newName: "Scenario",
  copyOf: (name: string): string => `${name} copy`,
  against: "Compared with last period's spends, each planned anew on the same draws.",
  change: "What if",
  budget: "Budget",
  planDecides: "the plan decides",
  release: (channel: string): string => `Let the plan decide ${channel}`,
  range: (low: string, high: string): string => `${low} – ${high} expected`,
  beats: (chance: string): string => `${chance} chance to beat it`,
  risk: "Risk",
  riskMeaning: "Risk: expected outcome less the mean of the worst 20% of cases",
  dominated: (by: string): string => `${by} costs no more and brings no less`,
  impossible: "Cannot be met",
  tornado: "Which assumption carries it",
  tornadoHeader: ["Input", "Low", "High", "Regret"],
  tornadoTakeaway: (input: string): string => `${input} moves the result most.`,
  tornadoRow: (input: string, low: string, high: string): string => `${input}: ${low} to ${high}`,
  frontier: "What another budget would bring",
  frontierRead: "Read the frontier at a budget",
  frontierAt: (budget: string, mean: string, low: string, high: string): string =>
    `${budget} brings ${mean} (${low} – ${high}).`,
  stress: "Under stress",
  stressColumns: ["If", "Brings", "Change", "Still best?"],
  yes: "yes",
  no: (regret: string): string => `no: planning again gains ${regret}`,
  write: "Write scenarios to sheets",
  writeAgain: "Update the scenario sheets",
  reports: "Write reports of the plan",
  willWrite: "Writes these sheets, as live formulas over your inputs:",
  newSheet: "new",
  ownSheet: "our sheet, rewritten",
  written: (count: number): string => `${count} sheets written as live formulas.`,
  working: "Comparing",
};

/** "+11.5% outcome", "+112% risk", against last period's spends. */
export function differences(change: number | null, riskChange: number | null, style: NumberStyle): readonly string[] {
  return [
    ...(change === null ? [] : [`${signedPercent(change, style)} outcome`]),
    ...(riskChange === null ? [] : [`${signedPercent(riskChange, style)} risk`]),
  ];
}

/** The shocks that the screen always asks about, worst channel first: the largest three and all at once. */
export function standardShocks(channels: readonly { readonly name: string; readonly amount: number }[]) {
  const largest = [...channels].sort((a, b) => b.amount - a.amount).slice(0, 3);
  return [
    ["Name", "Channel", "Change", "What"],
    ["All channels bring 20% less", "All", -0.2, "response"],
    ...largest.flatMap(({ name }) => [
      [`${name} costs 30% more`, name, 0.3, "cost"],
      [`${name} off`, name, null, "off"],
    ]),
  ];
}

/** "8,143 MQLs", or money with its sign. */
export function outcomeText(value: number, outcomeName: string, isMoney: boolean, style: NumberStyle): string {
  return isMoney ? `${style.currency}${figure(value, style)} ${outcomeName}` : `${figure(value, style)} ${outcomeName}`;
}
