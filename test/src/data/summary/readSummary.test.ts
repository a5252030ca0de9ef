import fc from "fast-check";
import { type CellValue, type SheetValues } from "../../../../src/base";
import { isBrandByName, readSettings, readSummary } from "../../../../src/data";

const example: SheetValues = [
  ["Channel", "Spend", "MQLs"],
  ["Paid search", 400000, 2400],
  ["Paid social", 500000, 1800],
  ["Content", 300000, 1200],
  ["Events", 400000, 600],
  ["Email", 200000, 1500],
  ["Traditional media", 200000, 300],
];
const refError: CellValue = { kind: "error", error: "#REF!" };

describe("readSummary", () => {
  it("reads the worked example", () => {
    const summary = readSummary(example);
    expect(summary.channels).toEqual(example.slice(1).map(([channel]) => channel));
    expect(summary.rows.map(({ spend }) => spend)).toEqual([400000, 500000, 300000, 400000, 200000, 200000]);
    expect(summary.latest.map((row) => row?.outcome)).toEqual([2400, 1800, 1200, 600, 1500, 300]);
    expect(summary.rows.map(({ isBrand }) => isBrand)).toEqual([false, false, false, false, false, true]);
    expect([summary.outcomeName, summary.outcomeUnit, summary.brandIsAssumed]).toEqual(["MQLs", "count", true]);
    expect([summary.periods, summary.findings]).toEqual([[""], []]);
    expect(summary.rows[0]).toMatchObject({ period: "", row: 2, groups: [], curve: null, elasticity: NaN, value: NaN });
  });

  it("reads every optional column", () => {
    const { rows, brandIsAssumed, outcomeUnit } = readSummary([
      ["cost (USD)", "CHANNEL", "Orders", "Value", "Margin", "Rate", "CLV", "Group", "Brand", "Curve", "Slope", "Note"],
      ["$1,200", "TV", 5, 40, "35%", 0.5, 90, "North > Video", "no", "Hill", 2, refError],
      [100, "Search", 5, 0, 0, null, 0, 0, 1, 0, 0, refError],
    ]);
    expect(rows[0]).toMatchObject({
      spend: 1200,
      value: 40,
      margin: 0.35,
      rate: 0.5,
      clv: 90,
      curve: "hill",
      slope: 2,
    });
    expect(rows[0]).toMatchObject({ groups: ["North", "Video"], isBrand: false });
    expect(rows[1]).toMatchObject({ value: NaN, margin: NaN, groups: [], isBrand: true, curve: null, slope: NaN });
    expect([brandIsAssumed, outcomeUnit]).toEqual([false, "count"]);
  });

  it("stacks periods, whatever their order and writing, and knows the latest", () => {
    const summary = readSummary([
      ["Period", "Channel", "Spend", "Revenue"],
      ["Q4 2024", "A", 2, 20],
      ["Q1 2024", "a ", 1, 10],
      ["Q1 2024", "B", 3, 30],
    ]);
    expect([summary.channels, summary.periods]).toEqual([
      ["A", "B"],
      ["Q1 2024", "Q4 2024"],
    ]);
    expect(summary.latest.map((row) => row?.spend)).toEqual([2, undefined]);
    expect([summary.rows[1]?.channel, summary.outcomeUnit]).toEqual(["A", "money"]);
    const serials = readSummary([
      ["Date", "Channel", "Spend", "Leads"],
      [45658, "A", 1, 1],
      [45292, "A", 1, 1],
    ]);
    expect(serials.periods).toEqual(["2024-01-01", "2025-01-01"]);
    const words = readSummary([
      ["Period", "Channel", "Spend", "Leads"],
      ["spring", "A", 1, 1],
      ["autumn", "A", 2, 1],
    ]);
    expect([words.latest[0]?.spend, words.findings[0]?.check]).toEqual([2, "Period order"]);
  });

  it("chooses the outcome: its name, the only number, or the setting", () => {
    const two: SheetValues = [
      ["Channel", "Spend", "Leads", "Revenue"],
      ["A", 1, 2, 3],
    ];
    expect(() => readSummary(two)).toThrow("several columns could be the outcome (Leads, Revenue)");
    const chosen = readSummary(two, readSettings([["Outcome", "revenue"]]));
    expect([chosen.outcomeName, chosen.rows[0]?.outcome, chosen.outcomeUnit]).toEqual(["Revenue", 3, "money"]);
    const counted = readSummary(
      two,
      readSettings([
        ["Outcome", "Revenue"],
        ["Outcome unit", "count"],
      ]),
    );
    expect(counted.outcomeUnit).toBe("count");
    expect(
      readSummary([
        ["Channel", "Spend", "Sign-ups", "Owner"],
        ["A", 1, 2, "Eve"],
      ]).outcomeName,
    ).toBe("Sign-ups");
    expect(
      readSummary([
        ["Channel", "Spend", "Booked €"],
        ["A", 1, 2],
      ]).outcomeUnit,
    ).toBe("money");
    expect(() => readSummary(two, readSettings([["Outcome", "Leeds"]]))).toThrow('Did you mean "Leads"?');
  });

  it("tells how to turn a table that lies on its side", () => {
    const sideways = [
      ["Channel", "A", "B"],
      ["Spend", 1, 2],
      ["Leads", 3, 4],
    ];
    expect(() => readSummary(sideways)).toThrow(/lies on its side.*one row per channel.*Transpose/);
  });

  it("leaves totals and blank rows out, reads blanks as 0 and text as numbers, and says so", () => {
    const summary = readSummary([
      [null, null, null],
      ["Channel", "Spend", "Leads"],
      ["A", "1.234,50", 2],
      [0, 0, 0],
      ["B", "200,00", null],
      ["C", 0, 0],
      ["Total", 1434.5, 2],
    ]);
    expect(summary.rows.map(({ spend, outcome, row }) => [spend, outcome, row])).toEqual([
      [1234.5, 2, 3],
      [200, 0, 5],
      [0, 0, 6],
    ]);
    expect(summary.findings.map(({ check, severity }) => `${check} ${severity}`)).toEqual([
      "Text numbers note",
      "Text numbers note",
      "Totals row note",
      "Untried channel warning",
    ]);
    const open = readSummary([
      ["Channel", "Spend", "Leads"],
      ["A", 1, 2],
      ["Grand total", 5, 2],
    ]);
    expect(open.findings[0]).toMatchObject({ check: "Totals row", severity: "warning" });
  });

  it.each([null, 0])("leaves out a total of all periods, whose own period is blank (%s)", (blank) => {
    const stacked = readSummary([
      ["Channel", "Period", "Spend", "Leads"],
      ["A", "Q1 2025", 10, 2],
      ["A", "Q2 2025", 12, 3],
      ["Total", blank, 22, 5],
    ]);
    expect(stacked.channels).toEqual(["A"]);
    expect(stacked.findings[0]).toMatchObject({ check: "Totals row", severity: "note" });
  });

  it("reads 500 channels", () => {
    const many = Array.from({ length: 500 }, (_, c) => [`Channel ${c}`, c + 1, c]);
    expect(readSummary([["Channel", "Spend", "Leads"], ...many]).channels).toHaveLength(500);
  });

  it.each<[string, SheetValues, string]>([
    [
      "an empty table",
      [
        [null, 0],
        ["", null],
      ],
      "the table is empty",
    ],
    ["a header alone", [["Channel", "Spend", "Leads"]], "headers but no rows"],
    [
      "no header",
      [
        ["A", 1, 2],
        ["B", 1, 2],
      ],
      "the header row is missing",
    ],
    [
      "no spend",
      [
        ["Channel", "Leads"],
        ["A", 1],
      ],
      "there is no column Spend. Found: Channel, Leads",
    ],
    [
      "no outcome",
      [
        ["Channel", "Spend", "Owner"],
        ["A", 1, "Eve"],
      ],
      "there is no outcome column",
    ],
    [
      "twins",
      [...example, ["paid  SEARCH ", 1, 2]],
      "summary row 8 (paid SEARCH): this channel stands already in row 2",
    ],
    ["words", [...example, ["X", "lots", 2]], 'summary row 8 (X): Spend is "lots". Type a number'],
    ["negative", [...example, ["X", -5, 2]], "summary row 8 (X): Spend is -5. It cannot be below 0"],
    ["negative text", [...example, ["X", 5, "(2)"]], "summary row 8 (X): MQLs is -2"],
    ["NaN", [...example, ["X", NaN, 2]], "summary row 8 (X): Spend is NaN. Type a number"],
    ["an error cell", [...example, ["X", refError, 2]], "summary row 8 (X): Spend is #REF!. Mend that formula"],
    [
      "an error header",
      [
        ["Channel", refError, "Leads"],
        ["A", 1, 2],
      ],
      "the header of column 2 is #REF!",
    ],
    ["no name", [...example, [null, 5, 2]], "summary row 8: there are numbers but no channel"],
    [
      "two headers alike",
      [
        ["Channel", "Spend", "spend", "Leads"],
        ["A", 1, 2, 3],
      ],
      'two columns are called "Spend"',
    ],
    [
      "a margin in percent",
      [
        ["Channel", "Spend", "Leads", "Margin"],
        ["A", 1, 2, 35],
      ],
      "type 0.35 or 35%",
    ],
    [
      "an unknown curve",
      [
        ["Channel", "Spend", "Leads", "Curve"],
        ["A", 1, 2, "S"],
      ],
      "Use hill or power",
    ],
    [
      "two curves in one row",
      [
        ["Channel", "Spend", "Leads", "Elasticity", "Half saturation"],
        ["A", 1, 2, 0.5, 1],
      ],
      "summary row 2 (A): Elasticity and Half saturation both fix the same curve",
    ],
    [
      "a blank period",
      [
        ["Period", "Channel", "Spend", "Leads"],
        ["Q1", "A", 1, 2],
        [0, "A", 1, 2],
      ],
      "Period is blank",
    ],
  ])("refuses %s with row, column and mend", (_, values, message) => {
    expect(() => readSummary(values)).toThrow(message);
  });

  it("refuses settings of channels that are not there", () => {
    expect(() => readSummary(example, readSettings([["Even Slope", 1]]))).toThrow('Did you mean "Events"?');
  });

  it("does not depend on the order of columns, on blank rows or on numbers being text", () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });
    const blanks = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 });
    const expected = readSummary(example);
    fc.assert(
      fc.property(order, blanks, fc.boolean(), (columns, after, isText) => {
        const table = example.flatMap((row, index) => {
          const cells = columns.map((column) => row[column] ?? null);
          const shown = cells.map((cell) =>
            isText && typeof cell === "number" ? `${cell.toLocaleString("de-DE")},00` : cell,
          );
          return after.includes(index) ? [shown, [null, null, null]] : [shown];
        });
        const read = readSummary(table);
        const strip = (rows: typeof read.rows): unknown => rows.map((row) => ({ ...row, row: 0 }));
        expect(strip(read.rows)).toEqual(strip(expected.rows));
      }),
      { numRuns: 50 },
    );
  });
});

describe("isBrandByName", () => {
  it("knows brand media by name", () => {
    for (const name of ["Traditional media", "TV", "Linear TV", "Radio", "Print ads", "Out-of-home", "OOH", "Brand"])
      expect([name, isBrandByName(name)]).toEqual([name, true]);
    for (const name of ["Brand search", "Paid social", "Sprint", "YouTube", "Printful"])
      expect([name, isBrandByName(name)]).toEqual([name, false]);
  });
});
