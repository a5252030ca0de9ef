/** Words of exploring plans. */
export const exploreWords = {
  title: "Explore plans",
  meaning: "Looks at 5,000 random plans of this budget that keep your limits: what each brings, and at which risk.",
  explore: "Explore 5,000 plans",
  again: "Explore again",
  chart: "Outcome against risk",
  risk: "Risk",
  riskTitle: "Risk: outcome less the mean of its worst 20%",
  takeaway: (count: number, best: string): string =>
    `${count.toLocaleString("en-US")} plans; the best brings ${best}. The line is the most that is to be had at each risk.`,
  walk: "Walk along the line, or pick any plan",
  plan: (brings: string, risk: string): string => `This plan brings ${brings} at a risk of ${risk}.`,
  amounts: "Amounts of the picked plan",
  use: "Use as scenario",
  name: "Explored plan",
};
