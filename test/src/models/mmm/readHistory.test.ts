import type { CellValue, SheetValues } from "../../../../src/base";
import { isoDate } from "../../../../src/data";
import { countParameters, createFitPlan, createMmmPosterior, type FitRanges } from "../../../../src/models";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const good = sheetRanges(plantedHistory({ rows: 60, channels: 2, controls: 1 }).history);

/** A range with one cell changed. */
function withCell(range: SheetValues, row: number, column: number, value: CellValue): SheetValues {
  return range.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells));
}

function only(rows: number, ranges: FitRanges = good): FitRanges {
  const cut = (range: SheetValues | null): SheetValues | null => range && range.slice(0, rows + 1);
  return {
    ...ranges,
    dates: cut(ranges.dates)!,
    outcome: cut(ranges.outcome)!,
    spend: cut(ranges.spend)!,
    controls: cut(ranges.controls),
  };
}

const monthly = {
  ...only(12),
  dates: [["Month"], ...Array.from({ length: 12 }, (_, m) => [44562 + Math.round(m * 30.44)])],
};

const wide: SheetValues = good.dates.map((_, r) =>
  Array.from({ length: 60 }, (_cell, c) => (r === 0 ? `Channel ${c}` : 100 + ((r * c) % 7))),
);

const bad: [string, FitRanges, RegExp][] = [
  ["unequal lengths", { ...good, spend: good.spend.slice(0, 50) }, /spend has 50 rows but dates has 61/],
  ["unsorted dates", { ...good, dates: withCell(good.dates, 5, 0, 44000) }, /dates row 6: .*earlier.*Sort/],
  ["repeated dates", { ...good, dates: withCell(good.dates, 5, 0, good.dates[4]![0]!) }, /dates row 6: .*repeats/],
  [
    "a gap",
    { ...good, dates: good.dates.map(([d], r) => [r > 30 ? Number(d) + 14 : d!]) },
    /dates row 32: 21 days after/,
  ],
  [
    "weeks of eight days",
    { ...good, dates: good.dates.map(([d], r) => [r > 30 ? Number(d) + 1 : d!]) },
    /dates row 32: 8 days after the row above, .*Use periods of one length: weeks of 7 days/,
  ],
  [
    "dates that two orders read",
    { ...good, dates: good.dates.map(([d], r) => [r === 0 ? d! : r % 2 ? `01/02/20${9 + r}` : `02/01/20${9 + r}`]) },
    /dates: "01\/02\/2010" in row 2 can be read day first or month first/,
  ],
  [
    "years for dates",
    { ...good, dates: good.dates.map(([d], r) => [r === 0 ? d! : 1950 + r]) },
    /is 1951, which is no date/,
  ],
  [
    "a row left out below",
    { ...good, dates: withCell(good.dates, 60, 0, null) },
    /dates row 61 is blank.*end all ranges above/,
  ],
  ["text for a date", { ...good, dates: withCell(good.dates, 3, 0, "soon") }, /dates row 4 is "soon"/],
  [
    "a silent channel",
    { ...good, spend: good.spend.map((row, r) => (r === 0 ? row : [0, row[1]!])) },
    /"Channel 1" is 0 in every row/,
  ],
  [
    "a constant outcome",
    { ...good, outcome: good.outcome.map((row, r) => (r === 0 ? row : [5])) },
    /"Revenue" is 5 in every row/,
  ],
  ["a blank outcome", { ...good, outcome: withCell(good.outcome, 7, 0, null) }, /outcome row 8 \(Revenue\) is blank/],
  [
    "a control equal to the outcome",
    { ...good, controls: good.outcome.map((row, r) => (r === 0 ? ["Copy"] : row)) },
    /"Copy" moves exactly as the outcome/,
  ],
  [
    "a spend equal to the outcome",
    { ...good, spend: good.spend.map((row, r) => [...row, r === 0 ? "Copy" : good.outcome[r]![0]!]) },
    /^spend: "Copy" moves exactly as the outcome "Revenue" does.*Leave it out/,
  ],
  [
    "a blank price",
    { ...good, controls: withCell(good.controls!, 4, 0, null) },
    /controls row 5 \(Control 1\) is blank.*0 where/,
  ],
  [
    "words in a control",
    { ...good, controls: withCell(good.controls!, 4, 0, "low") },
    /"low". Type a number, or yes or no/,
  ],
  [
    "yes for a spend",
    { ...good, spend: withCell(good.spend, 4, 1, true) },
    /spend row 5 \(Channel 2\) is TRUE. Type a number/,
  ],
  ["text in numbers", { ...good, spend: withCell(good.spend, 4, 1, "n/k") }, /spend row 5 \(Channel 2\) is "n\/k"/],
  [
    "an error cell",
    { ...good, spend: withCell(good.spend, 4, 1, { kind: "error", error: "#REF!" }) },
    /spend row 5 \(Channel 2\) is #REF!/,
  ],
  ["negative spend", { ...good, spend: withCell(good.spend, 4, 0, -3) }, /spend row 5 \(Channel 1\) is -3/],
  ["two columns of one name", { ...good, spend: withCell(good.spend, 0, 1, "Channel 1") }, /two columns are called/],
  ["20 rows", only(20), /20 weeks are too few/],
  ["one year of monthly rows", monthly, /12 months are too few/],
  [
    "60 channels",
    { ...good, spend: wide },
    /60 channels and 1 control need 189 parameters but there are only 60 weeks\. Combine channels to at most 17, or give at least 189/,
  ],
  [
    "60 controls",
    {
      ...good,
      controls: wide.map((row, r) => row.map((cell, c) => (r === 0 ? `Factor ${c}` : Number(cell) % (c + 2)))),
    },
    /2 channels and 5\d controls need \d+ parameters .*\. Leave out \d+ of the controls, or give/,
  ],
  [
    "60 trend knots",
    { ...good, settings: [["Trend knots", 60]] },
    /need 72 parameters .*\. Lower Trend knots to 48, or give/,
  ],
  ["a holdout of most rows", { ...good, settings: [["Holdout", 0.6]] }, /Holdout\) is 0.6. It must be from 0 to 0.5/],
  ["an unknown setting", { ...good, settings: [["Adstok", "none"]] }, /Adstock/],
  [
    "a test of an unknown channel",
    {
      ...good,
      tests: [
        ["Channel", "From", "To", "Lift", "StdError"],
        ["Channel 9", 44600, 44640, 5, 1],
      ],
    },
    /no channel "Channel 9"/,
  ],
  [
    "a test without precision",
    {
      ...good,
      tests: [
        ["Channel", "From", "To", "Lift"],
        ["Channel 1", 44600, 44640, 5],
      ],
    },
    /give either StdError/,
  ],
];

