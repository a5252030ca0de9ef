import type { CellValue, SheetValues } from "../../../../src/base";
import { createFitPlan, type FitRanges } from "../../../../src/models";
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
  ["a blank outcome", { ...good, outcome: withCell(good.outcome, 7, 0, null) }, /outcome row 8 is blank/],
  [
    "a control equal to the outcome",
    { ...good, controls: good.outcome.map((row, r) => (r === 0 ? ["Copy"] : row)) },
    /"Copy" moves exactly as the outcome/,
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
    /60 channels need \d+ parameters but there are only 60 weeks\. Combine channels to at most \d+/,
  ],
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

  it("take outcomes with zeros and blanks in spend", () => {
    const zero = { ...good, outcome: withCell(good.outcome, 9, 0, 0), spend: withCell(good.spend, 9, 0, null) };
    expect(createFitPlan(zero).history.channels[0]!.values[8]).toBe(0);
  });

  it.each(bad)("are refused with the place and the mend: %s", (_name, ranges, message) => {
    expect(() => createFitPlan(ranges)).toThrow(message);
  });
});
