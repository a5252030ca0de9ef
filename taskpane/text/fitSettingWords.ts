/** One setting of a fit that the pane offers: its name in the Settings table, what it may be, and a plain sentence. */
export interface FitSetting {
  readonly name: string;
  readonly hint: string;
  /** Words to choose from, the default first; null for a number. */
  readonly choices: readonly string[] | null;
  /** What holds where nothing is set, in words. */
  readonly usual: string;
}

export const fitSettings: readonly FitSetting[] = [
  {
    name: "Adstock",
    hint: "How an effect fades: geometric is strongest at once, delayed peaks later.",
    choices: ["geometric", "delayed", "binomial", "weibull", "none"],
    usual: "geometric",
  },
  {
    name: "Saturation",
    hint: "How returns fall as spend grows: Hill and logistic level off, root never does.",
    choices: ["hill", "logistic", "tanh", "michaelis-menten", "root", "none"],
    usual: "hill",
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
  { name: "Periods", hint: "Periods of the plan that is made with this model.", choices: null, usual: "a quarter" },
];
