import {
  betaShareBelow,
  designTest,
  jointPValue,
  meanPower,
  meanSample,
  noncentralTail,
  readTest,
  sharePower,
  shareSample,
  studentQuantileAbove,
  studentTail,
  welchTest,
} from "../../../src/experiments";

const design = { holdout: 0.5, significance: 0.05 };

describe("distributions", () => {
  it("Student's t: quantiles of the printed tables (Fisher and Yates), closed forms at 1 and 2 degrees of freedom", () => {
    expect(studentQuantileAbove(0.025, 10)).toBeCloseTo(2.228138852, 8);
    expect(studentQuantileAbove(0.005, 2.5)).toBeGreaterThan(studentQuantileAbove(0.005, 3));
    expect(studentTail(1, 1)).toBeCloseTo(0.25, 13); // ½ − arctan(1)/π
    expect(studentTail(1.5, 2)).toBeCloseTo(0.5 - 1.5 / (2 * Math.sqrt(2 + 2.25)), 13);
    expect(studentTail(-2, 7)).toBeCloseTo(1 - studentTail(2, 7), 14);
  });

  it("beta: symmetric, and the binomial sum it stands for", () => {
    expect(betaShareBelow(0.3, 2, 5) + betaShareBelow(0.7, 5, 2)).toBeCloseTo(1, 13);
    const [n, p, k] = [9, 0.35, 4];
    const choose = [1, 9, 36, 84, 126, 126, 84, 36, 9, 1];
    const tail = choose.reduce((sum, c, i) => (i >= k ? sum + c * p ** i * (1 - p) ** (n - i) : sum), 0);
    expect(betaShareBelow(p, k, n - k + 1)).toBeCloseTo(tail, 13);
  });

  it("non-central t is Student's at 0", () => {
    expect(noncentralTail(1.7, 12, 0)).toBeCloseTo(studentTail(1.7, 12), 12);
  });
});

describe("the digits that R prints", () => {
  it("power.prop.test(p1 = .5, p2 = .75, power = .9): n = 76.70693 (R's help page prints 76.7)", () => {
    expect(shareSample({ control: 0.5, test: 0.75 }, 0.9, design)).toBeCloseTo(76.70693, 4);
  });

  it("power.prop.test(n = 50, p1 = .5, p2 = .75): power = 0.7401659", () => {
    expect(sharePower(50, { control: 0.5, test: 0.75 }, design)).toBeCloseTo(0.7401659, 6);
  });

  it("power.t.test(delta = 1, power = .9): n = 22.02110; (n = 20, delta = 1): power = 0.8689528", () => {
    expect(meanSample(1, 0.9, design)).toBeCloseTo(22.0211, 4);
    expect(meanPower(20, 1, design)).toBeCloseTo(0.8689528, 6);
  });

  const sleep1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
  const sleep2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it("t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939", () => {
    const { t, df, pValue } = welchTest(sleep2, sleep1);
    expect(t).toBeCloseTo(-1.8608, 4);
    expect(df).toBeCloseTo(17.776, 3);
    expect(pValue).toBeCloseTo(0.07939, 5);
  });

  it("says on which side a group lies whose values do not vary at all", () => {
    expect(welchTest([5, 5, 5], [4, 4])).toMatchObject({ t: -Infinity, pValue: 0 });
    expect(welchTest([4, 4], [5, 5, 5])).toMatchObject({ t: Infinity, pValue: 0 });
    expect(welchTest([4, 4], [4, 4])).toMatchObject({ t: 0, pValue: 1 });
  });

  it("prop.test(smokers, patients): p = 0.005585477", () => {
    const [smokers, patients] = [
      [83, 90, 129, 70],
      [86, 93, 136, 82],
    ];
    const groups = smokers!.map((x, i) => ({ n: patients![i]!, x }));
    expect(jointPValue(groups)).toBeCloseTo(0.005585477, 9);
    const column = (values: number[]) => values.map((value) => [value]);
    const table = readTest({
      controlN: [[86]],
      controlX: [[83]],
      testN: column([93, 136, 82]),
      testX: column([90, 129, 70]),
      method: null,
      confidence: null,
    });
    expect(table.rows).toHaveLength(3);
    expect(table.rows[0]?.[4]).toBeCloseTo(0.005585477, 9);
  });

  it("reads Welch from columns in the cell's own way; the control's mean is too unsure to divide a range by", () => {
    const column = (values: number[]) => values.map((value) => [value]);
    const row = readTest({
      ...{ controlN: [[10]], controlX: column(sleep1), testN: [[null]], testX: column(sleep2) },
      method: "welch",
      confidence: null,
    }).rows[0];
    expect(row?.[0]).toBeCloseTo(2.33 / 0.75 - 1, 10);
    expect(row?.[1]).toMatchObject({ kind: "missing" });
    expect(row?.[3]).toBeCloseTo(1 - 0.07939 / 2, 5);
    expect(row?.[4]).toBeCloseTo(0.07939, 5);
  });
});

const plain = { method: null, confidence: null };

