import { type SheetValues } from "../../../../src/base";
import { readSettings, readSummary } from "../../../../src/data";
import { createQuarterModel, type ResponseModel } from "../../../../src/models";
import { mean, summariseDraws } from "../../../../src/numerics";
import { workedExample } from "../../../fakes/workedExample";

function judge(values: SheetValues, settings: SheetValues | null = null): ResponseModel {
  const read = readSettings(settings);
  return createQuarterModel(readSummary(values, read), read);
}

function draws(model: ResponseModel, channel: number, spend: number): Float64Array {
  const out = new Float64Array(model.nDraws);
  model.response(channel, spend, out);
  return out;
}

const curves: [string, SheetValues | null][] = [
  ["the default prior", null],
  ["a power curve", [["Curve", "power"]]],
  ["a flat Hill curve", [["Slope", 0.8]]],
  ["an S-curve", [["Slope", 2]]],
  ["half saturation 2", [["Half saturation", 2]]],
  ["a shape known exactly", [["Spread", 0]]],
];

describe.each(curves)("a judged table with %s", (_, settings) => {
  const model = judge(workedExample, settings);

  it("passes through the user's numbers (sums of 2,000 draws: 1e-12)", () => {
    model.channels.forEach(({ currentSpend, currentOutcome }, c) => {
      expect(Math.abs(model.meanResponse(c, currentSpend) / currentOutcome - 1)).toBeLessThan(1e-12);
      expect(Math.abs(mean(draws(model, c, currentSpend)) / currentOutcome - 1)).toBeLessThan(1e-12);
    });
  });

  it("has slopes equal to finite differences (step 1e-5 relative: error near 1e-9)", () => {
    for (const relative of [0.2, 1, 3]) {
      const spend = 400000 * relative;
      const step = spend * 1e-5;
      const slopes = new Float64Array(model.nDraws);
      model.slope(0, spend, slopes);
      const above = draws(model, 0, spend + step);
      const below = draws(model, 0, spend - step);
      for (let d = 0; d < model.nDraws; d += 97) {
        expect(Math.abs((above[d]! - below[d]!) / (2 * step) / slopes[d]! - 1)).toBeLessThan(1e-6);
      }
      expect(Math.abs(mean(slopes) / model.meanSlope(0, spend) - 1)).toBeLessThan(1e-12);
    }
  });

  it("rises with spend from 0, has a finite slope there, and bends as its shape says", () => {
    const spends = [0, 1, 1e3, 1e5, 4e5, 1e6, 1e8];
    const values = spends.map((spend) => model.meanResponse(0, spend));
    expect(values[0]).toBe(0);
    for (let i = 1; i < spends.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]!);
    const slopes = spends.map((spend) => model.meanSlope(0, spend));
    expect(slopes.every(Number.isFinite)).toBe(true);
    const isConcave = slopes.every((slope, i) => i === 0 || slope <= slopes[i - 1]!);
    expect(isConcave).toBe(model.channels[0]!.shape === "concave");
  });

  it("takes one spend per draw as it takes one for all", () => {
    const out = new Float64Array(model.nDraws);
    model.response(2, new Float64Array(model.nDraws).fill(123456), out);
    expect(out).toEqual(draws(model, 2, 123456));
  });
});

describe("the shape of a judged curve", () => {
  it("has the stated elasticity in every draw at Spread 0", () => {
    for (const settings of [
      [
        ["Elasticity", 0.3],
        ["Spread", 0],
      ],
      [
        ["Elasticity", 0.3],
        ["Spread", 0],
        ["Slope", 2],
      ],
      [
        ["Exponent", 0.3],
        ["Spread", 0],
        ["Curve", "power"],
      ],
    ] as SheetValues[]) {
      const model = judge(workedExample, settings);
      const slopes = new Float64Array(model.nDraws);
      model.slope(0, 400000, slopes);
      const responses = draws(model, 0, 400000);
      const furthest = Math.max(...slopes.map((slope, d) => Math.abs((slope * 400000) / responses[d]! - 0.3)));
      expect(furthest).toBeLessThan(1e-12);
    }
  });

  it("follows a Hill curve worked by hand: half saturation 2 s0, slope 1, so R(2 s0) / R(s0) = (2/4) / (1/3) = 1.5", () => {
    const model = judge(workedExample, [
      ["Half saturation", 2],
      ["Spread", 0],
    ]);
    expect(model.meanResponse(0, 800000) / 2400).toBeCloseTo(1.5, 12);
    const ceilings = new Float64Array(model.nDraws);
    expect(model.ceiling(0, ceilings)).toBe(true);
    expect(mean(ceilings) / 7200).toBeCloseTo(1, 12);
  });

  it("an Elasticity column halves the spread: a narrower range away from the current spend", () => {
    const own = workedExample.map((row, i) => [...row, i === 0 ? "Elasticity" : 0.5]);
    const settings: SheetValues = [["Level noise", 0]];
    const range = (model: ResponseModel): number => {
      const { low, high } = summariseDraws(draws(model, 0, 800000), 0.9);
      return high - low;
    };
    const ratio = range(judge(own, settings)) / range(judge(workedExample, settings));
    expect(ratio).toBeGreaterThan(0.45);
    expect(ratio).toBeLessThan(0.55);
  });

  it("knows the level exactly at Level noise 0, and scatters counts by the root of the count", () => {
    expect(
      new Set(
        draws(
          judge(workedExample, [
            ["Level noise", 0],
            ["Spread", 0],
          ]),
          0,
          400000,
        ),
      ).size,
    ).toBe(1);
    const scatter = draws(judge(workedExample), 0, 400000).map((value) => (value - 2400) * (value - 2400));
    expect(Math.abs(Math.sqrt(mean(scatter)) / Math.sqrt(2400) - 1)).toBeLessThan(0.02); // quasi-random: far below 1/√4000
  });

  it("says no ceiling for a power curve", () => {
    expect(judge(workedExample, [["Curve", "power"]]).ceiling(0, new Float64Array(2000))).toBe(false);
  });
});

