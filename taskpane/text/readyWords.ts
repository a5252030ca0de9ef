import { count } from "./dataWords";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** Words for making a table ready for a model. */
export const readyWords = {
  title: "Make it ready",
  groupBy: "Rows of the copy",
  groups: (period: string): readonly (readonly ["none" | "week" | "month", string])[] => [
    ["none", period === "day" ? "Days, as they are" : "As they are"],
    ["week", "Weeks, added up"],
    ["month", "Months, added up"],
  ],
  weekStart: "Weeks begin on",
  recognised: (day: number): string => `${days[day]} (recognised)`,
  weekDay: (day: number): string => days[day] ?? "",
  gaps: (n: number, period: string): string => `${count(n, period)} missing or without an outcome`,
  gapsHint: "A model needs every period. What is filled in is marked in a column of its own and left out of the fit.",
  gapRules: (nAfter: number, period: string, canFill: boolean) =>
    [
      ["leave", "Leave it: no fit is possible"],
      ["start after", `Start after it: ${count(nAfter, period)} left`],
      ...(canFill
        ? ([
            ["interpolate", "Fill it in from its neighbours"],
            ["zero spend", "Fill it in, nothing spent"],
          ] as const)
        : []),
    ] as const,
  tooLong: "Too long to fill without guessing.",
  blanks: (columns: readonly string[]): string =>
    `Blank spend means nothing was spent: write 0 (${columns.slice(0, 3).join(", ")}${columns.length > 3 ? ` and ${columns.length - 3} more` : ""})`,
  names: "Channel names",
  namesHint: (on: number, all: number): string => `${on} of ${all} merges on`,
  merge: (name: string, to: string): string => `${name} → ${to}`,
  spellings: "Spellings of one name",
  standards: "Our standard names",
  unmatched: (names: readonly string[]): string =>
    `No standard name, left as they are: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ` and ${names.length - 8} more` : ""}.`,
  tables: "More tables",
  tablesHint: (n: number): string => (n === 0 ? "joined by date" : `${n} joined by date`),
  tablesText: "Media on one sheet, sales on another: they are joined by date and channel on the new sheet.",
  add: (name: string): string => `Add ${name}`,
  nothingToAdd: "Select a cell of the other table in the sheet: its address appears here.",
  remove: (name: string): string => `Take ${name} out again`,
  removeShort: "Take out",
  channel: (name: string): string => `Spend of ${name} counts as channel`,
  channelHint: "Blank: the names in its rows are the channels.",
  planned: (n: number): string => `What will be changed (${n})`,
};
