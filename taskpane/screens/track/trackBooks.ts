import type { WorkbookPort } from "../../../src/workbook";
import type { TrackMemory } from "./trackMemory";
import type { LogEntry, Tracker } from "./tracker";
import { addRow, nextRow, readTable } from "./trackTables";

/** Columns of the tables on the sheets that Track writes. */
export const columns = { actuals: 3, approvals: 6, log: 11 } as const;

/** What the books need of the store: its memory, and a way to change it. */
interface Keeper {
  readonly memory: () => TrackMemory;
  readonly remember: (change: Partial<TrackMemory>) => Promise<void>;
}

/** A line for the log; time, name and model in force are added. */
export type Note = Pick<LogEntry, "what" | "channel" | "before" | "after" | "reason"> &
  Partial<Pick<LogEntry, "cost" | "model">>;

/** The sheets behind the Track step: made when first needed, written row by row, never rewritten. */
export class TrackBooks {
  constructor(
    private readonly port: WorkbookPort,
    private readonly tracker: Tracker,
    private readonly keeper: Keeper,
    /** ISO time. */
    readonly now: () => string,
  ) {}

  /** The Approvals and Log sheets are made once; where one was deleted a new one begins. */
  async ensureSheets(): Promise<void> {
    const present = await this.port.sheets();
    const { approvalsSheet, logSheet, plan } = this.keeper.memory();
    const { approvals, log } = await this.tracker.sheets(plan?.plan ?? [], plan?.outcomeName ?? "outcome");
    if (!present.includes(approvalsSheet)) {
      const { sheet } = await this.port.write(approvals, { kind: "own" });
      await this.keeper.remember({ approvalsSheet: sheet });
    }
    if (!present.includes(logSheet)) {
      const { sheet } = await this.port.write(log, { kind: "own" });
      await this.keeper.remember({ logSheet: sheet, anchor: null });
    }
  }

  /** The sheet that waits for the figures of the plan at work. */
  async writeActuals(): Promise<void> {
    await this.ensureSheets();
    const { plan } = this.keeper.memory();
    if (!plan) return;
    const { actuals } = await this.tracker.sheets(plan.plan, plan.outcomeName);
    const { sheet } = await this.port.write(actuals, { kind: "own" });
    await this.keeper.remember({ actualsSheet: sheet });
  }

  /** Adds a row to the log, with the hash of all before it. */
  async log({ cost = null, model = "", ...entry }: Note): Promise<void> {
    await this.ensureSheets();
    const { logSheet, who, plan } = this.keeper.memory();
    const table = await readTable(this.port, logSheet, columns.log);
    const inForce = model === "" ? (plan?.modelKey ?? "") : model;
    const row = await this.tracker.append(table, { ...entry, time: this.now(), who, model: inForce, cost });
    await addRow(this.port, logSheet, row.row, row.cells);
    const [count, hash] = [row.cells[0], row.cells.at(-1)];
    if (typeof count === "number" && typeof hash === "string") await this.keeper.remember({ anchor: { count, hash } });
  }

  /** Adds a request or a decision to the Approvals sheet. */
  async approve(channel: string, amount: number, note: string, decision: string): Promise<void> {
    await this.ensureSheets();
    const { approvalsSheet, who } = this.keeper.memory();
    const table = await readTable(this.port, approvalsSheet, columns.approvals);
    const date = this.now().slice(0, 10);
    await addRow(this.port, approvalsSheet, nextRow(table), [channel, amount, who, date, note || null, decision]);
  }
}
