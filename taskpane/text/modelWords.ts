/** Words of the Model screen. */
export const modelWords = {
  title: "Model",
  verdict: "Judgement, not a fit",
  verdictText: (channels: number, outcome: string): string =>
    `${channels} curves pass through your numbers. Their shape is assumed, because one period cannot show it. The plan takes last period's ${outcome} as caused by the spend.`,
  curves: "Curves",
  curveSummary: (name: string, now: string, outcome: string): string =>
    `Response curve of ${name}: ${outcome} at the current spend of ${now}. The curve flattens as spend grows.`,
  elasticity: "Elasticity",
  elasticityOf: (name: string): string => `Elasticity of ${name}`,
  elasticityHint:
    "Elasticity: how many percent more outcome 1% more spend brings. 0.5 unless you know better; measured values usually lie between 0.1 and 0.7.",
  elasticityProblem: "Type a number between 0 and 1, for example 0.5.",
  reset: "Back to the default",
  full: (share: string): string => `${share} full at current spend`,
  noCeiling: "No ceiling",
  noRows: "The table has no rows yet. Type one row per channel below its headers, or choose another table.",
  clean: "Nothing to mend was found.",
  dataTitle: "Data",
  dataRead: (address: string): string => `Read from ${address}`,
  goToCell: "Go to cell",
  toGoals: "Set goals",
};
