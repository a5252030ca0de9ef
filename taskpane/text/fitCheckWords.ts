import { count } from "./dataWords";

/** Words of what is shown before and while a model is fitted. */
export const fitCheckWords = {
  prior: "Before the data speak",
  priorHint: (share: string): string => `media ${share}`,
  priorTitle: "What the assumptions allow",
  priorTakeaway: (low: string, high: string, inside: string): string =>
    `Per period, media alone would bring ${low} to ${high} in the mean (90%, dark band). ${inside} of the actual periods lie in what the assumptions allow in all (light band).`,
  priorTooMuch: (share: string): string =>
    `In ${share} of the cases the assumptions let media alone bring more than the whole outcome: lower the priors in the settings.`,
  date: "Date",
  actual: "Actual",
  mediaLow: "Media low",
  mediaMedian: "Media median",
  mediaHigh: "Media high",
  allLow: "All low",
  allHigh: "All high",
  look: "First look, approximate",
  lookHint:
    "A quick approximation while the model is fitted: ranges are rough, and it is no model yet. The fit replaces it.",
  lookTitle: (outcome: string): string => `${outcome}: actual and about fitted`,
  lookReturn: (best: string, value: string): string => `${best} brings about ${value} per unit of money.`,
  channels: "Channel by channel",
  channel: "Channel to change",
  channelsHint:
    "What is assumed of each channel before the data speak. Change a channel where you know more: a past test, a benchmark, a flight that works late.",
  header: ["Channel", "Prior", "Carryover", "Curve"],
  saturatedFirst: (curve: string): string => `${curve}, first`,
  group: "Group",
  groupHint: "For plans and limits by group, such as Brand > Online. Blank for none.",
  tests: "Lift tests",
  testsHint: (n: number): string => (n === 0 ? "none" : count(n, "test")),
  testsWhy:
    "Tests are evidence of cause: what a change of one channel's spend brought. The fit weighs each by its precision.",
  useRange: (address: string): string => `Use the table at ${address}`,
  pickRange: "Or select a table with Channel, From, To, Lift, Low, High in the sheet: it is offered here.",
  fromRange: (address: string): string => `Read from ${address}.`,
  noTests: "Use none",
  addTest: "Add this test",
  removeTest: (n: number): string => `Remove test ${n}`,
  testChannel: "Channel tested",
  from: "From",
  to: "To",
  dateHint: "As 2025-03-31, within the history.",
  lift: "Lift",
  liftHint: "Outcome gained over the test, or lost where the channel was switched off.",
  low: "Low",
  high: "High",
  rangeHint: "90% range of the lift, from the test's own reading.",
  incomplete: "Fill in both dates and three numbers, low below high.",
  compare: "Compare settings",
  compareWhy:
    "Fits each choice to the first 70% of the periods and forecasts the next 15%. The last 15% stay unseen for the final test.",
  compareStart: "Compare",
  compareTitle: "Choices to compare with the present settings",
  present: "As set now",
  use: "Use",
  useOf: (name: string): string => `Use ${name}`,
  best: (name: string, error: string): string =>
    `${name} forecasts best here: off by ${error} in sum. Differences of a point or two are chance.`,
  compareHeader: ["Settings", "wMAPE", "R²", "In range", "CRPS"],
};
