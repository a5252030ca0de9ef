import { trackPlan } from "../../../src/monitoring";

const question = { predicted: null, amber: null, red: null };
const plan = [["A", 100]];
const rowFor = (actual: number, predicted: (string | number)[][] | null = null) =>
  trackPlan({ ...question, plan, actuals: [["A", actual]], predicted }).rows[0];
const statusAt = (actual: number, predicted: (string | number)[][] | null = null): unknown =>
  rowFor(actual, predicted)?.[7];

describe("trackPlan", () => {
  it("is on track up to exactly 10%, watches up to exactly 15%, acts above", () => {
    const expected = {
      110: "on track",
      90: "on track",
      110.01: "watch",
      115: "watch",
      85: "watch",
      115.01: "act",
      80: "act",
    };
    for (const [actual, status] of Object.entries(expected))
      expect(`${actual} ${statusAt(Number(actual))}`).toBe(`${actual} ${status}`);
  });

  it("measures against the prediction where there is one", () => {
    expect(rowFor(120, [["A", 120]])?.slice(3, 8)).toEqual([
      120,
      0,
      0,
      expect.objectContaining({ kind: "missing" }),
      "on track",
    ]);
  });

  it("turns act into watch inside the prediction's range", () => {
    const range = (low: number, high: number) => [
      ["Channel", "Predicted", "Low 2.5%", "High 97.5%"],
      ["A", 100, low, high],
    ];
    expect(rowFor(130, range(60, 140))?.slice(6, 8)).toEqual([true, "watch"]);
    expect(rowFor(150, range(60, 140))?.slice(6, 8)).toEqual([false, "act"]);
    expect(statusAt(105, range(101, 104))).toBe("on track");
  });

  it("says that a share of nothing does not exist, and acts on money that was not planned", () => {
    const row = trackPlan({ ...question, plan: [["A", 0]], actuals: [["A", 5]] }).rows[0];
    expect(row?.[5]).toMatchObject({ kind: "missing" });
    expect(row?.[7]).toBe("act");
    expect(trackPlan({ ...question, plan: [["A", 0]], actuals: [["A", 0]] }).rows[0]?.[7]).toBe("on track");
  });

  it("adds up in the total row", () => {
    const { total } = trackPlan({
      ...question,
      plan: [
        ["A", 100],
        ["B", 50],
      ],
      actuals: [
        ["B", 60],
        ["A", 105],
      ],
    });
    expect(total?.slice(0, 3)).toEqual(["Total", 150, 165]);
    expect(total?.slice(4, 6)).toEqual([15, 0.1]);
  });
});

describe("thresholds of the issue", () => {
  it.each([
    [9.9, "on track"],
    [10, "on track"],
    [10.01, "watch"],
    [14.9, "watch"],
    [15, "watch"],
    [15.01, "act"],
  ])("a gap of %d%% is %s, up and down, for amounts of any size", (percent, status) => {
    for (const amount of [1, 7.77, 123_456.78, 1e9]) {
      for (const sign of [1, -1]) {
        const actual = amount * (1 + (sign * percent) / 100);
        expect(trackPlan({ ...question, plan: [["A", amount]], actuals: [["A", actual]] }).rows[0]?.[7]).toBe(status);
      }
    }
  });

  it("takes other thresholds, and refuses red below amber", () => {
    const ask = (amber: number | null, red: number | null) =>
      trackPlan({ ...question, plan, actuals: [["A", 104]], amber, red }).rows[0]?.[7];
    expect(ask(0.03, 0.05)).toBe("watch");
    expect(ask(0.01, 0.03)).toBe("act");
    expect(() => ask(0.2, null)).toThrow("red (0.15) is below amber (0.2)");
  });
});

