import { isBlank, type CellValue, type SheetValues } from "../../base";
import { isoDate, serialDate } from "../cells/serialDates";
import { plantFault } from "./plantFault";
import { simulatedLongTable, simulatedTable } from "./simulatedTable";
import { simulateWorld } from "./simulatedWorld";

/** One file of the sample data: its name and its text. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

const seed = 20230102;
/** Zero-based body week from which tracking loses 28% of the revenue in the messy history. */
const breakWeek = 70;
const trackingShare = 0.72;

/** Spellings of one channel in the messy export, by turns. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  TV: ["TV", "tv", "T.V."],
  Radio: ["Radio", "radio ", "RADIO"],
  "Paid search": ["Paid search", "paid_search", "Google Ads", "Paid Serach"],
  "Paid social": ["Paid social", "Paid Social ", "fb ads"],
  Display: ["Display", "display", "GDN"],
  Video: ["Video", "YouTube", "video"],
};

const dollars = (value: number): string => `$${String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",")}`;
const usDate = (serial: number): string => {
  const { year, month, day } = serialDate(serial);
  return `${month}/${day}/${year}`;
};

function csv(values: SheetValues): string {
  const cell = (value: CellValue): string => {
    if (isBlank(value) || value === null || typeof value === "object") return "";
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${values.map((row) => row.map(cell).join(",")).join("\n")}\n`;
}

/** The clean table with dates as people read them. */
function dated(values: SheetValues, write: (serial: number) => string): SheetValues {
  return values.map((row) =>
    row.map((cell, column) => (column === 0 && typeof cell === "number" ? write(cell) : cell)),
  );
}

/** The same two years as a marketer's export: title, US dates, dollars as text, a break, a gap, a repeat, a total. */
function messyHistory(clean: SheetValues): SheetValues {
  const broken = clean.map((row, index) =>
    index > breakWeek ? row.map((cell, c) => (c === 1 ? Math.round(Number(cell) * trackingShare) : cell)) : row,
  );
  const faulty = plantFault(plantFault(broken, "Missing periods", 31), "Duplicate rows", 52);
  const [header = [], ...body] = faulty;
  const written = dated(body, usDate).map((row) =>
    row.map((cell, c) => (typeof cell === "number" && c >= 1 && c <= 7 ? (cell === 0 ? null : dollars(cell)) : cell)),
  );
  const blanks = new Array<CellValue>(header.length - 1).fill(null);
  const total = header.map((_, c) =>
    c === 0 ? "Total" : c > 7 ? null : dollars(body.reduce((sum, row) => sum + Number(row[c]), 0)),
  );
  const title = ["Media history, weekly, all markets", ...blanks];
  const headers = header.map((name) => (name === "Competitor spend" ? name : `${String(name)} `));
  return [title, [null, ...blanks], headers, ...written, total, ["* preliminary figures", ...blanks]];
}

/**
 * The sample data that ship with the product, from our own seeded simulator: two years of weeks, six channels, season,
 * promotions, a competitor. `history.csv` is clean; `history-messy.csv` holds the same weeks with a tracking break and
 * other faults; `spend-export-messy.csv` is a long export with messy names; `truth.json` says what is true and what was
 * planted. Same seed: the same bytes.
 */
export function sampleData(): readonly SampleFile[] {
  const world = simulateWorld(seed);
  const clean = simulatedTable(world);
  const long = simulatedLongTable(world, (name, t) => spellings[name]?.[t % (spellings[name]?.length ?? 1)] ?? name);
  const breakDate = isoDate(world.dates[breakWeek] ?? 0);
  const planted = {
    "Level shift": { from: breakDate, share: trackingShare },
    "Missing periods": [isoDate(world.dates[30] ?? 0)],
    "Duplicate rows": 1,
    spellings,
  };
  const { contributions, ...truth } = world.truth;
  const stated = { ...truth, firstWeek: isoDate(world.dates[0] ?? 0), planted, contributionsPerWeek: contributions };
  const rounded = JSON.stringify(
    stated,
    (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(8)) : value),
    1,
  );
  return [
    { name: "history.csv", text: csv(dated(clean, isoDate)) },
    { name: "history-messy.csv", text: csv(messyHistory(clean)) },
    { name: "spend-export-messy.csv", text: csv(dated(long, usDate)) },
    { name: "truth.json", text: `${rounded}\n` },
  ];
}

/** The clean sample history as a table: the content of `history.csv` with dates as serials. */
export function sampleHistoryTable(): SheetValues {
  return simulatedTable(simulateWorld(seed));
}