describe("reading a test", () => {
  const ask = (method: "z" | "bayesian", c: [number, number], t: [number, number]) =>
    readTest({
      ...{ controlN: [[c[0]]], controlX: [[c[1]]], testN: [[t[0]]], testX: [[t[1]]] },
      method,
      confidence: null,
    }).rows[0] as number[];

  it("z: lift, a range that holds it, and both directions of one test mirror each other", () => {
    const row = ask("z", [1_000, 100], [1_000, 130]);
    expect(row[0]).toBeCloseTo(0.3, 12);
    expect(row[1]).toBeLessThan(0.3);
    expect(row[2]).toBeGreaterThan(0.3);
    const back = ask("z", [1_000, 130], [1_000, 100]);
    expect(back[4]).toBeCloseTo(row[4]!, 14);
    expect(back[3]! + row[3]!).toBeCloseTo(1, 12);
  });

  it("Bayesian: P(better) equals the exact sum over the beta-binomial (Miller 2015) to 2e-4", () => {
    // Σ_{i<aB} B(aA + i, bA + bB) / ((bB + i) B(1 + i, bB) B(aA, bA)) with a = 1 + x, b = 1 + n − x
    const logBeta = (a: number, b: number): number => logGammaInteger(a) + logGammaInteger(b) - logGammaInteger(a + b);
    const logGammaInteger = (n: number): number => {
      let sum = 0;
      for (let i = 2; i < n; i++) sum += Math.log(i);
      return sum;
    };
    const exact = (a1: number, b1: number, a2: number, b2: number): number => {
      let sum = 0;
      for (let i = 0; i < a2; i++)
        sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1));
      return sum;
    };
    for (const [c, t] of [
      [
        [100, 10],
        [100, 17],
      ],
      [
        [500, 60],
        [400, 40],
      ],
    ] as [[number, number], [number, number]][]) {
      const row = ask("bayesian", c, t);
      expect(Math.abs(row[3]! - exact(1 + c[1], 1 + c[0] - c[1], 1 + t[1], 1 + t[0] - t[1]))).toBeLessThan(2e-4);
      expect(row[4]).toMatchObject({ kind: "missing" });
    }
  });

  it("takes headers above and blank rows below, reads sizes and counts side by side, names the range's ends", () => {
    const group = [["n", 1_000] as const, ["x", 100] as const].map((cells) => cells.map((cell) => [cell]));
    const read = (testN: (number | null)[], testX: (number | null)[]) =>
      readTest({
        ...{ controlN: group[0]!, controlX: group[1]!, method: null, confidence: 0.9 },
        ...{ testN: testN.map((n) => [n]), testX: testX.map((x) => [x]) },
      });
    const two = read([1_000, 500], [130, 60]);
    expect(two.header).toEqual(["Lift", "Low 5%", "High 95%", "P(better)", "p value"]);
    expect(read([1_000, null, 500, 0], [130, null, 60, 0])).toEqual(two);
    expect(() => read([1_000, null, 500], [130, 60, null])).toThrow("2 sizes and 2 counts. Give one of each per group");
    expect(() =>
      readTest({ ...{ controlN: [["n"], ["x"]], controlX: [[1]], testN: [[1]], testX: [[1]] }, ...plain }),
    ).toThrow('control_n row 2: "x" is not a number. Type one, or clear the cell');
  });

  it("says what is wrong", () => {
    expect(() => ask("z", [100, 120], [100, 10])).toThrow("120 of 100 converted");
    expect(() => ask("z", [0, 0], [100, 10])).toThrow("a group of 0");
    expect(ask("z", [100, 0], [100, 10])[0]).toMatchObject({ kind: "missing" });
  });
});

describe("designing a test", () => {
  const ask = (baseline: (string | number)[][], lift: number, rest: Record<string, number> = {}) =>
    designTest({ ...{ baseline, lift, holdout: null, budget: null, power: null, confidence: null }, ...rest }).rows[0];

  it("gives R's sample for a share, weeks from the people per week, spend from the budget", () => {
    expect(ask([[0.5]], 0.5, { power: 0.9 })?.[0]).toBeCloseTo(76.70693, 4);
    expect(ask([[0.5]], 0.5, { power: 0.9 })?.[1]).toMatchObject({ kind: "missing" });
    expect(ask([[0.5, 50]], 0.5, { power: 0.9, budget: 1_000 })?.slice(1, 3)).toEqual([4, 2_000]); // 2 × 77 people
  });

  it("takes a column of weeks: lift against its own noise", () => {
    const weeks = [["Sales"], ...[9, 10, 11].map((value) => [value])]; // mean 10, sd 1
    expect(ask(weeks, 0.1, { power: 0.9 })?.slice(0, 2)).toEqual([expect.closeTo(22.0211, 4), 23]);
  });

  it("says in every cell why there is none: a lift too small for any sample, a budget beyond all numbers", () => {
    const why = (row: readonly unknown[] | undefined) => row?.slice(0, 3).map((cell) => (cell as { why?: string }).why);
    for (const told of why(ask([[9], [10], [11]], 1e-300, { budget: 5 })) ?? [])
      expect(told).toContain("too small to tell");
    expect(why(ask([[0.5]], 0.5, { budget: 5 }))?.[2]).toContain("people per week");
    expect(why(ask([[0.5, 50]], 0.5, { budget: 1e308 }))?.[2]).toContain("beyond all numbers");
  });

  it("needs more people where fewer are held out, for the same power", () => {
    const sizes = [0.5, 0.2, 0.1].map((holdout) => {
      const test = ask([[0.05]], 0.1, { holdout })?.[0] as number;
      return test / (1 - holdout);
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  it("says what is wrong", () => {
    expect(() => ask([[1.2]], 0.1)).toThrow("1.2 is no share");
    expect(() => ask([[0.6]], 0.8)).toThrow("which is no share");
    expect(() => ask([[0.5]], 0)).toThrow("lift is 0");
    expect(() => ask([[5], [5], [5]], 0.1)).toThrow("no noise");
  });
});