describe("the words beside a status", () => {
  it("say size, direction, range and what to do; nothing where all is well", () => {
    expect(rowFor(105)?.[8]).toBe("");
    expect(rowFor(112)?.[8]).toBe("12.0% above plan. Watch the next period.");
    const predicted = [
      ["Channel", "Predicted", "Low", "High"],
      ["A", 100, 60, 140],
    ];
    expect(rowFor(130, predicted)?.[8]).toMatch(/inside the prediction's own range. No action/);
    expect(rowFor(50, predicted)?.[8]).toMatch(/50.0% below the prediction, outside .* plan the rest anew/);
  });
});

describe("a plan with periods", () => {
  const weeks = [45_663, 45_670, 45_677]; // Mondays of January 2025
  const weekly = [
    ["Week", "Channel", "Plan"],
    ...weeks.flatMap((week) => [
      [week, "Search", 70],
      [week, "Social", 140],
    ]),
  ];
  const ask = (actuals: (string | number)[][], planned = weekly) =>
    trackPlan({ ...question, plan: planned, actuals }).rows;

  it("adds daily rows up into the plan's weeks, and compares an unfinished week with its share", () => {
    const days = Array.from({ length: 10 }, (_, day) => [weeks[0]! + day, 10, 24]);
    const rows = ask([["Date", "Search", "Social"], ...days]);
    expect(rows.map((row) => [row[0], row[1], row[2], row[7], row[9]])).toEqual([
      ["Search", 70, 70, "on track", weeks[0]],
      ["Search", 30, 30, "on track", weeks[1]],
      ["Social", 140, 168, "act", weeks[0]],
      ["Social", 60, 72, "act", weeks[1]],
    ]);
  });

  it("says that a gap lasts, or stands far from the others", () => {
    const wide = (spends: number[]) => [["Week", "Search"], ...spends.map((spend, i) => [45_663 + 7 * i, spend])];
    const why = (spends: number[]) => ask(wide(spends), wide(spends.map(() => 100))).at(-1)?.[8];
    expect(why([100, 120, 125, 130])).toMatch(/3 periods in a row: a lasting change/);
    expect(why([100, 101, 99, 102, 98, 160])).toMatch(/far from the periods before/);
  });

  it("reads a flight's own table, monthly plans and weekly rows", () => {
    const flight = [
      ["Period", "Search"],
      ["2025-01-01", 310],
      ["2025-02-01", 280],
    ];
    const rows = ask(
      [["Week", "Channel", "Spend"], ...[0, 1, 2, 3].map((w) => [45_663 + 7 * w, "Search", 70])],
      flight,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.slice(0, 3)).toEqual(["Search", 310, 280]);
  });

  it.each([
    [
      "an unknown channel",
      [
        ["Week", "Serch"],
        [45_663, 1],
      ],
      /no such channel. Did you mean "Search"/,
    ],
    [
      "a date outside",
      [
        ["Week", "Search"],
        [45_800, 1],
      ],
      /2025-05-23 lies outside the plan \(2025-01-06 to 2025-01-26\)/,
    ],
    [
      "a day twice",
      [
        ["Week", "Search"],
        [45_663, 1],
        [45_663, 2],
      ],
      /stands there twice/,
    ],
    [
      "no date",
      [
        ["Week", "Search"],
        ["soon", 1],
      ],
      /row 2: its period is no date/,
    ],
  ])("says what is wrong with %s", (_, actuals, words) => {
    expect(() => ask(actuals)).toThrow(words);
  });

  it("refuses overlapping periods and rows without dates", () => {
    const overlap = [["Week", "Search"], ...[45_663, 45_670, 45_677, 45_680].map((day) => [day, 1])];
    expect(() =>
      ask(
        [
          ["Week", "Search"],
          [45_663, 1],
        ],
        overlap,
      ),
    ).toThrow(/2025-01-23 overlaps the one of 2025-01-20/);
    expect(() => ask([["Search", 5]])).toThrow(/Add a column Date/);
  });

  it("adds dated actuals up where the plan has no periods", () => {
    const rows = trackPlan({
      ...question,
      plan,
      actuals: [
        ["Date", "A"],
        [45_663, 60],
        [45_664, 45],
      ],
    }).rows;
    expect(rows[0]?.slice(0, 3)).toEqual(["A", 100, 105]);
  });
});
