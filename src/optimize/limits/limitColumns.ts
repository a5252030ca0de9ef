import type { ControlColumn, ControlSpec } from "../../data";

const amount = { kind: "number" } as const;
const positive = { kind: "number", isZeroBlank: true } as const;

const columns = [
  { name: "Channel", kind: "text", isRequired: true },
  { name: "Min", ...amount },
  { name: "Max", ...positive },
  { name: "Fixed", ...positive },
  { name: "Max move", ...positive },
  { name: "Prefer", kind: "share", isZeroBlank: true },
  { name: "Weight", ...positive },
  { name: "Step", ...positive },
  { name: "Min when on", ...positive },
  { name: "Max cost", ...positive },
  { name: "Min ROI", ...positive },
  { name: "Min mROI", ...positive },
  { name: "Status", kind: "text", choices: ["committed", "optional", "hold", "off"] },
  { name: "Reason", kind: "text" },
] as const satisfies readonly ControlColumn[];

/** The columns of a Limits table, by name. */
export type LimitColumn = (typeof columns)[number]["name"];

/** How a Limits table is read: its columns, their kinds, which zeros are blanks. */
export const limitSpec: ControlSpec<LimitColumn> = { columns };
