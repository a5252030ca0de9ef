import fc from "fast-check";
import { type CellValue, type SheetValues } from "../../../../src/base";
import {
  auditTable,
  isoDate,
  readDates,
  readTable,
  simulateWorld,
  simulatedTable,
  type MediaDataset,
} from "../../../../src/data";

const clean = simulatedTable(simulateWorld(5, 60));
const history = (values: SheetValues): MediaDataset => auditTable(values).dataset as MediaDataset;

/** What was read, without places: series by name, in name order. */
function content({ dates, outcome, channels, controls, period }: MediaDataset): unknown {
  const named = (list: MediaDataset["channels"]): unknown =>
    [...list].map(({ name, values }) => [name, [...values]] as const).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return {
    period,
    dates: [...dates],
    outcome: [...(outcome?.values ?? [])],
    channels: named(channels),
    controls: named(controls),
  };
}

/** A number as text in a style: with grouping and decimal mark. */
function written(value: number, style: "us" | "eu" | "ch" | "plain"): CellValue {
  if (style === "plain") return value;
  const text = value.toLocaleString("en-US", { minimumFractionDigits: 2 });
  if (style === "us") return `$${text}`;
  return style === "eu" ? text.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")) : text.replaceAll(",", "'");
}

describe("readTable", () => {
  it("does not depend on column order, blank rows, titles, locale or blanks that arrive as 0", () => {
    const expected = content(history(clean));
    const width = clean[0]?.length ?? 0;
    const order = fc.shuffledSubarray([...Array(width).keys()], { minLength: width, maxLength: width });
    const blankRows = fc.array(fc.integer({ min: 0, max: clean.length }), { maxLength: 4 });
    const style = fc.constantFrom("us" as const, "eu" as const, "ch" as const, "plain" as const);
    const dates = fc.constantFrom("serial", "iso", "us", "eu");
    fc.assert(
      fc.property(
        order,
        blankRows,
        style,
        dates,
        fc.constantFrom(null, 0),
        (columns, blanks, look, dateLook, blank) => {
          const empty = new Array<CellValue>(width).fill(blank);
          const rows = clean.flatMap((row, index) => {
            const cells = columns.map((column) => {
              const cell = row[column] ?? null;
              if (index === 0 || typeof cell !== "number") return cell;
              return column === 0 ? dated(cell, dateLook) : written(cell, look);
            });
            return blanks.includes(index) ? [empty, cells] : [cells];
          });
          const title = ["Media history", ...empty.slice(1)];
          expect(content(history([title, empty, ...rows, empty]))).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("reads 32,767-character cells, ragged rows and dates before 1900 without falling over", () => {
    const long = "x".repeat(32767);
    const table = readTable([
      ["Date", "Channel", "Spend", "Leads"],
      ["1899-05-01", long, 1, 2],
      ["2024-01-08", "A", 2],
      ["2024-01-15", "B", 2, 5],
    ]);
    expect(table.rows).toEqual([1, 2, 3]);
    expect(table.columns[3]?.numbers[1]).toBeNaN();
  });

  it("never throws anything but words, whatever stands in the range", () => {
    const any = fc.oneof(
      fc.constant(null),
      fc.double(),
      fc.string(),
      fc.boolean(),
      fc.constant({ kind: "error" as const, error: "#N/A" }),
      fc.constantFrom("Date", "Channel", "Spend", "Leads", "2024-01-01", "Total", "1,234.5", "🎉", "=1+1", "‏עברית"),
    );
    const range = fc.array(fc.array(any, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(range, (values) => {
        try {
          auditTable(values, { areBlanksVisible: true });
        } catch (error) {
          expect((error as Error).name).toBe("EngineError");
        }
      }),
      { numRuns: 300 },
    );
  });
});

function dated(serial: number, look: string): CellValue {
  const [year, month, day] = isoDate(serial).split("-");
  if (look === "iso") return isoDate(serial);
  if (look === "us") return `${month}/${day}/${year}`;
  return look === "eu" ? `${day}.${month}.${year}` : serial;
}

describe("readDates", () => {
  it.each<[CellValue, string]>([
    ["2024-03-05", "2024-03-05"],
    ["2024-03-05T10:00:00Z", "2024-03-05"],
    ["2024/3/5", "2024-03-05"],
    [20240305, "2024-03-05"],
    ["20240305", "2024-03-05"],
    [45356, "2024-03-05"],
    [45356.75, "2024-03-05"],
    ["5 Mar 2024", "2024-03-05"],
    ["5-Mar-24", "2024-03-05"],
    ["March 5, 2024", "2024-03-05"],
    ["Tue, 5 March 2024", "2024-03-05"],
    ["25/03/2024", "2024-03-25"],
    ["03/25/2024", "2024-03-25"],
    ["25.3.24", "2024-03-25"],
    ["Mar 2024", "2024-03-01"],
    ["2024-03", "2024-03-01"],
    ["2024-W10", "2024-03-04"],
    ["2024-03-05 - 2024-03-11", "2024-03-05"],
  ])("reads %p as %s", (cell, expected) => {
    expect(isoDate(readDates([cell]).serials[0] ?? 0)).toBe(expected);
  });

  it.each<[CellValue]>([["31/02/2024"], ["2024-13-01"], ["tomorrow"], [12], ["12"], [null], [true]])(
    "refuses %p",
    (cell) => {
      expect(readDates([cell]).serials[0]).toBeNaN();
    },
  );
});
