import { type CellValue } from "../../../../src/base";
import { auditTable, isoDate, joinDatasets, regroupPeriods, weekday, type MediaDataset } from "../../../../src/data";

const history = (rows: CellValue[][]): MediaDataset => auditTable(rows).dataset as MediaDataset;
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** 30 days from Wednesday 3 January 2024. */
const days = [
  ["Date", "Orders", "Paid search", "Price"],
  ...Array.from({ length: 30 }, (_, t) => [45294 + t, 10 + t, (7 * t) % 11, 2 + (t % 2)]),
];

describe("regroupPeriods", () => {
  it("adds days up to whole weeks from Monday, leaves cut weeks out and says so", () => {
    const weeks = regroupPeriods(history(days), { to: "week" });
    expect([weeks.period, weeks.dates.length, isoDate(weeks.dates[0] ?? 0)]).toEqual(["week", 3, "2024-01-08"]);
    expect([...weeks.dates].every((day) => weekday(day) === 0)).toBe(true);
    const whole = history(days);
    const inside = (t: number): boolean => t >= 5 && t < 26;
    expect(sum(weeks.channels[0]?.values ?? new Float64Array())).toBe(
      sum((whole.channels[0]?.values ?? new Float64Array()).filter((_, t) => inside(t))),
    );
    expect(sum(weeks.outcome?.values ?? new Float64Array())).toBe(
      sum((whole.outcome?.values ?? new Float64Array()).filter((_, t) => inside(t))),
    );
    expect(weeks.rows[0]).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(weeks.findings.map(({ found }) => found).join(" ")).toContain(
      "Incomplete at the ends and left out: 2024-01-01, 2024-01-29",
    );
    const sundays = regroupPeriods(history(days), { to: "week", weekStart: 6 });
    expect([...sundays.dates].every((day) => weekday(day) === 6)).toBe(true);
  });

  it("averages controls, reports days that are missing inside, and refuses what is not daily", () => {
    const weeks = regroupPeriods(history(days.filter((_, row) => row !== 15)), { to: "week" });
    expect(weeks.controls[0]?.values.every((value) => value > 2 && value < 3)).toBe(true);
    expect(
      weeks.findings.find(({ severity, check }) => check === "Added up" && severity === "warning")?.found,
    ).toContain("2024-01-15");
    expect(() => regroupPeriods(weeks, { to: "month" })).toThrow("only a daily history");
  });

  it("adds days up to whole months", () => {
    const quarter = [days[0] ?? [], ...Array.from({ length: 91 }, (_, t) => [45292 + t, 1, 1 + (t % 3), 2])];
    const months = regroupPeriods(history(quarter), { to: "month" });
    expect(Array.from(months.dates, isoDate)).toEqual(["2024-01-01", "2024-02-01", "2024-03-01"]);
    expect([...(months.outcome?.values ?? [])]).toEqual([31, 29, 31]);
  });
});

describe("joinDatasets", () => {
  const weekly = (header: string[], from: number, rows: number[][]): MediaDataset =>
    history([header, ...rows.map((row, t) => [45292 + 7 * (from + t), ...row])]);
  const media = weekly(["Week", "TV", "Paid search"], 0, [
    [5, 1],
    [6, 2],
    [7, 3],
    [8, 4],
  ]);
  const outcome = weekly(["Week", "Revenue", "Price"], 1, [
    [50, 2],
    [60, 3],
    [70, 2],
    [80, 2],
  ]);

  it("joins media and outcome by date and reports what was left out", () => {
    const both = joinDatasets([media, outcome]);
    expect(Array.from(both.dates, isoDate)).toEqual(["2024-01-08", "2024-01-15", "2024-01-22"]);
    expect([...(both.outcome?.values ?? [])]).toEqual([50, 60, 70]);
    expect(both.channels.map(({ name, values }) => [name, ...values])).toEqual([
      ["TV", 6, 7, 8],
      ["Paid search", 2, 3, 4],
    ]);
    expect(both.findings.map(({ found }) => found).join(" ")).toContain("2 periods left out: not in every table");
  });

  it("adds up a channel that stands twice and does not depend on the order of the tables", () => {
    const more = weekly(["Week", "paid SEARCH ", "Radio"], 0, [
      [10, 1],
      [10, 1],
      [10, 1],
      [10, 2],
    ]);
    const one = joinDatasets([media, more, outcome]);
    const search = (set: MediaDataset): number[] => [
      ...(set.channels.find(({ name }) => /search/i.test(name))?.values ?? []),
    ];
    expect(search(one)).toEqual([12, 13, 14]);
    expect(search(joinDatasets([outcome, more, media]))).toEqual([12, 13, 14]);
  });

  it("refuses different rhythms, different week starts and no overlap", () => {
    const monthly = history([
      ["Month", "Revenue"],
      ["2024-01", 5],
      ["2024-02", 6],
      ["2024-03", 7],
    ]);
    expect(() => joinDatasets([media, monthly])).toThrow("one table is by week, another by month");
    const later = weekly(["Week", "Revenue"], 50, [[1], [2], [3]]);
    expect(() => joinDatasets([media, later])).toThrow("no period in common");
    const shifted = { ...outcome, dates: outcome.dates.map((day) => day + 2) };
    expect(() => joinDatasets([media, shifted])).toThrow("begin their periods on different days");
  });
});
