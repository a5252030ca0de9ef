import { type CellValue, type SheetValues } from "../../../../src/base";
import {
  cleanTable,
  defaultCleanOptions,
  joinTables,
  readCleanOptions,
  readSettings,
  simulatedLongTable,
  simulatedTable,
  simulateWorld,
  type CleanCopy,
  type CleanOptions,
} from "../../../../src/data";

const clean = (values: SheetValues, options: Partial<CleanOptions>): CleanCopy =>
  cleanTable(values, { ...defaultCleanOptions, ...options });
const words = ({ changes }: CleanCopy): string => changes.map(({ found }) => found).join(" · ");
const column = ({ table }: CleanCopy, name: string): unknown[] =>
  table.rows.map((row) => row[table.header.indexOf(name)]);

/** 28 days from Monday 1 January 2024, one channel off on weekends (blank), with exposures beside. */
const days: SheetValues = [
  ["Day", "Orders", "Paid search", "Clicks", "Price"],
  ...Array.from({ length: 28 }, (_, t): CellValue[] => [45292 + t, 10, t % 7 < 5 ? 2 : null, 3, 5]),
];

describe("the options of a clean copy", () => {
  it("are read from settings, with the defaults of no settings", () => {
    expect(readCleanOptions(readSettings(null))).toEqual(defaultCleanOptions);
    const given = readCleanOptions(
      readSettings([
        ["Duplicates", "keep"],
        ["Names", "Standard"],
        ["Blank spend", "zero"],
        ["Group by", "Week"],
        ["Week start", "Sunday"],
        ["Gaps", "start after"],
        ["Layout", "by period"],
        ["Today", "2024-03-01"],
        ["Outcome", "Orders"],
      ]),
    );
    expect(given).toEqual({
      ...{ duplicates: "keep", names: "standard", approved: null, blankSpend: "zero", groupBy: "week", weekStart: 6 },
      ...{ gaps: "start after", layout: "by period", today: 45352, outcome: "Orders" },
    });
    expect(() => readSettings([["Gaps", "guess"]])).toThrow("Use one of: leave, start after, interpolate, zero spend");
  });

  it("Group by: days become weeks that keep every sum; columns without a place are named", () => {
    const weeks = clean(days, { groupBy: "week" });
    expect(weeks.table.header).toEqual(["Day", "Orders", "Paid search", "Price"]);
    expect(weeks.table.rows).toEqual([0, 7, 14, 21].map((day) => [45292 + day, 70, 10, 5]));
    expect(words(weeks)).toContain("Clicks");
    const months = clean([...days, ...days.slice(1, 4).map((row, t) => [45320 + t, ...row.slice(1)])], {
      groupBy: "month",
    });
    expect(months.table.rows).toEqual([[45292, 310, 46, 5]]);
    expect(() =>
      clean(
        days.filter((_, row) => row % 7 === 0 || row === 1),
        { groupBy: "month" },
      ),
    ).toThrow("Group by");
  });

  it("Week start: recognised, or as the user says", () => {
    const sundays = clean(days, { groupBy: "week", weekStart: 6 });
    expect(sundays.table.rows.map(([day]) => day)).toEqual([45298, 45305, 45312]);
    expect(words(sundays)).toContain("weeks that begin on Sunday");
  });

  it("a day that is missing is filled before days are added up, so that no week is short", () => {
    const weeks = clean(
      days.filter((_, row) => row !== 10),
      { groupBy: "week", gaps: "interpolate" },
    );
    expect(column(weeks, "Orders")).toEqual([70, 70, 70, 70]);
    expect(weeks.table.header).not.toContain("Filled in");
    expect(words(weeks)).toContain("Missing day 2024-01-10 added");
  });

  it("Blank spend: zero writes 0 where nothing stood, and says so", () => {
    expect(column(clean(days, {}), "Paid search")[5]).toBe("");
    const zeros = clean(days, { blankSpend: "zero" });
    expect(column(zeros, "Paid search")[5]).toBe(0);
    expect(words(zeros)).toContain("Paid search: 8 blank cells written as 0");
  });

  it("Duplicates: keep leaves repeated rows in", () => {
    const twice = [...days, days[3] ?? []];
    expect([clean(twice, {}), clean(twice, { duplicates: "keep" })].map(({ table }) => table.rows.length)).toEqual([
      28, 29,
    ]);
  });

  it("Today: a period that is not over is left out", () => {
    const weeks = simulatedTable(simulateWorld(1));
    const last = Number(weeks.at(-1)?.[0]);
    const rows = [last + 6, last + 7].map((today) => clean(weeks, { today }).table.rows.length);
    expect(rows).toEqual([103, 104]);
  });

  it("Outcome: the named column is the outcome of the copy, and a wrong name is refused with the nearest", () => {
    const price = clean(days, { groupBy: "week", outcome: "Price" });
    expect(price.roles.find(({ role }) => role === "outcome")?.header).toBe("Price");
    expect(() => clean(days, { outcome: "Ordrs" })).toThrow('Did you mean "Orders"?');
  });

  it("Names: frequent merges spellings, standard our names too, keep nothing; the user's approvals and no others", () => {
    const list: SheetValues = [
      ["Week", "Channel", "Spend"],
      ...["Google Ads", "google ads", "Paid search", "Google Ads", "Zeppelin"].map((name, t) => [45292, name, t + 1]),
    ];
    const names = (options: Partial<CleanOptions>): unknown[] => [...new Set(column(clean(list, options), "Channel"))];
    expect(names({})).toEqual(["Google Ads", "Paid search", "Zeppelin"]);
    expect(names({ names: "standard" })).toEqual(["Paid search", "Zeppelin"]);
    expect(names({ names: "keep" })).toEqual(["Google Ads", "google ads", "Paid search", "Zeppelin"]);
    expect(names({ approved: [["Zeppelin", "Blimp"]] })).toEqual(["Google Ads", "google ads", "Paid search", "Blimp"]);
  });

  it("Names: columns of one channel become one, added up", () => {
    const wide: SheetValues = [
      ["Week", "Revenue", "Paid search", "paid-SEARCH", "GDN"],
      [45292, 9, 1, 2, 3],
      [45299, 9, 4, null, 6],
    ];
    expect(clean(wide, {}).table).toEqual({
      header: ["Week", "Revenue", "Paid search", "GDN"],
      rows: [
        [45292, 9, 3, 3],
        [45299, 9, 4, 6],
      ],
    });
    expect(clean(wide, { names: "standard" }).table.header).toEqual(["Week", "Revenue", "Paid search", "Display"]);
  });
});

