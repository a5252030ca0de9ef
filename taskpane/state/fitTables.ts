import type { SheetValues } from "../../src/base";
import type { Address, WorkbookPort } from "../../src/workbook";

/** A lift test as the user typed it. Dates as text such as 2025-03-31; `low` and `high` hold 90%. */
export interface TypedTest {
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly lift: number;
  readonly low: number;
  readonly high: number;
}

/** Where the lift tests of a fit come from: a table in the workbook, or rows typed into the pane. */
export type LiftTests =
  | { readonly kind: "range"; readonly address: Address }
  | { readonly kind: "rows"; readonly rows: readonly TypedTest[] };

const testsHeader = ["Channel", "From", "To", "Lift", "Low", "High"];

/** The tests as FIT_MODEL takes them; null where there are none. */
export async function testsTable(port: WorkbookPort, tests: LiftTests | null): Promise<SheetValues | null> {
  if (!tests) return null;
  if (tests.kind === "range") return (await port.read(tests.address)).values;
  return typedTable(tests.rows);
}

/** Typed tests as a table with its header; null for none. */
export function typedTable(rows: readonly TypedTest[]): SheetValues | null {
  if (rows.length === 0) return null;
  return [testsHeader, ...rows.map(({ channel, from, to, lift, low, high }) => [channel, from, to, lift, low, high])];
}

/** Groups by channel ("Brand > Online") as a table; null where no channel has one. */
export function groupsTable(groups: Readonly<Record<string, string>>): SheetValues | null {
  const rows = Object.entries(groups).filter(([, group]) => group.trim() !== "");
  return rows.length === 0 ? null : [["Channel", "Group"], ...rows];
}

/** Settings by name as a table; null where all defaults hold. */
export function settingsTable(settings: Readonly<Record<string, string | number>>): SheetValues | null {
  const rows = Object.entries(settings);
  return rows.length === 0 ? null : [["Name", "Value"], ...rows];
}

/** A record with one entry set, or without it where the value is null or "". */
export function withEntry<T extends string | number>(
  record: Readonly<Record<string, T>>,
  name: string,
  value: T | null,
): Readonly<Record<string, T>> {
  const others = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(value === null || value === "" ? others : [...others, [name, value]]);
}
