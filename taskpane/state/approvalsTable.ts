import type { Address, WorkbookPort } from "../../src/workbook";

/** Header row and columns of the Approvals sheet, and how far down decisions are looked for. */
const table = { row: 4, column: 0, rows: 500, columns: 6 } as const;

/** The Approvals table that the Track step keeps, with room for further rows; null where there is none yet. */
export async function approvalsTable(port: WorkbookPort): Promise<Address | null> {
  const state = await port.loadState("track").catch(() => null);
  const sheet = approvalsSheet(state);
  return sheet !== "" && (await port.sheets()).includes(sheet) ? { sheet, ...table } : null;
}

function approvalsSheet(state: string | null): string {
  try {
    const stored = JSON.parse(state ?? "null") as { readonly approvalsSheet?: unknown } | null;
    return typeof stored?.approvalsSheet === "string" ? stored.approvalsSheet : "";
  } catch {
    return ""; // unreadable state is no state
  }
}
