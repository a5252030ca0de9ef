import { accuracy, scoreForecast, splitRows } from "../../../../src/models/mmm";

/** Forecast draws [draw][period] as one array. */
const drawsOf = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());

describe("the accuracy of a forecast", () => {
  const actual = [100, 200, 0, 50];
  const scored = scoreForecast(
    actual,
    drawsOf([
      [108, 190, 10, 40],
      [112, 190, 10, 40],
    ]),
  ); // means 110, 190, 10, 40

  it.each([
    ["mape", (0.1 + 0.05 + 0.2) / 3], // the period with an actual of 0 is left out
    ["wmape", 40 / 350],
    ["smape", (20 / 210 + 20 / 390 + 20 / 10 + 20 / 90) / 4],
    ["bias", 0 / 350],
    ["r2", 1 - 400 / (12.5 * 12.5 + 112.5 * 112.5 + 87.5 * 87.5 + 37.5 * 37.5)],
    ["coverage", 0],
  ] as const)("%s is its formula by hand", (metric, byHand) => {
    expect(accuracy(scored, metric)).toBeCloseTo(byHand, 12);
  });

  it("CRPS of two draws 0 and 1 is E|X − y| − E|X − X'|/2: 0.25 at 0.5, 1.25 at 2; |error| for a sure forecast", () => {
    const two = (y: number): number => scoreForecast([y], Float64Array.of(0, 1)).crps[0]!;
    expect(two(0.5)).toBeCloseTo(0.25, 12);
    expect(two(2)).toBeCloseTo(1.25, 12);
    expect(scoreForecast([3], Float64Array.of(5, 5, 5)).crps[0]).toBeCloseTo(2, 12);
  });

  it("CRPS of a uniform forecast on −2..2 at its centre is 1/3: E|X| = 1 less E|X − X'|/2 = 2/3", () => {
    const grid = Float64Array.from({ length: 4001 }, (_, i) => 4 * ((i + 0.5) / 4001) - 2);
    expect(scoreForecast([0], grid).crps[0]).toBeCloseTo(1 / 3, 4);
  });

  it("does not exist where it cannot be computed: NaN, never a healthy number", () => {
    const flat = scoreForecast([0, 0], drawsOf([[1, 1]]));
    for (const metric of ["mape", "wmape", "r2", "bias"] as const) expect(accuracy(flat, metric)).toBeNaN();
    const none = scoreForecast([], new Float64Array(0));
    for (const metric of ["mape", "wmape", "smape", "r2", "bias", "coverage", "crps"] as const)
      expect(accuracy(none, metric)).toBeNaN();
  });

  it("has no error in a period where 0 was forecast and 0 came", () => {
    const exact = scoreForecast([0, 10], drawsOf([[0, 30]]));
    expect(accuracy(exact, "smape")).toBeCloseTo((0 + (2 * 20) / 40) / 2, 12);
  });

  it("splits 104 weeks into 73, 16 and 15, and every length without loss", () => {
    expect(splitRows(104, 0.15)).toEqual({ train: 73, validation: 16, test: 15 });
    expect(splitRows(100, 0.07)).toEqual({ train: 86, validation: 7, test: 7 }); // 100 · 0.07 is a little above 7
    for (let rows = 24; rows < 300; rows++) {
      const { train, validation, test } = splitRows(rows, 0.15);
      expect(train + validation + test).toBe(rows);
      expect(Math.abs(validation - test)).toBeLessThanOrEqual(1);
    }
  });
});
