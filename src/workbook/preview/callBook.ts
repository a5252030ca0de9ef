import type { GridArgument } from "./gridValue";
import { busy } from "./gridValue";

/** A call that a cell asks for. `start` is only run when no equal call is known. */
export interface AskedCall {
  /** Function and arguments: equal keys have equal answers. */
  readonly key: string;
  /** The asking cell. */
  readonly cell: string;
  start(): StartedCall;
}

export interface StartedCall {
  readonly answer: Promise<GridArgument>;
  /** Tells the function that nobody waits any more. */
  cancel(): void;
}

export interface CallBookRules {
  /** How many answers are kept; the oldest that has been read goes first. */
  readonly keep: number;
  readonly timeoutMs: number;
  /** Told when calls have settled, with the cells that wait for them. */
  onSettled(cells: readonly string[]): void;
}

interface Entry {
  answer: GridArgument;
  isPending: boolean;
  isRead: boolean;
  /** The waiting cells and the round in which each asked last. */
  readonly waiting: Map<string, number>;
  cancel(): void;
}

/**
 * The calls under way and the answers so far, by function and arguments. A cell that asks for an unknown call gets
 * #BUSY! and is named again through `onSettled` once the answer is there. A call that no cell waits for any longer is
 * cancelled and forgotten; one that takes longer than the limit ends as an error in words.
 */
export class CallBook {
  private readonly entries = new Map<string, Entry>();
  private round = 0;
  private readonly askedThisRound = new Set<string>();

  constructor(private readonly rules: CallBookRules) {}

  ask(call: AskedCall): GridArgument {
    this.askedThisRound.add(call.cell);
    const entry = this.entries.get(call.key) ?? this.begin(call);
    if (entry.isPending) entry.waiting.set(call.cell, this.round);
    else this.touch(call.key, entry);
    return entry.answer;
  }

  /**
   * Ends a round of evaluation: cells that were evaluated but no longer ask for a call, and cells that no longer hold
   * that formula (cleared, overwritten), stop waiting for it.
   */
  endRound(holdsFormula: (cell: string) => boolean): void {
    for (const [key, entry] of this.entries) {
      if (!entry.isPending) continue;
      for (const [cell, round] of entry.waiting) {
        const hasMovedOn = this.askedThisRound.has(cell) && round < this.round;
        if (hasMovedOn || !holdsFormula(cell)) entry.waiting.delete(cell);
      }
      if (entry.waiting.size === 0) this.drop(key, entry);
    }
    this.askedThisRound.clear();
    this.round += 1;
  }

  /** Cancels what runs and forgets every answer. Returns the cells that were waiting. */
  clear(): readonly string[] {
    const cells = [...this.entries.values()].flatMap((entry) => [...entry.waiting.keys()]);
    for (const [key, entry] of [...this.entries]) this.drop(key, entry);
    return cells;
  }

  get size(): number {
    return this.entries.size;
  }

  get pending(): number {
    return [...this.entries.values()].filter((entry) => entry.isPending).length;
  }

  private begin(call: AskedCall): Entry {
    const started = call.start();
    const timer = setTimeout(() => {
      started.cancel();
      this.settle(entry, this.tooLate());
    }, this.rules.timeoutMs);
    const cancel = (): void => {
      clearTimeout(timer);
      started.cancel();
    };
    const entry: Entry = { answer: busy, isPending: true, isRead: false, waiting: new Map(), cancel };
    this.entries.set(call.key, entry);
    void started.answer.then((result) => this.settle(entry, result)).finally(() => clearTimeout(timer));
    return entry;
  }

  private tooLate(): GridArgument {
    const seconds = Math.round(this.rules.timeoutMs / 1000);
    return {
      value: "#N/A",
      message: `No answer after ${seconds} seconds. Use fewer rows or draws, or enter the formula again.`,
    };
  }

  private settle(entry: Entry, answer: GridArgument): void {
    if (!entry.isPending) return;
    entry.isPending = false;
    entry.answer = answer;
    const cells = [...entry.waiting.keys()];
    entry.waiting.clear();
    this.evict();
    if (cells.length > 0) this.rules.onSettled(cells);
  }

  private drop(key: string, entry: Entry): void {
    this.entries.delete(key);
    if (!entry.isPending) return;
    entry.isPending = false;
    entry.cancel();
  }

  /** Most recently read last, so that the first in the map is the one to go. */
  private touch(key: string, entry: Entry): void {
    entry.isRead = true;
    this.entries.delete(key);
    this.entries.set(key, entry);
  }

  private evict(): void {
    for (const [key, entry] of this.entries) {
      if (this.entries.size <= this.rules.keep) return;
      if (!entry.isPending && entry.isRead) this.entries.delete(key);
    }
  }
}
