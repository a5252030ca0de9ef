import type { FitPreview, FitReport } from "../state/fitReader";
import { count } from "./dataWords";

const statusTexts: Record<FitReport["status"], readonly [string, string]> = {
  pass: ["Pass", "It predicts weeks it has not seen and its chains agree."],
  review: ["Review", "Usable with care. Read the reasons before you plan with it."],
  fail: ["Fail", "Do not plan with it. Mend what the reasons name and fit again."],
};

/** Names of the metrics, and what each is. */
export const metricTexts = {
  mape: ["MAPE", "mean error as a share of each actual"],
  wmape: ["wMAPE", "sum of errors as a share of the sum of actuals"],
  smape: ["sMAPE", "symmetric mean error"],
  r2: ["R²", "share of the variance explained"],
  bias: ["Bias", "mean error as a share of the mean"],
  coverage: ["Coverage", "share of periods inside the 90% range"],
  crps: ["CRPS", "score of the whole forecast in outcome units, less is better"],
} as const;

/** Words of the Model screen's fit from history. */
export const fitWords = {
  title: "Model",
  switch: "How the curves are made",
  judgement: "Judgement",
  fit: "Fit from history",
  noTable: "No history yet: pick a table with a row per week, or load the sample history.",
  toData: "Go to the data",
  willFit: ({ periods, unit, channels, controls, parameters, outcomeName }: FitPreview): string =>
    `${count(periods, unit)} × ${count(channels.length, "channel")}${controls.length > 0 ? ` and ${count(controls.length, "control")}` : ""} explain ${outcomeName}, with ${parameters} parameters.`,
  priorShare: (low: string, median: string, high: string): string =>
    `Before the data speak, media are taken to bring ${median} of it (90% range ${low}–${high}).`,
  settings: "Settings",
  settingsHint: (changed: number): string => (changed === 0 ? "defaults" : `${changed} changed`),
  reset: "Back to the defaults",
  start: "Fit the model",
  again: "Fit again",
  fitInstead: "Fit the table instead",
  compared: "The settings were compared.",
  fitting: "Fitting",
  left: (seconds: number): string =>
    seconds < 1 ? "almost done" : `about ${count(Math.ceil(seconds), "second")} left`,
  cancel: "Cancel",
  cancelled: "The fit was cancelled. Nothing was changed.",
  stale: "Settings or data have changed since this fit: fit again to see what they do.",
  done: (text: string): string => `Model fitted: ${text}.`,
  verdict: (status: FitReport["status"]): readonly [string, string] => statusTexts[status],
  notCause: "The verdict judges prediction, not cause. A lift test brings evidence of cause.",
  blocked: "A failed model is shown but not planned with.",
  fitTitle: (outcome: string): string => `${outcome}: actual and fitted`,
  fitTakeaway: (mape: string, n: number): string =>
    `Forecasts of the last ${n} periods, which the test fit had not seen, were off by ${mape} in the mean.`,
  actual: "Actual",
  fitted: "Fitted",
  forecast: "Forecast",
  range: "90% range",
  date: "Date",
  shares: (outcome: string): string => `What brought ${outcome}`,
  sharesTakeaway: (media: string, first: string, share: string): string =>
    `Media brought ${media}; most of it ${first} with ${share}.`,
  judgedTakeaway: (first: string, share: string): string =>
    `Taken as caused by the spend; most of it by ${first} with ${share}.`,
  judgedHint: "Dot and line: mean and 90% range of what is assumed; nothing was fitted.",
  byPeriod: "Contributions by period",
  byPeriodTakeaway: "Baseline holds level, trend, season and controls; channels stand on it.",
  driver: "Driver",
  contribution: "Contribution",
  share: "Share",
  baseline: "Baseline",
  others: "Other channels",
  curves: "Response curves",
  curvesHint: "Per period; solid where spends were seen, dashed beyond; the dot is the spend of the last months.",
  curveSummary: (name: string, spend: string, outcome: string): string =>
    `Response curve of ${name}: ${outcome} at the current spend of ${spend}.`,
  curveNow: (outcome: string, spend: string): string => `${outcome} at ${spend}`,
  roi: (isMoney: boolean): string => (isMoney ? "Return on each channel (ROI)" : "Outcome per unit of money"),
  roiTakeaway: (best: string, value: string): string => `${best} brings most per unit of money: ${value}.`,
  priorHint: "Dot and line: after the data; grey: assumed before.",
  noNumber: "Type a number, or leave it blank for the default.",
  priorOnly: "assumed, the data say nothing",
  prior: "Assumed before",
  channel: "Channel",
  mean: "Mean",
  low: "Low 5%",
  high: "High 95%",
  lag: "How long spend works on",
  lagTakeaway: (name: string, periods: string): string =>
    `Half of what ${name} brings has come after ${periods} periods.`,
  lagOf: "Channel shown",
  lagPeriod: "Periods after the spend",
  accuracy: "Accuracy",
  metric: "Metric",
  train: "Fitted periods",
  test: "Held out",
  diagnostics: "Diagnostics",
  notes: "What was assumed",
  tryEngine: "Test the engine",
  tryEngineHint:
    "Makes up a world like yours with known returns (the same spends, dates and controls), fits it, and shows what was recovered.",
  tryEngineStart: "Test on a planted world",
  planted: "Planted",
  recovered: "Recovered",
  inside: "Inside",
  yes: "yes",
  no: "no",
  write: "Write model to sheet",
  written: (sheet: string): string => `Written to sheet "${sheet}"`,
  toGoals: "Set goals",
};
