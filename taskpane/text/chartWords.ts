/** Words around the charts. */
export const chartWords = {
  showAsTable: "Show as table",
  showAsChart: "Show as chart",
  spend: "Spend",
  low: "Low",
  high: "High",
  now: "Now",
  plan: "Plan",
};
