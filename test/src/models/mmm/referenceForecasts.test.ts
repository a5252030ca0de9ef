import { createFitPlan, type History } from "../../../../src/models";
import { baselineColumns, layoutBaseline } from "../../../../src/models/mmm";
import { seasonalNaive, withoutMedia } from "../../../../src/models/mmm/referenceForecasts";
import { plantedHistory } from "./plantedHistory";
import { sheetRanges } from "./sheetRanges";

const { history } = plantedHistory({ rows: 120, channels: 2, controls: 1, seed: 8 });
const counting = (unit: History["frequency"]["unit"], perYear: number, rows: number): History => ({
  ...history,
  frequency: { unit, perYear },
  outcome: { ...history.outcome, values: Array.from({ length: rows }, (_, t) => t) },
});

describe("the same period a year before", () => {
  it("is 52 weeks, 12 months or 4 quarters back, whole years further where the forecast is longer than one", () => {
    expect(seasonalNaive(counting("week", 52.1786, 112), 110)).toEqual([58, 59]);
    expect(seasonalNaive(counting("month", 12, 50), 36).slice(0, 14)).toEqual([
      ...[24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35],
      ...[24, 25],
    ]);
    expect(seasonalNaive(counting("quarter", 4, 30), 28)).toEqual([24, 25]);
  });

  it("is the last value known where the history is shorter", () => {
    expect(seasonalNaive(counting("week", 52.1786, 44), 40)).toEqual([39, 39, 39, 39]);
    // week 53 of the forecast falls on the first week after 40 known ones: unknown too
    expect(seasonalNaive(counting("week", 52.1786, 60), 50)).toEqual([49, 49, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("meets the same day of the week in daily data, with a year's history or without", () => {
    const [long, short] = [counting("day", 365.25, 400), counting("day", 365.25, 120)];
    for (const [given, rows] of [
      [long, 380],
      [short, 100],
    ] as const)
      seasonalNaive(given, rows).forEach((back, h) => expect((rows + h - back) % 7).toBe(0));
    expect(seasonalNaive(long, 380)[0]).toBe(380 - 364);
    expect(seasonalNaive(short, 100)[0]).toBe(93);
  });
});

/** Solves a linear system by Gauss's elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, i) => (Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? i + k : best), k);
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    rows.forEach((row, i) => {
      if (i === k) return;
      const factor = row[k]! / rows[k]![k]!;
      for (let j = k; j < row.length; j++) row[j]! -= factor * rows[k]![j]!;
    });
  }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

describe("the model without media", () => {
  it("forecasts as a ridge regression on the same columns does, at the noise of largest evidence", () => {
    const { spec } = createFitPlan(sheetRanges(history));
    const rows = 100;
    const known = {
      ...history,
      dates: history.dates.slice(0, rows),
      controls: history.controls.map((control) => ({ ...control, values: control.values.slice(0, rows) })),
    };
    const values = history.outcome.values.slice(0, rows);
    const mean = values.reduce((sum, y) => sum + y, 0) / rows;
    const sd = Math.sqrt(values.reduce((sum, y) => sum + (y - mean) ** 2, 0) / rows);
    const y = values.map((value) => (value - mean) / sd);
    const layout = layoutBaseline(known, spec.seasonality, spec.trendKnots, mean / sd);
    const columns = baselineColumns(
      layout,
      history.dates,
      history.controls.map((control) => control.values),
    );
    const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
      let sum = 0;
      for (let t = 0; t < rows; t++) sum += a[t]! * b[t]!;
      return sum;
    };
    // evidence of y ~ N(0, noise² I + Z S Zᵀ) by the n × n covariance itself: another road to the same number
    const evidence = (noise: number): number => {
      const covariance = y.map((_, i) =>
        y.map((_y, j) =>
          columns.reduce((sum, { values: z, priorSd }) => sum + priorSd ** 2 * z[i]! * z[j]!, i === j ? noise ** 2 : 0),
        ),
      );
      const lower = covariance.map((row) => [...row]);
      let logDeterminant = 0;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j <= i; j++) {
          for (let k = 0; k < j; k++) lower[i]![j]! -= lower[i]![k]! * lower[j]![k]!;
          lower[i]![j] = i === j ? Math.sqrt(lower[i]![i]!) : lower[i]![j]! / lower[j]![j]!;
        }
        logDeterminant += Math.log(lower[i]![i]!);
      }
      const weights = solve(covariance, y);
      return -logDeterminant - 0.5 * dot(weights, y);
    };
    const grid = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1];
    const scores = grid.map(evidence);
    const noise = grid[scores.indexOf(Math.max(...scores))]!;
    const coefficients = solve(
      columns.map((a, i) => columns.map((b, j) => dot(a.values, b.values) + (i === j ? (noise / a.priorSd) ** 2 : 0))),
      columns.map(({ values: z }) => dot(z, y)),
    );
    const expected = Array.from({ length: 20 }, (_, h) =>
      columns.reduce((sum, { values: z }, k) => sum + sd * coefficients[k]! * z[rows + h]!, mean),
    );
    // two ways to solve one well-conditioned system: 1e-9 of the level is far above their rounding
    withoutMedia(history, rows, spec).forEach((found, h) => expect(found / expected[h]!).toBeCloseTo(1, 9));
  });
});