const testsHeader = ["Channel", "From", "To", "Lift", "Low", "High", "StdError", "Spend change"];
const late = 44564 + 7 * 20;
const tested = (...cells: CellValue[]): FitRanges => ({ ...good, tests: [testsHeader, cells] });
const quiet: FitRanges = { ...good, spend: good.spend.map((row, r) => (r > 15 && r < 30 ? [0, row[1]!] : row)) };

bad.push(
  ["a test without a channel", tested(null, late, late, 5, 1, 9), /tests row 2: there is a test but no channel/],
  [
    "a test of a time without spend",
    { ...quiet, tests: [testsHeader, ["Channel 1", late, late + 14, 5, 1, 9]] },
    /Channel 1\): there is no spend from 2022-05-23 to 2022-06-06, so nothing could be changed/,
  ],
  ["a lift outside its range", tested("Channel 1", late, late, 5, 6, 9), /Lift 5 lies outside Low 6 to High 9/],
  [
    "a change typed as 50",
    tested("Channel 1", late, late, 5, 1, 9, null, 50),
    /50, which is 5000%. Type -100% for a stop/,
  ],
  ["a change below a stop", tested("Channel 1", late, late, 5, 1, 9, null, -2), /Spend change is -2, which is -200%/],
  [
    "a test before the history",
    tested("Channel 1", 40000, late, 5, 1, 9),
    /From is no date within the history \(2022-01-03 to 2023-02-20\)/,
  ],
  ["a test back to front", tested("Channel 1", late, late - 7, 5, 1, 9), /To is before From/],
);

/** The two spellings of a blank cell: 0 on the desktop, nothing on the web. */
const blanks: CellValue[] = [0, null];