describe("what the answer depends on", () => {
  it("permuting the rows permutes the answer, bit by bit", () => {
    const [header = [], ...rows] = workedExample;
    const model = judge(workedExample);
    const turned = judge([header, ...[...rows].reverse()]);
    rows.forEach((_, c) => expect(draws(turned, rows.length - 1 - c, 333333)).toEqual(draws(model, c, 333333)));
  });

  it("equal content has an equal key however it is written; other data, settings or seeds have another", () => {
    const model = judge(workedExample);
    expect(model.key).toMatch(/^JDG:[0-9a-f]{8}$/);
    const asText = workedExample.map((row, i) => (i === 0 ? row : [row[0]!, `${row[1] as number}`, row[2]!]));
    expect(judge(asText).key).toBe(model.key);
    for (const settings of [[["Seed", 2]], [["Draws", 500]], [["Spread", 2]]] as SheetValues[])
      expect(judge(workedExample, settings).key).not.toBe(model.key);
  });

  it("repeat errors have mean 1, the stated spread, and can be switched off", () => {
    const factors = new Float64Array(2000);
    judge(workedExample).repeatError(0, factors);
    expect(mean(factors)).toBeCloseTo(1, 12);
    const sd = Math.sqrt(mean(factors.map((value) => (value - 1) * (value - 1))));
    expect(Math.abs(sd / 0.1818 - 1)).toBeLessThan(0.05); // √(exp(0.1² + 0.15²) − 1); quasi-random, 2,000 draws
    judge(workedExample, [["Repeat error", 0]]).repeatError(0, factors);
    expect(new Set(factors)).toEqual(new Set([1]));
  });

  it("synergies that take away more than there is are refused; one that takes away says so in words", () => {
    const names = ["Paid search", "Paid social", "Content", "Events", "Email", "Traditional media"];
    const all = names.flatMap((a, i) =>
      names.slice(i + 1).map((b): [string, number] => [`Synergy: ${a} + ${b}`, -0.9]),
    );
    expect(() => judge(workedExample, all)).toThrow(/synergies take away more than the channels bring/);
    const one = judge(workedExample, [["Synergy: Paid search + Email", -0.1]]);
    expect(one.notes.join(" ")).toMatch(/taken to bring \d+\.\d% more than reported/);
  });

  it("a synergy is part of the reported total, not on top of it", () => {
    const model = judge(workedExample, [["Synergy: Paid search + Email", 0.1]]);
    const current = model.channels.map(({ currentSpend }, c) => draws(model, c, currentSpend));
    const { a, b, strength } = model.interactions[0]!;
    const joint = strength.map((share, d) => share * Math.sqrt(current[a]![d]! * current[b]![d]!));
    expect(current.reduce((sum, one) => sum + mean(one), mean(joint))).toBeCloseTo(7800, 8);
    expect(model.notes.join(" ")).toContain("joint effect");
  });
});

describe("the edges of a table", () => {
  const table = (...rows: SheetValues): SheetValues => [["Channel", "Spend", "MQLs"], ["A", 100, 50], ...rows];

  it("spend without outcome: about half an outcome, and said", () => {
    const model = judge(table(["B", 100, 0]));
    expect(model.meanResponse(1, 100)).toBeCloseTo(0.5, 12);
    expect(model.notes.join(" ")).toContain("B (row 3) spent 100 without any MQLs");
  });

  it("neither spend nor outcome: no curve, unless the row carries one", () => {
    const model = judge(table(["B", 0, 0]));
    expect(model.channels[1]!.noCurve).toContain("nothing is known");
    expect(model.meanResponse(1, 100)).toBe(0);
    const carried = judge(table(["B", 0, 0]).map((row, i) => [...row, i === 0 ? "Elasticity" : i === 2 ? 0.4 : null]));
    expect(carried.channels[1]!.noCurve).toBe("");
    expect(carried.meanResponse(1, 100)).toBeCloseTo(50, 10);
  });

  it.each([
    [table(["B", 0, 7]), "summary row 3 (B): MQLs is 7 but the spend is 0"],
    [
      [
        ["Channel", "Spend", "MQLs"],
        ["A", 100, 0],
        ["B", 50, 0],
      ] as SheetValues,
      "every MQLs is 0",
    ],
  ])("refuses what cannot be planned", (values, message) => {
    expect(() => judge(values)).toThrow(message);
  });

  it.each([
    [[["Elasticity", 1.2]], "needs one above 0 and below 1"],
    [[["Slope", 0.4]], "the default Elasticity is 0.5, but a Hill curve of Slope 0.4"],
    [
      [
        ["Elasticity", 0.4],
        ["Half saturation", 1],
      ],
      "both fix the same curve",
    ],
    [
      [
        ["Curve", "power"],
        ["Exponent", 1],
      ],
      "needs one between 0 and 1",
    ],
    [
      [
        ["Curve", "hill"],
        ["Exponent", 0.5],
      ],
      "Exponent belongs to Curve power",
    ],
  ] as [SheetValues, string][])("refuses curve words that clash", (settings, message) => {
    expect(() => judge(workedExample, settings)).toThrow(message);
  });
});
