import type { Model } from "@odoo/o-spreadsheet";
import type { CallBook } from "./callBook";
import { placeOfToken } from "./cellToken";

/** How long settled calls are collected before their cells are evaluated together: about two frames. */
const batchMs = 30;

/** Brings settled calls back into their cells. */
export interface Reevaluation {
  /** Evaluates these cells soon, together with others that settle meanwhile. */
  enqueue(cells: readonly string[]): void;
  /** Watches a workbook; the one before is let go. */
  watch(model: Model, book: CallBook): void;
}

/**
 * Cells whose calls have settled are evaluated again in batches, and after every change of the workbook the book is
 * told which cells still wait, so that calls nobody waits for are cancelled.
 */
export function createReevaluation(): Reevaluation {
  const due = new Set<string>();
  const owner = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watched: Model | undefined;

  const evaluate = (): void => {
    timer = undefined;
    const cells = [...due];
    due.clear();
    const ids = cells.flatMap((token) => (watched ? cellIds(watched, token) : []));
    if (ids.length > 0) watched?.dispatch("EVALUATE_CELLS", { cellIds: ids });
  };

  return {
    enqueue(cells) {
      cells.forEach((cell) => due.add(cell));
      timer ??= setTimeout(evaluate, batchMs);
    },
    watch(model, book) {
      watched?.off("update", owner);
      watched = model;
      due.clear();
      model.on("update", owner, () => book.endRound((token) => placeOfToken(model.getters, token) !== null));
    },
  };
}

function cellIds(model: Model, token: string): number[] {
  const position = placeOfToken(model.getters, token);
  const cell = position ? model.getters.getCell(position) : undefined;
  return cell ? [cell.id] : [];
}