describe("the ranges of a fit", () => {
  it("are read as they stand", () => {
    const { history, tests } = createFitPlan({
      ...good,
      tests: [
        ["Channel", "From", "To", "Lift", "Low", "High"],
        ["channel 2", 44571, 44585, 100, 67.1, 132.9],
      ],
    });
    expect(history.frequency).toEqual({ unit: "week", perYear: 52.1786 });
    expect(history.outcome.unit).toBe("money");
    // 90% range of ±32.9 is a standard error of 20
    expect(tests[0]).toMatchObject({ channel: 1, from: 1, to: 3, spendChange: -1 });
    expect(tests[0]!.standardError).toBeCloseTo(20, 1);
  });

  it.each(blanks)("read a blank (%s) in a test as what is usual", (blank) => {
    const one = createFitPlan(tested("Channel 1", late, late, 30, 20, 40, blank, blank)).tests[0]!;
    expect(one.spendChange).toBe(-1);
    expect(one.standardError).toBeCloseTo(10 / 1.645, 2); // 90% of ±10
    const error = createFitPlan(tested("Channel 1", late, late, 30, blank, blank, 7, 0.5)).tests[0]!;
    expect(error).toMatchObject({ standardError: 7, spendChange: 0.5 });
  });

  it("keep the sign of what more spend brought, and read the loss of a stop either way", () => {
    const lift = (given: number, change: number): number =>
      createFitPlan(tested("Channel 1", late, late, given, null, null, 7, change)).tests[0]!.lift;
    expect([lift(-30, 0.5), lift(30, 0.5), lift(-30, -1), lift(30, -1)]).toEqual([-30, 30, 30, 30]);
  });

  it("take dates as text in every form that says one day", () => {
    const written = (write: (iso: string) => string): number[] => {
      const dates = good.dates.map(([date], r) => [r === 0 ? "Week" : write(isoDate(Number(date)))]);
      return [...createFitPlan({ ...good, dates }).history.dates];
    };
    const serials = good.dates.slice(1).map(([date]) => Number(date));
    expect(written((iso) => iso)).toEqual(serials);
    expect(written((iso) => iso.split("-").reverse().join("/"))).toEqual(serials);
    expect(written((iso) => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`)).toEqual(serials);
  });

  it("take yes and no, and their blanks, as 1 and 0 in a control", () => {
    const flags = good.controls!.map((_, r) => [r === 0 ? "Holiday" : r === 9 ? "yes" : r === 12 ? true : null]);
    const { values } = createFitPlan({ ...good, controls: flags }).history.controls[0]!;
    expect(values.flatMap((value, t) => (value === 1 ? [t] : []))).toEqual([8, 11]);
    expect(values.every((value) => value === 0 || value === 1)).toBe(true);
  });

  it("take groups, brand and value by their headers, or two columns without one", () => {
    const channelsOf = (groups: SheetValues) => createFitPlan({ ...good, groups }).history.channels;
    const [first, second] = channelsOf([
      ["Channel", "Value", "Brand", "Group"],
      ["channel 1", 2.5, "yes", "North > Search"],
      ["Channel 2", null, null, null],
    ]);
    expect(first).toMatchObject({ groups: ["North", "Search"], isBrand: true, value: 2.5 });
    expect(second).toEqual({ name: "Channel 2", values: second!.values, groups: [] });
    expect(channelsOf([["Channel 2", "South"]])[1]!.groups).toEqual(["South"]);
    expect(() =>
      channelsOf([
        ["Channel", "Grp"],
        ["Channel 1", "x"],
      ]),
    ).toThrow(/groups: unknown column "Grp".*"Group"/);
  });

  it("count every coefficient: those of the fit's own columns", () => {
    for (const dates of [good.dates, good.dates.map(([date], r) => [r === 0 ? date! : 44564 + r])]) {
      const { history, spec } = createFitPlan({ ...good, dates });
      // per channel effect and coefficient are one number
      const { names } = createMmmPosterior(history, spec, []);
      expect(countParameters(history, spec)).toBe(names.length - history.channels.length);
    }
  });

  it("take outcomes with zeros and blanks in spend", () => {
    const zero = { ...good, outcome: withCell(good.outcome, 9, 0, 0), spend: withCell(good.spend, 9, 0, null) };
    expect(createFitPlan(zero).history.channels[0]!.values[8]).toBe(0);
  });

  it.each(bad)("are refused with the place and the mend: %s", (_name, ranges, message) => {
    expect(() => createFitPlan(ranges)).toThrow(message);
  });
});
