import { cellName } from "../../src/base";
import type { Address, WorkbookPort } from "../../src/workbook";
import type { AuditNote } from "./auditAge";
import { noWishes, type CleanWishes } from "./cleanWishes";
import type { Corrections } from "./columnRoles";

/** What the workbook remembers of one table. */
export interface TableMemory {
  readonly corrections: Corrections;
  /** Its headers when it was last audited. */
  readonly headers: readonly string[];
  readonly audits: readonly AuditNote[];
  /** How its clean copy is wanted; left out: as it comes. */
  readonly wishes?: CleanWishes;
}

/** What the workbook remembers of the Data screen: the table that is open, and every table by its first cell. */
export interface DataMemory {
  readonly address: Address | null;
  readonly tables: Readonly<Record<string, TableMemory>>;
}

const stateKey = "data";
const version = 1;
const mostTables = 30;

export const noMemory: DataMemory = { address: null, tables: {} };
export const newTable: TableMemory = { corrections: {}, headers: [], audits: [] };

/** A table is known by its sheet and first cell: more rows or columns leave it the same table. */
export function tableKey({ sheet, row, column }: Address): string {
  return `${sheet}!${cellName(row, column)}`;
}

export function recall(memory: DataMemory, address: Address): TableMemory {
  return memory.tables[tableKey(address)] ?? newTable;
}

/** How the clean copy of a table is wanted, as far as the user has said. */
export function wishesOf({ wishes }: TableMemory): CleanWishes {
  return { ...noWishes, ...wishes };
}

/** The memory with one table noted; the tables noted longest ago go first. */
export function remember(memory: DataMemory, address: Address, table: TableMemory): DataMemory {
  const name = tableKey(address);
  const others = Object.entries(memory.tables).filter(([other]) => other !== name);
  return { address, tables: Object.fromEntries([...others.slice(1 - mostTables), [name, table]]) };
}

export async function loadDataMemory(port: WorkbookPort): Promise<DataMemory> {
  try {
    const stored: unknown = JSON.parse((await port.loadState(stateKey)) ?? "null");
    return isMemory(stored) ? { address: stored.address, tables: stored.tables } : noMemory;
  } catch {
    return noMemory; // unreadable memory is no memory: everything is recognised anew
  }
}

export async function saveDataMemory(port: WorkbookPort, memory: DataMemory): Promise<void> {
  await port.saveState(stateKey, JSON.stringify({ version, ...memory }));
}

function isMemory(stored: unknown): stored is DataMemory {
  if (typeof stored !== "object" || stored === null) return false;
  const { version: written, tables } = stored as Record<string, unknown>;
  return written === version && typeof tables === "object" && tables !== null;
}
