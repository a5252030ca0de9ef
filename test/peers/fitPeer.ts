import { readFileSync } from "node:fs";
import type { CellValue, SheetValues } from "../../src/base";
import { type HeavyControl } from "../../src/jobs";
import { fitPlan } from "../../src/jobs/fitModel";
import { createFitPlan, createFittedModel, fitKey, type FittedModel } from "../../src/models";
import { createThreadRunner } from "../../src/worker";

/** A data file as a table: header and cells, numbers where they are numbers. */
export interface PeerTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** Reads a plain CSV file (no commas inside cells). */
export function readCsv(path: string): PeerTable {
  const [header, ...rows] = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
  return {
    header: header!,
    rows: rows.map((cells) => cells.map((cell) => (cell !== "" && !Number.isNaN(Number(cell)) ? Number(cell) : cell))),
  };
}

/** Columns of a table as a range with its header row; `rename` gives other names. */
export function columns(table: PeerTable, names: readonly string[], rename: readonly string[] = names): SheetValues {
  const places = names.map((name) => table.header.indexOf(name));
  return [rename, ...table.rows.map((row) => places.map((place) => row[place] ?? null))];
}

export interface PeerFit {
  readonly table: PeerTable;
  readonly dates: string;
  readonly outcome: SheetValues;
  readonly spend: readonly string[];
  readonly controls?: SheetValues;
  readonly settings: SheetValues;
}

const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};

/** Fits a peer's data the way a FIT_MODEL cell does. */
export async function fitPeer({ table, dates, outcome, spend, controls, settings }: PeerFit): Promise<FittedModel> {
  const plan = createFitPlan({
    ...{ dates: columns(table, [dates]), outcome, spend: columns(table, spend), settings },
    ...{ controls: controls ?? null, tests: null, groups: null },
  });
  return createFittedModel(fitKey(plan), await fitPlan(plan, createThreadRunner(), control));
}
