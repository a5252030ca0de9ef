import { type CellValue, type SheetValues } from "../../base";

/** The kinds of fault that can be planted in a clean simulated table (columns as `simulatedTable` writes them). */
export const faultKinds = [
  "Duplicate rows",
  "Channel spellings",
  "Missing periods",
  "Irregular dates",
  "Negative values",
  "Text numbers",
  "Words for numbers",
  "Error cells",
  "Outlier",
  "Level shift",
  "Spend without outcome",
  "Outcome without spend",
  "Constant channel",
  "Few active periods",
  "Channels move together",
  "Too many effects",
  "Mixed units",
  "Totals that do not tie",
  "Mixed currencies",
  "Twin of the outcome",
  "Partial last period",
  "Undated rows",
  "Blanks that may be zeros",
  "Zeros that may be blanks",
] as const;
export type FaultKind = (typeof faultKinds)[number];

type Rows = CellValue[][];

const number = (cell: CellValue | undefined): number => (typeof cell === "number" ? cell : 0);
const body = (rows: Rows): Rows => rows.slice(1);
const outcomeColumn = 1;
const searchColumn = 4;
const socialColumn = 5;

function addColumn(rows: Rows, header: string, value: (row: CellValue[], index: number) => CellValue): void {
  rows.forEach((row, index) => row.push(index === 0 ? header : value(row, index)));
}

function scale(rows: Rows, column: number, factor: number): void {
  for (const row of rows) row[column] = Math.round(number(row[column]) * factor);
}

/** How each fault is planted; `at` is a body row (1-based in the table) well inside it. */
const plants: Readonly<Record<FaultKind, (rows: Rows, at: number) => void>> = {
  "Duplicate rows": (rows, at) => void rows.splice(at, 0, [...(rows[at] ?? [])]),
  "Channel spellings": (rows) => addColumn(rows, "paid-SEARCH", (_, index) => (index % 3) * 900),
  "Missing periods": (rows, at) => void rows.splice(at, 1),
  "Irregular dates": (rows, at) => void ((rows[at] ?? [])[0] = number(rows[at]?.[0]) + 2),
  "Negative values": (rows, at) => void ((rows[at] ?? [])[searchColumn] = -500),
  "Text numbers": (rows, at) => void ((rows[at] ?? [])[searchColumn] = "$12,300.50"),
  "Words for numbers": (rows, at) => void ((rows[at] ?? [])[searchColumn] = "tbc"),
  "Error cells": (rows, at) => void ((rows[at] ?? [])[searchColumn] = { kind: "error", error: "#REF!" }),
  Outlier: (rows, at) => scale(rows.slice(at, at + 1), outcomeColumn, 2.5),
  "Level shift": (rows, at) => scale(rows.slice(at), outcomeColumn, 0.7),
  "Spend without outcome": (rows, at) => rows.slice(at, at + 2).forEach((row) => (row[outcomeColumn] = 0)),
  "Outcome without spend": (rows, at) => rows.slice(at, at + 2).forEach((row) => row.fill(0, 2, 8)),
  "Constant channel": (rows) => body(rows).forEach((row) => (row[socialColumn] = 18000)),
  "Few active periods": (rows, at) =>
    body(rows).forEach((row, index) => (row[7] = Math.abs(index - at) < 2 ? 9000 : 0)),
  "Channels move together": (rows) =>
    body(rows).forEach((row) => (row[socialColumn] = Math.round(0.7 * number(row[searchColumn])))),
  "Too many effects": (rows) => {
    for (let extra = 1; extra <= 6; extra++)
      addColumn(rows, `Video ${extra}`, (_, index) => ((index * (7 + extra)) % (11 + 2 * extra)) * 700);
  },
  "Mixed units": (rows, at) =>
    body(rows)
      .slice(at)
      .forEach((row) => (row[outcomeColumn] = number(row[outcomeColumn]) / 1000)),
  "Totals that do not tie": (rows) =>
    void rows.push([
      "Total",
      ...(rows[1] ?? []).slice(1).map((_, c) => 0.9 * body(rows).reduce((sum, row) => sum + number(row[c + 1]), 0)),
    ]),
  "Mixed currencies": (rows, at) => {
    const writeIn = (row: CellValue[], sign: string): void =>
      void (row[searchColumn] = `${sign}${number(row[searchColumn])}`);
    body(rows).forEach((row, index) => writeIn(row, index < at ? "$" : "€"));
  },
  "Twin of the outcome": (rows) =>
    addColumn(rows, "Affiliate", (row, index) => Math.round(0.05 * number(row[outcomeColumn]) + 20 * (index % 3))),
  "Partial last period": (rows) =>
    rows
      .slice(-1)
      .forEach((row) => row.forEach((cell, c) => (row[c] = c > 0 && c < 8 ? Math.round(0.3 * number(cell)) : cell))),
  "Undated rows": (rows, at) => void ((rows[at] ?? [])[0] = "soon"),
  "Blanks that may be zeros": (rows, at) => void ((rows[at] ?? [])[searchColumn] = null),
  "Zeros that may be blanks": (rows, at) => void ((rows[at] ?? [])[searchColumn] = 0),
};

/** A copy of a clean simulated table with one fault planted at a body row (1-based; the middle by default). */
export function plantFault(table: SheetValues, kind: FaultKind, at = Math.floor(table.length / 2)): SheetValues {
  const rows = table.map((row) => [...row]);
  plants[kind](rows, at);
  return rows;
}
