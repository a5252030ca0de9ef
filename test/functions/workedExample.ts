/** The worked example: last quarter's spend and MQLs, and limits as a marketer would type them. */
export const summary = [
  ["Channel", "Spend", "MQLs"],
  ["Paid search", 400_000, 2_400],
  ["Paid social", 500_000, 1_800],
  ["Content", 300_000, 1_200],
  ["Events", 400_000, 600],
  ["Email", 200_000, 1_500],
  ["Traditional media", 200_000, 300],
];

export const budget = 2_000_000;

export const limits = [
  ["Channel", "Min", "Max move"],
  ...summary.slice(1).map(([name]) => [name, name === "Traditional media" ? 150_000 : null, 0.3]),
];
