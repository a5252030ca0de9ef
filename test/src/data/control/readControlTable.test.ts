import { type SheetValues } from "../../../../src/base";
import { parseAlteration, readControlTable, type ControlSpec } from "../../../../src/data";

const spec: ControlSpec<"Channel" | "Min" | "Max" | "Prefer" | "Status" | "Reason" | "Whole"> = {
  columns: [
    { name: "Channel", kind: "text", isRequired: true },
    { name: "Min", kind: "number" },
    { name: "Max", kind: "number", isZeroBlank: true },
    { name: "Prefer", kind: "share", isZeroBlank: true },
    { name: "Status", kind: "text", choices: ["hold", "off"] },
    { name: "Whole", kind: "yesNo" },
    { name: "Reason", kind: "text" },
  ],
};
const read = (values: SheetValues | null): ReturnType<typeof readControlTable<"Channel" | "Min" | "Max">> =>
  readControlTable(values, spec, "limits");

describe("readControlTable", () => {
  it("reads columns in any order, any case, with text numbers and blanks as 0 or null", () => {
    const rows = readControlTable(
      [
        ["MAX", " channel ", "Status", "min", "Prefer", "whole"],
        ["250,000", "Events", "HOLD", 0, "20%", "yes"],
        [0, 0, null, "", 0, 0],
        [0, "Email", 0, null, null, null],
      ],
      spec,
      "limits",
    );
    expect(rows.map((row) => row.row)).toEqual([2, 4]);
    expect(rows[0]?.where).toBe("limits row 2 (Events)");
    expect([rows[0]?.number("Max"), rows[0]?.number("Min"), rows[0]?.number("Prefer")]).toEqual([250000, 0, 0.2]);
    expect([rows[0]?.text("Status"), rows[0]?.yes("Whole"), rows[0]?.text("Reason")]).toEqual(["hold", true, ""]);
    expect([rows[1]?.number("Max"), rows[1]?.number("Min"), rows[1]?.text("Status")]).toEqual([null, null, ""]);
  });

  it("reads nothing from nothing", () => {
    expect(read(null)).toEqual([]);
    expect(
      read([
        [null, 0],
        ["", null],
      ]),
    ).toEqual([]);
    expect(read([["Channel", "Min"]])).toEqual([]);
  });

  it.each<[string, SheetValues, string]>([
    ["unknown column", [["Channel", "Maximum"]], 'limits: unknown column "Maximum". Did you mean "Max"?'],
    ["twin", [["Channel", "Min", "MIN"]], 'column "MIN" stands there twice'],
    ["missing", [["Min"], [5]], "column Channel is missing"],
    [
      "nameless",
      [
        ["Channel", null],
        ["A", 5],
      ],
      "column 2 has cells but no header",
    ],
    [
      "words",
      [
        ["Channel", "Min"],
        ["A", "lots"],
      ],
      'limits row 2 (A): Min is "lots". Type a number',
    ],
    [
      "negative",
      [
        ["Channel", "Min"],
        ["A", -1],
      ],
      "limits row 2 (A): Min is -1. It cannot be below 0",
    ],
    [
      "share",
      [
        ["Channel", "Prefer"],
        ["A", 20],
      ],
      "type 0.2 or 20%",
    ],
    [
      "choice",
      [
        ["Channel", "Status"],
        ["A", "Stop"],
      ],
      "Use one of: hold, off",
    ],
    [
      "no name",
      [
        ["Channel", "Min"],
        [null, 4],
      ],
      "limits row 2: Channel is blank",
    ],
    [
      "error",
      [
        ["Channel", "Min"],
        ["A", { kind: "error", error: "#REF!" }],
      ],
      "limits row 2 (A): Min is #REF!",
    ],
  ])("refuses %s with row, column and mend", (_, values, message) => {
    expect(() => read(values)).toThrow(message);
  });

  it("takes a 0 under yes or no for a blank, as which it arrives on desktop", () => {
    const spec = {
      columns: [
        { name: "Name", kind: "text", isRequired: true },
        { name: "Needed", kind: "yesNo" },
      ],
    } as const;
    const answers = (...cells: (string | number | boolean | null)[]): unknown[] =>
      readControlTable([["Name", "Needed"], ...cells.map((cell) => ["A", cell])], spec, "rules").map((row) =>
        row.yes("Needed"),
      );
    expect(answers(0, null, "no", false, "yes")).toEqual([null, null, false, false, true]);
  });

  it("hands columns that only the caller knows back as they are", () => {
    const rows = readControlTable(
      [
        ["Name", "Search", "Search max"],
        ["A", "+150%", 3],
        ["B", null, 0.2],
      ],
      {
        columns: [{ name: "Name", kind: "text", isRequired: true }],
        otherColumn: (header) => (header.toLowerCase().startsWith("search") ? header.toLowerCase() : null),
      },
      "scenarios",
    );
    expect(rows[0]?.others).toEqual([
      { name: "search", header: "Search", value: "+150%" },
      { name: "search max", header: "Search max", value: 3 },
    ]);
    expect(rows[1]?.others.map(({ name }) => name)).toEqual(["search max"]);
  });
});

describe("parseAlteration", () => {
  it("tells relative from money", () => {
    expect(parseAlteration(0.2)).toEqual({ kind: "relative", value: 0.2 });
    expect(parseAlteration("+150%")).toEqual({ kind: "relative", value: 1.5 });
    expect(parseAlteration("-20%")).toEqual({ kind: "relative", value: -0.2 });
    expect(parseAlteration(400000)).toEqual({ kind: "money", value: 400000 });
    expect([parseAlteration(null), parseAlteration("x")]).toEqual([null, undefined]);
  });
});
