/** How one setting is read: its kind, the choices or bounds, and whether `<channel> <setting>` makes sense. */
export interface SettingSpec {
  readonly name: string;
  readonly kind: "number" | "text" | "yesNo" | "date";
  readonly isPerChannel?: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
  /** A 0 reads as a blank: the setting falls back to its default. */
  readonly isZeroBlank?: boolean;
}

const shape = { kind: "number", isPerChannel: true, min: 0, isZeroBlank: true } as const;
const noise = { kind: "number", isPerChannel: true, min: 0 } as const;
const count = { kind: "number", min: 1, isWhole: true, isZeroBlank: true } as const;

/** Every setting there is, in the order of the documentation. Names are compared without case, spaces and dashes. */
export const settingNames: readonly SettingSpec[] = [
  { name: "Curve", kind: "text", isPerChannel: true, choices: ["hill", "power"] },
  { name: "Half saturation", ...shape },
  { name: "Slope", ...shape },
  { name: "Exponent", ...shape },
  { name: "Elasticity", ...shape },
  { name: "Spread", ...noise },
  { name: "Level noise", ...noise },
  { name: "Repeat error", ...noise },
  { name: "Outcome", kind: "text" },
  { name: "Outcome unit", kind: "text", choices: ["money", "count"] },
  { name: "Draws", ...count, max: 100000 },
  { name: "Seed", kind: "number", min: 0, isWhole: true },
  {
    name: "Adstock",
    kind: "text",
    isPerChannel: true,
    choices: ["geometric", "delayed", "binomial", "weibull", "weibull cdf", "none"],
  },
  { name: "Order", kind: "text", isPerChannel: true, choices: ["carryover first", "saturation first"] },
  {
    name: "Saturation",
    kind: "text",
    isPerChannel: true,
    choices: ["hill", "s-curve", "logistic", "tanh", "michaelis-menten", "root", "none"],
  },
  { name: "Max lag", kind: "number", isPerChannel: true, min: 0, max: 104, isWhole: true },
  { name: "Seasonality", kind: "number", min: 0, max: 26, isWhole: true },
  { name: "Trend knots", kind: "number", min: 0, max: 200, isWhole: true },
  { name: "Error", kind: "text", choices: ["normal", "student"] },
  { name: "Prior", kind: "text", isPerChannel: true, choices: ["roi", "mroi", "contribution", "coefficient"] },
  { name: "Prior median", ...shape },
  { name: "Prior low", ...shape },
  { name: "Prior high", ...shape },
  { name: "Warm-up", ...count },
  { name: "Chains", ...count, max: 64 },
  { name: "Holdout", kind: "number", min: 0, max: 0.5 },
  { name: "Interactions", kind: "text" },
  { name: "Max move", kind: "number", isPerChannel: true, min: 0, isZeroBlank: true },
  { name: "Spend all", kind: "yesNo" },
  { name: "Periods", ...count, max: 1040 },
  { name: "Pattern", kind: "text", choices: ["history", "flat"] },
  { name: "Today", kind: "date", isZeroBlank: true },
  { name: "Duplicates", kind: "text", choices: ["remove", "keep"] },
  { name: "Names", kind: "text", choices: ["frequent", "standard", "keep"] },
  { name: "Blank spend", kind: "text", choices: ["leave", "zero"] },
  { name: "Group by", kind: "text", choices: ["none", "week", "month"] },
  {
    name: "Week start",
    kind: "text",
    choices: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  },
  { name: "Gaps", kind: "text", choices: ["leave", "start after", "interpolate", "zero spend"] },
  { name: "Layout", kind: "text", choices: ["as is", "by period"] },
];
