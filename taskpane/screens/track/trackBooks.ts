import type { SheetValues } from "../../../src/base";
import type { SheetBlock } from "../../../src/sheets";
import type { TrackCore } from "./trackCore";
import type { TrackMemory } from "./trackMemory";
import type { LogEntry, LoggedRow } from "./tracker";
import { addRows, columns, nextRow, readTable } from "./trackTables";

/** A line for the log; time, name and model in force are added. */
export type Note = Pick<LogEntry, "what" | "channel" | "before" | "after" | "reason"> &
  Partial<Pick<LogEntry, "cost" | "model">>;

/** One of our sheets, and where its name is remembered. */
interface Book {
  readonly block: SheetBlock;
  readonly remember: (sheet: string) => Partial<TrackMemory>;
}

/** The sheets behind the Track step: made when first needed, written row by row, never rewritten. */
export class TrackBooks {
  constructor(private readonly core: TrackCore) {}

  /** The sheet that waits for the figures of the plan at work, with whatever other sheet is not there yet. */
  async writeActuals(): Promise<void> {
    const { plan } = this.core.get().memory;
    const { actuals } = await this.blocks();
    const book: Book = { block: actuals, remember: (actualsSheet) => ({ actualsSheet }) };
    await this.write([...(await this.missing()), ...(plan ? [book] : [])]);
  }

  /** Adds rows to the log as one write, each with the hash of all before it. */
  async log(notes: readonly Note[]): Promise<void> {
    if (notes.length === 0) return;
    await this.write(await this.missing());
    const { logSheet } = this.core.get().memory;
    const rows = await this.rowsFor(notes, await readTable(this.core.port, logSheet, columns.log));
    const last = rows.at(-1)!;
    await addRows(
      this.core.port,
      logSheet,
      rows[0]!.row,
      rows.map(({ cells }) => cells),
    );
    const [count, hash] = [last.cells[0], last.cells.at(-1)];
    if (typeof count === "number" && typeof hash === "string") await this.core.keep({ anchor: { count, hash } });
  }

  private async rowsFor(notes: readonly Note[], log: SheetValues | null): Promise<readonly LoggedRow[]> {
    const { tracker, now } = this.core;
    const { who, plan } = this.core.get().memory;
    const [rows, table] = [[] as LoggedRow[], [...(log ?? [])]];
    for (const { cost = null, model = "", ...note } of notes) {
      const inForce = model === "" ? (plan?.modelKey ?? "") : model;
      const row = await tracker.append(table, { ...note, time: now(), who, model: inForce, cost });
      rows.push(row);
      table[row.row] = row.cells;
    }
    return rows;
  }

  /** Adds a request or a decision to the Approvals sheet. */
  async approve(channel: string, amount: number, note: string, decision: string): Promise<void> {
    await this.write(await this.missing());
    const { port, now } = this.core;
    const { approvalsSheet, who } = this.core.get().memory;
    const table = await readTable(port, approvalsSheet, columns.approvals);
    const row = [channel, amount, who, now().slice(0, 10), note || null, decision];
    await addRows(port, approvalsSheet, nextRow(table), [row]);
  }

  /** The Approvals and Log sheets are made once; where one was deleted a new one begins. */
  private async missing(): Promise<readonly Book[]> {
    const present = await this.core.port.sheets();
    const { approvalsSheet, logSheet } = this.core.get().memory;
    if (present.includes(approvalsSheet) && present.includes(logSheet)) return [];
    const { approvals, log } = await this.blocks();
    const books: readonly (Book & { readonly sheet: string })[] = [
      { sheet: approvalsSheet, block: approvals, remember: (sheet) => ({ approvalsSheet: sheet }) },
      { sheet: logSheet, block: log, remember: (sheet) => ({ logSheet: sheet, anchor: null }) },
    ];
    return books.filter(({ sheet }) => !present.includes(sheet));
  }

  private blocks() {
    const { plan } = this.core.get().memory;
    return this.core.tracker.sheets(plan?.plan ?? [], plan?.outcomeName ?? "outcome");
  }

  /** Writes sheets as one: they are undone together, and if one cannot be written none is. */
  private async write(books: readonly Book[]): Promise<void> {
    if (books.length === 0) return;
    const written = await this.core.port.writeSheets(books.map(({ block }) => block));
    const changes = books.map(({ remember }, index) => remember(written[index]!.sheet));
    await this.core.keep(Object.assign({}, ...changes) as Partial<TrackMemory>);
  }
}
