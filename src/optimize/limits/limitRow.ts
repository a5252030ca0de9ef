import { invalid, type SheetValues } from "../../base";
import { readControlTable, type ControlRow } from "../../data";
import type { ResponseModel } from "../../models";
import { limitSpec, type LimitColumn } from "./limitColumns";
import { findLimitTarget, limitTargets, type LimitTarget } from "./limitTarget";
import { formatAmount } from "../formatAmount";

/** One row of a Limits table with what it speaks of. */
export interface LimitRow {
  readonly target: LimitTarget;
  readonly cells: ControlRow<LimitColumn>;
}

/** The largest Max move that is believed: 30 typed for 30% would be 3,000%. */
const largestMove = 5;

/**
 * Reads a Limits table. Names are channels, groups, Brand or Total. Contradictions within a row and percentages typed
 * as whole numbers are EngineError `invalid`, named by row and mended in words.
 */
export function readLimitRows(values: SheetValues | null, model: ResponseModel): readonly LimitRow[] {
  const targets = limitTargets(model);
  return readControlTable(values, limitSpec, "limits").map((cells) => {
    checkRow(cells);
    const target = findLimitTarget(targets, cells.text("Channel"), cells.where);
    checkColumns(target, cells);
    return { target, cells };
  });
}

function checkRow(cells: ControlRow<LimitColumn>): void {
  const [min, max, fixed] = [cells.number("Min"), cells.number("Max"), cells.number("Fixed")];
  const say = (name: string, amount: number): string => `${name} ${formatAmount(amount)}`;
  if (min !== null && max !== null && min > max)
    invalid(`${cells.where}: ${say("Min", min)} is above ${say("Max", max)}`);
  if (fixed !== null && min !== null && fixed < min)
    invalid(`${cells.where}: ${say("Fixed", fixed)} is below ${say("Min", min)}`);
  if (fixed !== null && max !== null && fixed > max)
    invalid(`${cells.where}: ${say("Fixed", fixed)} is above ${say("Max", max)}`);
  const move = cells.number("Max move");
  if (move !== null && move >= largestMove)
    invalid(`${cells.where}: Max move ${move} means ${formatAmount(move * 100)}%. Type ${move}% or ${move / 100}`);
}

const channelOnly: readonly LimitColumn[] = ["Prefer", "Weight", "Step", "Min when on", "Min mROI"];

function checkColumns({ kind, name }: LimitTarget, cells: ControlRow<LimitColumn>): void {
  if (kind === "channel") return;
  const wrong = channelOnly.find((column) => cells.number(column) !== null);
  if (wrong)
    invalid(`${cells.where}: ${wrong} is for single channels, ${name} is not one. Put it on the channels' rows`);
  const status = cells.text("Status");
  if (status === "optional" || (kind === "total" && status === "off"))
    invalid(`${cells.where}: Status ${status} is for channels and groups below the total. Clear it here`);
}
