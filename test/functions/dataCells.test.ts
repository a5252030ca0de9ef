import { auditData, cleanData, dataReadiness, standardizeChannel } from "../../functions/data";
import { sampleSheet } from "../sample/sampleSheet";
import { installCustomFunctions, shownBy } from "./fakeCustomFunctions";

installCustomFunctions();

type Cells = unknown[][];

/** Omitted arguments arrive as null. */
const omitted = null as never;
const audit = (data: Cells, settings: Cells | null = null): Cells | string =>
  shownBy(() => auditData(data, settings as never, omitted)) as Cells | string;
const clean = (data: Cells, settings: Cells | null = null): Cells | string =>
  shownBy(() => cleanData(data, settings as never, omitted)) as Cells | string;
const checks = (data: Cells): unknown[] => (audit(data) as Cells).slice(1).map(([check]) => check);

/** Twelve weeks from Monday 1 January 2024; `change` may put anything into a cell. */
const weeks = (change: (row: number, column: number, value: number) => unknown = (_, __, value) => value): Cells => [
  ["Week", "Leads", "Paid search", "TV"],
  ...Array.from({ length: 12 }, (_, t) =>
    [45292 + 7 * t, 100 + ((7 * t) % 13), 50 + ((5 * t) % 11), 20 + ((3 * t) % 7)].map((value, c) =>
      change(t, c, value),
    ),
  ),
];

describe("bad data, through the cells", () => {
  it.each<[string, Cells, RegExp]>([
    ["nothing", [[null]], /^#VALUE! .*(empty|pick a range)/],
    ["no table: a paragraph", [["Dear all, here are the figures"]], /^#VALUE! .*(one column|no rows|header)/],
    ["one column", [["Spend"], [5], [6]], /^#VALUE! .*one column/],
    [
      "numbers without a header",
      [
        [1, 2],
        [3, 4],
      ],
      /^#VALUE! .*no header row/,
    ],
    ["headers without rows", [["Week", "TV"]], /^#VALUE! .*no rows/],
    ["only blanks", Array.from({ length: 1000 }, () => [null, null]), /^#VALUE! .*(empty|pick a range)/],
  ])("refuses in words: %s", (_, data, words) => {
    expect(audit(data)).toMatch(words);
    expect(clean(data)).toMatch(words);
    expect(shownBy(() => dataReadiness(data, omitted, omitted))).toMatch(words);
  });

  it("says where formulas inside show errors", () => {
    const data = weeks((row, column, value) => (row === 3 && column === 2 ? { code: "#REF!" } : value));
    expect((audit(data) as Cells)[1]?.slice(0, 4)).toEqual([
      ...["Error cells", "error", "row 5, Paid search", "Paid search holds errors in row 5"],
    ]);
    expect((clean(data) as Cells)[4]?.[2]).toMatchObject({
      code: "#N/A",
      message: "The source holds #REF! here. Mend that formula in the source",
    });
  });

  it("takes a picture of numbers (words where numbers belong) as words, never as figures", () => {
    const data = weeks((row, column, value) => (column === 3 && row < 3 ? "[image: Q1 spend.png]" : value));
    expect(checks(data)).toContain("Words for numbers");
  });

  it("reads dates before 1900 and two styles in one column as what they are, and says what cannot be read", () => {
    const old = weeks((row, column, value) => (row === 0 && column === 0 ? "31/12/1899" : value));
    expect(checks(old)).toContain("Undated rows");
    const styles = weeks((row, column, value) => (column === 0 && row % 2 ? isoText(value) : value));
    expect(checks(styles)).not.toContain("Undated rows");
    expect((clean(styles) as Cells).slice(1).map(([day]) => day)).toEqual(
      weeks()
        .slice(1)
        .map(([day]) => day),
    );
  });

  it("reads headers right to left, in other scripts and with emoji", () => {
    const data: Cells = [["שבוע", "الإيرادات", "📺 TV", "検索広告"], ...weeks().slice(1)];
    const header = (clean(data) as Cells)[0];
    expect(header).toEqual(["שבוע", "الإيرادات", "📺 TV", "検索広告"]);
    expect(typeof (audit(data) as Cells)[0]?.[0]).toBe("string");
  });

  it("holds cells of 32,767 characters", () => {
    const data = weeks((row, column, value) => (row === 2 && column === 1 ? "9".repeat(32767) : value));
    expect(checks(data)).toContain("Words for numbers");
    const long = [
      ["Channel", "Spend", "Leads"],
      ["x".repeat(32767), 5, 6],
      ["TV", 7, 8],
    ];
    expect((clean(long) as Cells)[1]?.[1]).toBe(5);
  });

  it("never executes text that looks like a formula, and hands it on as text", () => {
    const evil = '=HYPERLINK("http://x","y")';
    const data: Cells = [
      ["Channel", "Spend", "Leads"],
      [evil, 5, 6],
      ["@SUM(A1)", 7, 8],
      ["TV", 1, 2],
    ];
    expect((clean(data) as Cells).slice(1, 3).map(([name]) => name)).toEqual([evil, "@SUM(A1)"]);
    expect(shownBy(() => standardizeChannel([[evil]], omitted, "?"))).toEqual([["?"]]);
  });

  it("answers on a tall selection of blank rows below a table", () => {
    const tall = [...weeks(), ...Array.from({ length: 100_000 }, () => [null, null, null, null])];
    expect((clean(tall) as Cells).length).toBe(13);
  });
});

const isoText = (serial: number): string => new Date((serial - 25569) * 86400000).toISOString().slice(0, 10);

describe("the settings of the data functions, through the cells", () => {
  const messy = sampleSheet("history-messy.csv") as Cells;

  it("CLEAN_DATA as it is: the messy sample keeps its gap", () => {
    expect((clean(messy) as Cells).length).toBe(104);
  });

  it("Gaps interpolate: all 104 weeks, the filled one marked", () => {
    const table = clean(messy, [["Gaps", "interpolate"]]) as Cells;
    const mark = table[0]?.indexOf("Filled in") ?? -1;
    expect(table.length).toBe(105);
    expect(
      table
        .slice(1)
        .filter((row) => row[mark] === 1)
        .map(([day]) => day),
    ).toEqual([44928 + 7 * 30]);
  });

  it("Gaps start after: the 73 weeks behind the gap; zero spend: nothing spent in the missing week", () => {
    expect((clean(messy, [["Gaps", "start after"]]) as Cells).length).toBe(74);
    const zero = clean(messy, [["Gaps", "zero spend"]]) as Cells;
    expect(zero[31]?.slice(2, 8)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("refuses what it cannot do, with the way out", () => {
    const holed = messy.filter((_, row) => row < 20 || row > 26);
    expect(clean(holed, [["Gaps", "interpolate"]])).toMatch(/^#N\/A Gaps: .*set Gaps to "start after"/);
    expect(clean(messy, [["Group by", "month"]])).toMatch(/^#VALUE! Group by: only days/);
    expect(clean(messy, [["Outcome", "Revenu"]])).toMatch(/^#VALUE! .*Did you mean "Revenue"/);
    expect(clean(messy, [["Gapps", "leave"]])).toMatch(/^#VALUE! .*Did you mean "Gaps"/);
  });

  it("Outcome names the outcome of the audit too", () => {
    const data = weeks((row, column, value) => (column === 3 && row > 8 ? 0 : value));
    const found = audit(data, [["Outcome", "TV"]]) as Cells;
    expect(found.map(([, , , text]) => String(text)).join(" ")).toMatch(/TV is 0 in rows? /);
  });
});
