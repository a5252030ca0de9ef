import { isMissing, type SheetValues } from "../../../src/base";
import type { ResponseModel } from "../../../src/models";
import { replanMidFlight, type MidFlightAnswer, type MidFlightQuestion } from "../../../src/monitoring";
import { planFlight } from "../../../src/optimize";
import { createWorkedModel } from "../../fakes/curveModel";
import { createFittedWorld } from "../../fakes/fittedWorld";

const run = (
  model: ResponseModel,
  question: Partial<MidFlightQuestion> & Pick<MidFlightQuestion, "plan" | "actuals">,
): MidFlightAnswer => {
  const whole = { periods: null, past: null, demand: null, limits: null, maxMove: null, settings: null, ...question };
  const steps = replanMidFlight(model, whole);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const names = ["Channel 1", "Channel 2", "Channel 3"];
const plan: SheetValues = [["Week", ...names], ...[1, 2, 3, 4, 5, 6].map((week) => [week, 2500, 500, 1000])];
const actuals: SheetValues = [
  ["Week", ...names],
  [1, 2400, 700, 1000],
  [2, 2500, 500, 1100],
  [3, null, null, null],
];

describe("replanMidFlight", () => {
  const model = createFittedWorld({ channels: 3, nDraws: 40 });
  const answer = run(model, { plan, actuals, maxMove: 0.25 });

  it("keeps the past as spent, spends the rest exactly and moves no more than the cap", () => {
    expect(answer.past).toBe(2);
    expect(answer.amounts.slice(0, 2)).toEqual([
      [2400, 700, 1000],
      [2500, 500, 1100],
    ]);
    expect(answer.spent).toBe(8200);
    expect(sum(answer.amounts.flat())).toBeCloseTo(24_000, 2);
    expect(answer.movedShare).toBeLessThanOrEqual(0.25 + 1e-6);
    expect(answer.value).toBeGreaterThan(answer.keptValue);
    expect(answer.gap).toBeLessThan(1e-4);
    expect(answer.table.rows.map((row) => row[4])).toEqual([
      "spent",
      "spent",
      "planned",
      "planned",
      "planned",
      "planned",
    ]);
  });

  it("gains more with a larger cap, never less", () => {
    const [small, large] = [0.1, 0.4].map((maxMove) => run(model, { plan, actuals, maxMove }));
    expect(large!.value).toBeGreaterThanOrEqual(answer.value * (1 - 1e-9));
    expect(answer.value).toBeGreaterThanOrEqual(small!.value * (1 - 1e-9));
    expect(small!.movedShare).toBeLessThanOrEqual(0.1 + 1e-6);
  });

  it("prices a delay as the flight that keeps the amount for one more period, the costliest first", () => {
    const lost = answer.decisions.rows.map((row) => row[5] as number);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
    const [, channel, planned, , , first] = answer.decisions.rows[0]!;
    const held = names.indexOf(String(channel));
    const demand: SheetValues = [
      ["Period", ...names],
      ...answer.reference.map((row, t) => [t + 1, ...row.map((x, c) => (t < 2 || (t === 2 && c === held) ? x : null))]),
    ];
    const limits = [
      ["Channel", "Max move"],
      ["Total", 0.25],
    ];
    const late = planFlight(model, {
      budget: 24_000,
      periods: 6,
      limits,
      demand,
      settings: null,
      reference: answer.reference,
    });
    expect(late.amounts[2]![held]).toBeCloseTo(planned as number, 6);
    expect(first).toBeCloseTo(answer.value - late.value, 3);
    expect(first).toBeGreaterThan(0);
  });

  it("says the tables' own numbers: money to the unit, estimates in three digits", () => {
    const exact = (cell: number): string => {
      const [whole, cents] = (Math.round(Math.abs(cell) * 100) / 100).toFixed(2).split(".");
      const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
      return cents === "00" ? digits : `${digits}.${cents!.replace(/0$/, "")}`;
    };
    const money = (cell: unknown): string => exact(Math.round(cell as number));
    const estimate = (cell: unknown): string => exact(Number((cell as number).toPrecision(3)));
    answer.decisions.rows.forEach((row, k) => {
      const sentence = answer.sentences[k + 1]!;
      expect(sentence).toContain(`from ${money(row[2])} to ${money(row[3])}`);
      expect(sentence).toContain(`costs ${estimate(row[5])}`);
    });
    expect(answer.sentences[0]).toContain(estimate(answer.value - answer.keptValue));
    expect(answer.sentences[0]).toContain(money(answer.left));
  });

  it("honours commitments: a committed channel never falls below its plan, one on hold does not move", () => {
    const limits: SheetValues = [
      ["Channel", "Status"],
      ["Channel 1", "Committed"],
      ["Channel 3", "Hold"],
    ];
    const kept = run(model, { plan, actuals, limits, maxMove: 0.4 });
    kept.amounts.slice(2).forEach((row, t) => {
      expect(row[0]).toBeGreaterThanOrEqual(kept.reference[t + 2]![0]! - 0.01);
      expect(row[2]).toBeCloseTo(kept.reference[t + 2]![2]!, 2);
    });
    expect(kept.decisions.rows.every((row) => row[1] !== "Channel 3")).toBe(true);
  });

  it("takes plans and figures by channel only, laid out evenly (judgement curves too)", () => {
    const worked = createWorkedModel({ kind: "hill", halfSaturation: 1, slope: 1 });
    const channels = worked.channels.map(({ name, currentSpend }) => [name, currentSpend]);
    const spent = worked.channels.map(({ name, currentSpend }) => [name, currentSpend / 4]);
    const half = run(worked, { plan: channels, periods: 4, actuals: spent, past: 1 });
    expect(half.spent).toBeCloseTo(500_000, 6);
    // Four even parts of the table's own spend bring what the table reports, not four times a part on the whole's curve.
    const reported = worked.channels.reduce((all, { currentOutcome }) => all + currentOutcome, 0);
    expect(half.keptValue).toBeCloseTo(reported, 4);
    expect(half.left).toBeCloseTo(1_500_000, 6);
    expect(half.movedShare).toBeLessThanOrEqual(0.3 + 1e-6);
    expect(half.decisions.rows.every((row) => !isMissing(row[4]))).toBe(true);
  });

  it.each([
    [
      {
        actuals: [
          ["Week", "TV"],
          [1, 5],
        ] as SheetValues,
      },
      /unknown channel "TV"/,
    ],
    [
      {
        actuals: [
          ["Week", ...names],
          [2, 1, 1, 1],
        ] as SheetValues,
      },
      /period 1 is 2, in the plan it is 1/,
    ],
    [
      { actuals: [["Week", ...names], ...[1, 2, 3, 4, 5, 6].map((w) => [w, 1, 1, 1])] as SheetValues },
      /no period left/,
    ],
    [
      {
        actuals: [
          ["Week", ...names],
          [1, 99_999, 0, 0],
        ] as SheetValues,
      },
      /whole budget/,
    ],
    [{ maxMove: 30 }, /Type a share from 0 to 1/],
    [
      {
        plan: [
          ["Channel", "Plan"],
          ["Channel 1", 5],
        ] as SheetValues,
      },
      /no column Period/,
    ],
  ])("says what is wrong: %j", (wrong, words) => {
    expect(() => run(model, { plan, actuals, ...wrong })).toThrow(words);
  });
});
