/** Words of the mid-flight re-plan and the test budget on the Track screen. */
export const midFlightWords = {
  title: "Plan the rest of this flight",
  hint: "What was spent stands. The rest moves to where it brings more, within a cap; commitments hold.",
  periods: "Periods of the plan",
  past: "Periods that have passed",
  move: "Most that may move",
  moveHint: "Of what is not spent yet",
  start: "Plan the rest",
  working: "Planning the rest of the flight",
  cancel: "Cancel",
  noFigures: "Fill in what was spent first: the rest is planned from it.",
  decisions: "To be decided before the next period",
  decisionHeader: ["Channel", "Planned", "New", "Lost if late"],
  flight: "The flight by period",
  period: "Period",
  write: "Write the flight to a sheet",
  written: (sheet: string): string => `Written to sheet "${sheet}".`,
  wrongNumber: "Type whole numbers: fewer periods passed than the plan has.",
} as const;

export const testBudgetWords = {
  title: "Money for tests",
  hint: "A part of the budget kept for learning, split to the channels where knowing more is worth most.",
  share: "Share of the budget",
  most: "At most half of the budget can be kept for tests.",
  header: ["Channel", "Test money", "Worth knowing", "Least money"],
  none: "–",
  working: "Weighing what each test could teach",
  write: "Write the test budget to a sheet",
  written: (sheet: string): string => `Written to sheet "${sheet}".`,
} as const;