describe("joinTables", () => {
  const world = simulateWorld(5);
  const wide = simulatedTable(world);
  const media = simulatedLongTable(world, (name) => name);
  const sales = wide.map((row) => [row[0], row[1], ...row.slice(8)] as CellValue[]);
  const part = (values: SheetValues, source: string, channel: string | null = null) => ({
    ...{ values, source, channel, mapping: null },
  });

  it("gives the wide history back from its media list and its sales", () => {
    const joined = joinTables([part(sales, "Sales"), part(media, "Media")], defaultCleanOptions);
    const back = (name: string): unknown[] => column(joined, name);
    for (const [c, name] of (wide[0] ?? []).entries())
      expect({ name, cells: back(String(name)) }).toEqual({ name, cells: wide.slice(1).map((row) => row[c]) });
    expect(joined.roles.map(({ role }) => role)).toEqual([
      ...["date", "outcome", "spend", "spend", "spend", "spend", "spend", "spend", "control", "control"],
    ]);
    expect(words(joined)).toContain("2 tables joined by date");
  });

  it("adds days up to the weeks of the other table, on the day its weeks begin", () => {
    const daily: SheetValues = [
      ["Day", "Cost"],
      ...Array.from({ length: 150 }, (_, day): CellValue[] => [world.dates[0]! - 4 + day, 7]),
    ];
    const sundays = sales.map((row, r) => (r === 0 ? row : [Number(row[0]) - 1, ...row.slice(1)]));
    const joined = joinTables([part(sundays, "Sales"), part(daily, "TikTok!A1", "TikTok")], defaultCleanOptions);
    expect(joined.table.header).toContain("TikTok");
    expect(column(joined, "TikTok")).toEqual(new Array(21).fill(49));
    expect(column(joined, "Week")[0]).toBe(world.dates[0]! - 1);
  });

  it("reads a list of deals as events by day and joins its amounts to weekly media", () => {
    const deals: SheetValues = [
      ["Record ID", "Deal Name", "Deal Stage", "Close Date", "Amount", "Original Source"],
      ...Array.from({ length: 60 }, (_, n) => [
        n,
        `Deal ${n}`,
        "Won",
        world.dates[0]! + ((n * n) % 140),
        100,
        "Direct",
      ]),
      [60, "Deal 60", "Won", world.dates[0]! + 139, 100, "Direct"],
    ];
    const joined = joinTables([part(media, "Media"), part(deals, "HubSpot")], defaultCleanOptions);
    const amounts = column(joined, "Amount") as number[];
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(6100);
    expect(joined.table.rows).toHaveLength(20);
  });

  it("deals with a week that one of the tables lacks by the user's rule, marked once", () => {
    const parts = [
      part(
        sales.filter((_, row) => row !== 40),
        "Sales",
      ),
      part(media, "Media"),
    ];
    const filled = joinTables(parts, { ...defaultCleanOptions, gaps: "interpolate" });
    expect([filled.table.rows.length, filled.filledRows]).toEqual([104, [39]]);
    expect(column(filled, "TV")).toEqual(wide.slice(1).map((row) => row[2]));
    expect(filled.table.header.filter((name) => name === "Filled in")).toHaveLength(1);
    const cut = joinTables(parts, { ...defaultCleanOptions, gaps: "start after" });
    expect(cut.table.rows).toHaveLength(64);
  });
});
