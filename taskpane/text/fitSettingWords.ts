/** One setting of a fit that the pane offers: its name in the Settings table, what it may be, and a plain sentence. */
export interface FitSetting {
  readonly name: string;
  readonly hint: string;
  /** Words to choose from, the default first; null for what is typed. */
  readonly choices: readonly string[] | null;
  /** True where text is typed; a number otherwise. */
  readonly isText?: boolean;
  /** What holds where nothing is set, in words. */
  readonly usual: string;
}

export const fitSettings: readonly FitSetting[] = [
  {
    name: "Adstock",
    hint: "How an effect fades: geometric is strongest at once, delayed peaks later, weibull may do either, weibull cdf starts at its peak and may hold on before it drops.",
    choices: ["geometric", "delayed", "binomial", "weibull", "weibull cdf", "none"],
    usual: "geometric",
  },
  {
    name: "Saturation",
    hint: "How returns fall as spend grows: Hill and logistic level off, root never does.",
    choices: ["hill", "s-curve", "logistic", "tanh", "michaelis-menten", "root", "none"],
    usual: "hill",
  },
  {
    name: "Order",
    hint: "What comes first: spends add up over time and then saturate, or each period's spend saturates by itself (short bursts).",
    choices: ["carryover first", "saturation first"],
    usual: "carryover first",
  },
  { name: "Max lag", hint: "Periods after which a spend works no more.", choices: null, usual: "8 for weeks" },
  { name: "Seasonality", hint: "Waves of the yearly season: more follow it closer.", choices: null, usual: "2" },
  { name: "Trend knots", hint: "Points at which the trend may bend.", choices: null, usual: "by length" },
  {
    name: "Error",
    hint: "Student lets single odd weeks count less, and takes longer.",
    choices: ["normal", "student"],
    usual: "normal",
  },
  { name: "Holdout", hint: "Share of the last periods kept back to test the forecast.", choices: null, usual: "0.15" },
  {
    name: "Interactions",
    hint: "Pairs that may help or hurt each other, such as TV + Search; all, or none. Shrunk towards none.",
    choices: null,
    isText: true,
    usual: "none",
  },
  {
    name: "Outcome unit",
    hint: "Money makes returns ROI; a count makes them outcomes per unit of money. Told by the header if left.",
    choices: ["by header", "money", "count"],
    usual: "by header",
  },
  { name: "Seed", hint: "Number of the random stream: the same seed gives the same model.", choices: null, usual: "1" },
  { name: "Periods", hint: "Periods of the plan that is made with this model.", choices: null, usual: "a quarter" },
];

const [adstock, saturation, order, maxLag] = fitSettings as readonly [FitSetting, FitSetting, FitSetting, FitSetting];

/** The settings that a channel may have of its own. */
export const channelSettings: readonly FitSetting[] = [
  {
    name: "Prior",
    hint: "What your knowledge is about: return (ROI), return on the next unit (mROI), share of the outcome (contribution), or the curve's height (coefficient).",
    choices: ["usual", "roi", "mroi", "contribution", "coefficient"],
    usual: "usual",
  },
  {
    name: "Prior median",
    hint: "As likely above as below, such as an ROI of 1.5 or a contribution of 0.1.",
    choices: null,
    usual: "usual",
  },
  {
    name: "Prior low",
    hint: "One in twenty lies below: give it together with the high.",
    choices: null,
    usual: "usual",
  },
  { name: "Prior high", hint: "One in twenty lies above.", choices: null, usual: "usual" },
  adstock,
  maxLag,
  saturation,
  order,
  {
    name: "Slope",
    hint: "Of a Hill curve: 1 falls from the start, above 1 it is S-shaped.",
    choices: null,
    usual: "1",
  },
];

const names: Readonly<Record<string, string>> = {
  ...{
    roi: "ROI",
    mroi: "mROI",
    "michaelis-menten": "Michaelis-Menten",
    weibull: "Weibull",
    "weibull cdf": "Weibull CDF",
  },
};

/** A choice as it is read; the sheet holds it as the engine spells it. */
export function choiceText(choice: string): string {
  return names[choice] ?? choice.charAt(0).toUpperCase() + choice.slice(1);
}
