import { type CellValue } from "../../../../src/base";
import {
  auditTable,
  fillGaps,
  filledName,
  findGaps,
  isoDate,
  recogniseWeekStart,
  simulatedTable,
  simulateWorld,
  type MediaDataset,
} from "../../../../src/data";

const history = (rows: readonly (readonly CellValue[])[]): MediaDataset => auditTable(rows).dataset as MediaDataset;
const full = simulatedTable(simulateWorld(4));
/** The full history without some of its weeks (1-based body rows). */
const without = (...rows: number[]): MediaDataset => history(full.filter((_, row) => !rows.includes(row)));
const values = (dataset: MediaDataset, name: string): readonly number[] => [
  ...([...dataset.channels, ...dataset.controls, dataset.outcome].find((series) => series?.name === name)?.values ??
    []),
];

describe("findGaps", () => {
  it("finds missing periods and blank outcomes, the longest run and what follows", () => {
    const gaps = findGaps(without(31, 60, 61));
    expect([gaps.days.length, gaps.longest, gaps.nAfter, gaps.canFill]).toEqual([3, 2, 104 - 61, true]);
    const blank = full.map((row, r) => row.map((cell, c) => (r === 20 && c === 1 ? null : cell)));
    expect(findGaps(history(blank)).days).toEqual([full[20]?.[0]]);
    expect(findGaps(history(full))).toMatchObject({ days: [], longest: 0, nAfter: 104 });
  });

  it("does not think long or many gaps sound to fill", () => {
    expect(findGaps(without(31, 32, 33)).canFill).toBe(false);
    expect(findGaps(without(10, 20, 30, 40, 50, 60)).canFill).toBe(false);
  });
});

describe("fillGaps", () => {
  it("leaves a whole history as it is under every rule", () => {
    const whole = history(full);
    for (const rule of ["leave", "start after", "interpolate", "zero spend"] as const)
      expect(fillGaps(whole, rule)).toBe(whole);
  });

  it("interpolates a missing week, marks it, names it, and changes no other number", () => {
    const filled = fillGaps(without(31), "interpolate");
    expect(Array.from(filled.dates)).toEqual(full.slice(1).map(([day]) => day));
    const [before, after] = [full[30], full[32]].map((row) => row as number[]);
    expect(values(filled, "Revenue")[30]).toBeCloseTo((before![1]! + after![1]!) / 2, 9);
    expect(values(filled, "Paid search")[30]).toBeCloseTo((before![4]! + after![4]!) / 2, 9);
    expect(
      values(filled, filledName)
        .map((mark, t) => (mark === 1 ? t : -1))
        .filter((t) => t >= 0),
    ).toEqual([30]);
    const others = (series: readonly number[]): readonly number[] => series.filter((_, t) => t !== 30);
    expect(others(values(filled, "Revenue"))).toEqual(
      full
        .slice(1)
        .filter((_, t) => t !== 30)
        .map((row) => row[1]),
    );
    const words = filled.findings.map(({ found }) => found).join(" ");
    expect(words).toContain(`Missing week ${isoDate(Number(full[31]?.[0]))} added`);
  });

  it("keeps a 0/1 control at 0 or 1, and spends 0 where the user says so", () => {
    for (const row of [12, 31, 50]) {
      const filled = fillGaps(without(row), "zero spend");
      expect([0, 1]).toContain(values(filled, "Promotion")[row - 1]);
      expect(filled.channels.map((channel) => channel.values[row - 1])).toEqual(filled.channels.map(() => 0));
      expect(values(filled, "Revenue")[row - 1]).toBeGreaterThan(0);
    }
  });

  it("starts after the last gap", () => {
    const cut = fillGaps(without(10, 31), "start after");
    expect([isoDate(cut.dates[0] ?? 0), cut.dates.length]).toEqual([isoDate(Number(full[32]?.[0])), 73]);
    expect(cut.outcome?.values[0]).toBe(full[32]?.[1]);
    expect(cut.findings.at(-1)?.found).toContain("29 weeks before it left out");
  });

  it("refuses to guess long gaps, in words", () => {
    expect(() => fillGaps(without(31, 32, 33), "interpolate")).toThrow(/3 weeks missing.*set Gaps to "start after"/);
  });
});

describe("recogniseWeekStart", () => {
  const days = (from: number, n: number, step = 1): number[] => Array.from({ length: n }, (_, t) => from + step * t);
  /** 45291 is Sunday 31 December 2023. */
  it.each([
    [days(45291, 28), 6],
    [days(45291, 30), 0],
    [days(45292, 28), 0],
    [days(45290, 28), 5],
    [days(45291, 20, 7), 6],
    [days(45294, 20, 7), 2],
    [[], 0],
  ])("case %#: %p", (dates, start) => {
    expect(recogniseWeekStart(dates)).toBe(start);
  });
});
