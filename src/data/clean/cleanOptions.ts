import { type Settings } from "../control/readSettings";

/**
 * What is done about periods that are missing inside a history, or whose outcome is blank. `leave`: nothing · `start
 * after`: only what follows the last gap is kept · `interpolate`: every series on the line between its neighbours ·
 * `zero spend`: nothing was spent there, outcome and controls on the line. Filled periods are marked in a 0/1 column.
 */
export type GapRule = "leave" | "start after" | "interpolate" | "zero spend";

/** What a clean copy does beyond making dates and numbers real. Every default invents nothing. */
export interface CleanOptions {
  /** Whether a row that repeats an earlier one cell by cell is left out. */
  readonly duplicates: "remove" | "keep";
  /** `frequent`: spellings of one channel as the most frequent one · `standard`: our standard names too · `keep`. */
  readonly names: "frequent" | "standard" | "keep";
  /** The merges that a user approved, name to name: these and no others; null: by the rule of `names`. */
  readonly approved: readonly (readonly [string, string])[] | null;
  /** Whether a blank cell of spend means that nothing was spent. */
  readonly blankSpend: "leave" | "zero";
  readonly groupBy: "none" | "week" | "month";
  /** 0 Monday … 6 Sunday; null: recognised from the dates. */
  readonly weekStart: number | null;
  readonly gaps: GapRule;
  /** `by period`: one row per date and one column per channel, as a model needs it. */
  readonly layout: "as is" | "by period";
  /** Periods that are not over on this day (a serial) are left out; null: none. */
  readonly today: number | null;
  /** Header of the outcome column; "": recognised. */
  readonly outcome: string;
}

export const defaultCleanOptions: CleanOptions = {
  duplicates: "remove",
  names: "frequent",
  approved: null,
  blankSpend: "leave",
  groupBy: "none",
  weekStart: null,
  gaps: "leave",
  layout: "as is",
  today: null,
  outcome: "",
};

/** Days of the week in the order of `weekStart`. */
export const weekDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The options that a Settings table gives: Duplicates, Names, Blank spend, Group by, Week start, Gaps, Layout, … */
export function readCleanOptions(settings: Settings): CleanOptions {
  const choice = <Name extends keyof CleanOptions>(setting: string, option: Name): CleanOptions[Name] =>
    settings.text(setting, String(defaultCleanOptions[option])) as CleanOptions[Name];
  const start = settings.text("Week start", "");
  const today = settings.number("Today", NaN);
  return {
    duplicates: choice("Duplicates", "duplicates"),
    names: choice("Names", "names"),
    approved: null,
    blankSpend: choice("Blank spend", "blankSpend"),
    groupBy: choice("Group by", "groupBy"),
    weekStart: start === "" ? null : weekDays.findIndex((day) => day.toLowerCase() === start),
    gaps: choice("Gaps", "gaps"),
    layout: choice("Layout", "layout"),
    today: Number.isNaN(today) ? null : today,
    outcome: settings.text("Outcome", ""),
  };
}
