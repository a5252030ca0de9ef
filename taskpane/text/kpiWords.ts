/** Words of the key figures on the Track screen. */
export const kpiWords = {
  title: "Key figures",
  against: "Change against",
  nothing: "No period",
  before: "The table planned from",
  header: ["Figure", "Value", "Change"],
  names: {
    roas: "Return on ad spend",
    cac: "Cost per outcome",
    mer: "Value per spend (MER)",
    budget_variance: "Budget variance",
    allocation_accuracy: "Allocation accuracy",
    diversification: "Diversification of spend",
    diversification_outcome: "Diversification of outcome",
    forecast_accuracy: "Forecast accuracy",
    forecast_bias: "Forecast bias",
    range_coverage: "Within the plan's range",
    adoption: "Adoption of the plan",
  } as Readonly<Record<string, string>>,
};
