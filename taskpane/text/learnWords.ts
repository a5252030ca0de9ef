/** Words of the Track screen on models that learn from new data. */
export const learnWords = {
  refit: "Refit with the new rows",
  refitHint: "All rows, the original priors. The model in use stays in the workbook.",
  upToDate: "The model knows all rows of the history.",
  taken: (key: string): string => `Model ${key} is in use now.`,
  trendTitle: (outcome: string): string => `${outcome} since the plan was made`,
  trendTakeaway: (inside: number, all: number): string =>
    `${inside} of ${all} ${all === 1 ? "period lies" : "periods lie"} in the model's 95% range for the money really spent.`,
  totalLine: (came: string, expected: string, low: string, high: string): string =>
    `${came} came, ${expected} expected for this spend (${low} – ${high})`,
  trendHeader: ["Period", "Spend", "Expected", "Range", "Actual", "Status"],
  spends: "Spend by channel",
  spendHeader: ["Channel", "Planned", "Spent", "Gap"],
  changeTitle: "What the new model changed",
  changeTakeaway: (median: string): string => `The returns moved by ${median} in the median.`,
  newRows: (n: number): string => `${n} new ${n === 1 ? "period" : "periods"} since.`,
  flipsTitle: "Recommendations that turned round",
  noFlip: "No recommendation turned round.",
  returns: "Return per money",
  plans: "Recommended plan",
  returnHeader: ["Channel", "Before", "Now", "Change", "Noise"],
  planHeader: ["Channel", "Before", "Now", "Change", "Noise"],
  withinNoise: "Changes inside their noise are marked ≈.",
  hindsightTitle: "Why it came as it did",
  hindsightTakeaway: (gap: string, largest: string): string => `Of the gap of ${gap} the largest part is ${largest}.`,
  hindsightHeader: ["Part", "Outcome"],
  parts: {
    spend: "other spend than planned",
    response: "response to spend",
    baseline: "baseline",
    unexplained: "unexplained",
  },
  driftTitle: "Do the errors drift?",
  driftHint: (alarms: number): string => (alarms === 0 ? "no" : `${alarms} of 3 say yes`),
  driftTakeaway: (alarms: number): string =>
    alarms === 0
      ? "The model's errors look as they did in the periods it was fitted on."
      : "The model's errors changed: look at what happened then, and refit when the new rows are right.",
  driftHeader: ["Check", "Says", "Since"],
  driftChecks: {
    CUSUM: "One lasting change (CUSUM)",
    EWMA: "A slow change (EWMA)",
    PSI: "Another spread (PSI)",
  },
  driftAlarm: "yes",
  driftQuiet: "no",
  models: "Models of this workbook",
  inUse: "in use",
  use: "Use this model",
  compare: "Compare with the one in use",
  modelLine: (n: number, unit: string, from: string, until: string): string => `${n} ${unit}s, ${from} to ${until}`,
} as const;
