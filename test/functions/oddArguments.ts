import type { FakeCellError } from "./fakeCustomFunctions";

type Cells = readonly (readonly unknown[])[];

/** What may stand where something sensible is expected: blanks of all hosts, words, errors, extremes, wrong shapes. */
const oddValues: readonly unknown[] = [
  ...[undefined, "", "  ", 0, -1, 0.5, 7, 1e300, -1e300, 5e-324, Number.NaN, true, "abc", "-20%", "€ 1.000,50"],
  ...[
    "#N/A",
    { code: "#REF!" },
    { type: "Double", basicValue: 3 },
    [[]],
    [
      [1, 2],
      ["a", null],
    ],
    "__proto__",
  ],
  ...["x".repeat(300), "2026-01-31", "All", "Total"],
];

const oddCells: readonly unknown[] = [
  null,
  "",
  0,
  -1,
  1e300,
  Number.NaN,
  false,
  "abc",
  { code: "#DIV/0!" },
  "30%",
  "off",
];

/** Ways in which a table arrives otherwise than it should. */
const tableFaults: readonly ((table: Cells, odd: unknown) => Cells)[] = [
  (table, odd) => table.map((row, r) => (r === 1 ? [...row.slice(0, -1), odd] : row)),
  (table, odd) => table.map((row, r) => (r === table.length - 1 ? row.map(() => odd) : row)),
  (table, odd) => [...table, table[0]!.map(() => odd)],
  (table) => [...table, table.at(-1)!],
  (table) => table.slice(0, 1),
  (table) => table.map((row) => row.slice(1)),
  (table) => table[0]!.map((_, column) => table.map((row) => row[column])),
  (table) => table.map((row, r) => (r ? row : row.map((header) => ` ${String(header).toUpperCase()} `))),
  (table, odd) => table.map((row, r) => [...row, r ? odd : "Constructor"]),
];

const isTable = (value: unknown): value is Cells => Array.isArray(value) && value.length > 1 && Array.isArray(value[0]);

/** A few from a list that is gone through again and again, so that all are tried over many calls. */
function createTurn<T>(list: readonly T[]): (count: number) => readonly T[] {
  let next = 0;
  return (count) => Array.from({ length: count }, () => list[next++ % list.length]!);
}

const [values, faults, cells] = [createTurn(oddValues), createTurn(tableFaults), createTurn(oddCells)];

/** A sensible call with one argument at a time made odd, `count` times each; tables also with single cells made odd. */
export function oddCalls(args: readonly unknown[], count: number): readonly (readonly unknown[])[] {
  const variants = (argument: unknown): readonly unknown[] =>
    isTable(argument)
      ? [...values(count), ...faults(count).map((fault) => fault(argument, cells(1)[0]))]
      : values(count);
  return args.flatMap((argument, at) => variants(argument).map((odd) => args.map((one, i) => (i === at ? odd : one))));
}

/** Whether a cell is what Excel can show: text, a finite number, TRUE/FALSE, or a custom error with words. */
export function isShowable(cell: unknown): boolean {
  if (typeof cell === "number") return Number.isFinite(cell);
  if (typeof cell === "boolean") return true;
  if (typeof cell === "string")
    return !/own fault|number does not exist|undefined|NaN|\[object|Cannot read|is not a function/.test(cell);
  const { code, message } = (cell ?? {}) as FakeCellError;
  return (code === "#VALUE!" || code === "#N/A") && message.length > 10 && isShowable(message);
}
