import { isMissing } from "../../../src/base";
import { informationValue, planTestBudget, sampleInformationValue, type DecisionGrid } from "../../../src/monitoring";
import { createNormalDraws, createRng, normalCdf } from "../../../src/numerics";
import { createCurveModel, createWorkedModel, type FakeChannel } from "../../fakes/curveModel";

const zeros = (n: number): Float64Array => new Float64Array(n);

/** Two actions, one unit of money: a sure thing worth 0, or one worth Normal(mean, sd). */
function twoActions(mean: number, sd: number, nDraws: number): DecisionGrid {
  const normal = createNormalDraws(createRng(11));
  const risky = Float64Array.from({ length: nDraws }, () => mean + sd * normal());
  return {
    value: [
      [zeros(nDraws), zeros(nDraws)],
      [zeros(nDraws), risky],
    ],
    units: 1,
  };
}

/** Unit normal loss: E max(0, mean + sd Z) − max(0, mean) = sd [φ(u) − u Φ(−u)], u = |mean| / sd. */
function normalLoss(mean: number, sd: number): number {
  const u = Math.abs(mean) / sd;
  return sd * (Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI) - u * normalCdf(-u));
}

describe("informationValue", () => {
  it.each([
    [0, 1],
    [-0.5, 1],
    [2, 3],
    [-4, 1.5],
  ])("is the unit normal loss for two actions (Raiffa and Schlaifer 1961): mean %d, sd %d", (mean, sd) => {
    const nDraws = 15_000;
    const { perfect, byChannel } = informationValue(twoActions(mean, sd, nDraws));
    // Four standard errors of so many draws of a normal.
    expect(Math.abs(perfect - normalLoss(mean, sd))).toBeLessThan((4 * sd) / Math.sqrt(nDraws));
    expect(byChannel[1]).toBeCloseTo(perfect, 10); // only the risky action is uncertain: knowing it is knowing all
    expect(byChannel[0]).toBe(0);
  });

  it("of a sample that explains a share r of the variance is the loss with sd √r", () => {
    const nDraws = 15_000;
    const grid = twoActions(-0.5, 1, nDraws);
    const valueOf = sampleInformationValue(grid);
    expect(valueOf(1, 0)).toBe(0);
    expect(valueOf(1, 1)).toBeCloseTo(informationValue(grid).byChannel[1]!, 10);
    expect(Math.abs(valueOf(1, 0.36) - normalLoss(-0.5, 0.6))).toBeLessThan((4 * 0.6) / Math.sqrt(nDraws));
    expect(valueOf(1, 0.7)).toBeGreaterThan(valueOf(1, 0.3));
  });

  it("lies between 0 and that of knowing all, for every channel of random problems with independent draws", () => {
    const rng = createRng(4);
    const normal = createNormalDraws(rng);
    for (let problem = 0; problem < 6; problem++) {
      const [channels, nDraws, units] = [3, 1500, 8];
      const value = Array.from({ length: channels }, () => {
        const own = Float64Array.from({ length: nDraws }, () => 1 + 0.6 * normal());
        return Array.from({ length: units + 1 }, (_, k) => own.map((x) => x * Math.sqrt(k)));
      });
      const { perfect, byChannel, now } = informationValue({ value, units });
      for (const own of byChannel) {
        expect(own).toBeGreaterThanOrEqual(0);
        expect(own).toBeLessThanOrEqual(perfect + (4 * 0.6 * now) / Math.sqrt(nDraws) / 3);
      }
      expect(byChannel.reduce((sum, own) => sum + own, 0)).toBeGreaterThan(0);
    }
  });

  it("finds what enumerating every plan finds", () => {
    const normal = createNormalDraws(createRng(9));
    const value = [0, 1, 2].map(() => [0, 1, 2, 3].map((k) => Float64Array.from({ length: 7 }, () => k + normal())));
    const plans = [0, 1, 2, 3]
      .flatMap((a) => [0, 1, 2, 3].flatMap((b) => [0, 1, 2, 3].map((c) => [a, b, c])))
      .filter(([a, b, c]) => a! + b! + c! <= 3);
    const worth = (plan: number[], d: number): number => plan.reduce((sum, k, c) => sum + value[c]![k]![d]!, 0);
    const draws = [0, 1, 2, 3, 4, 5, 6];
    const mean = (of: (d: number) => number): number => draws.reduce((sum, d) => sum + of(d), 0) / 7;
    const now = Math.max(...plans.map((plan) => mean((d) => worth(plan, d))));
    const all = mean((d) => Math.max(...plans.map((plan) => worth(plan, d))));
    const meanOf = (c: number, k: number): number => mean((d) => value[c]![k]![d]!);
    const first = mean((d) =>
      Math.max(...plans.map(([a, b, c]) => value[0]![a!]![d]! + meanOf(1, b!) + meanOf(2, c!))),
    );
    const found = informationValue({ value, units: 3 });
    expect(found.now).toBeCloseTo(now, 10);
    expect(found.perfect).toBeCloseTo(all - now, 10);
    expect(found.byChannel[0]).toBeCloseTo(first - now, 10);
  });
});

describe("planTestBudget", () => {
  const question = { budget: 2e6, share: null, limits: null, settings: null };
  const model = createWorkedModel(
    { kind: "hill", halfSaturation: 1, slope: 1 },
    { nDraws: 400, spread: 0.6, levelSpread: 0.05 },
  );
  const answer = planTestBudget(model, question);

  it("keeps 15% of the budget, spends no more, and nothing on what could not tell", () => {
    expect(answer.money).toBeCloseTo(300_000, 6);
    expect(answer.spent).toBeLessThanOrEqual(answer.money * (1 + 1e-9));
    expect(answer.spent).toBeGreaterThan(0);
    for (const own of answer.channels) {
      if (own.money > 0) expect(own.money).toBeGreaterThanOrEqual(own.least * (1 - 1e-9));
      expect(own.testValue).toBeLessThanOrEqual(own.knowing * (1 + 1e-9));
      expect(own.knowing).toBeLessThanOrEqual(answer.perfect * 1.1);
      expect(own.reason).not.toBe("");
    }
  });

  it("needs DESIGN_TEST's sample: two shares of 1% for the lift of half as much spend again", () => {
    const [search] = answer.channels;
    const z = 1.959964 + 0.8416212; // normal quantiles of 97.5% and 80%
    const approx = ((z * z * (2 + search!.lift)) / (search!.lift * search!.lift)) * 1;
    expect(search!.sample / approx).toBeGreaterThan(0.9);
    expect(search!.sample / approx).toBeLessThan(1.1);
  });

  it("is worth nothing for a channel whose amount is fixed, whose curve is known, or that has none", () => {
    const limits = [
      ["Channel", "Fixed"],
      ["Content", 300_000],
    ];
    const fixed = planTestBudget(model, { ...question, limits }).channels.find(({ channel }) => channel === "Content");
    expect(fixed).toMatchObject({ knowing: 0, money: 0, reason: "no news of it would change the plan" });
    const sure = createWorkedModel(
      { kind: "hill", halfSaturation: 1, slope: 1 },
      { nDraws: 50, spread: 0, levelSpread: 0 },
    );
    const known = planTestBudget(sure, question);
    expect(known.perfect).toBeCloseTo(0, 6);
    expect(known.spent).toBe(0);
    expect(known.sentences.at(-1)).toMatch(/No test is worth its money/);
  });

  it("learns where more is uncertain: of two like channels the unsure one gets the money", () => {
    const curve = { kind: "hill" as const, halfSaturation: 100_000, slope: 1 };
    const channels: FakeChannel[] = ["Sure", "Unsure"].map((name) => ({
      name,
      currentSpend: 100_000,
      currentOutcome: 5000,
      curve,
    }));
    const own = createCurveModel(channels, { nDraws: 600, spread: 1, levelSpread: 0 });
    const flat = {
      ...own,
      response: (c: number, s: number | Float64Array, out: Float64Array) => {
        own.response(c, s, out);
        if (c === 0) out.fill(out.reduce((sum, x) => sum + x, 0) / out.length);
      },
    };
    const { channels: tests } = planTestBudget(flat, { ...question, budget: 200_000 });
    expect(tests[0]!.knowing).toBeCloseTo(0, 6);
    expect(tests[0]!.money).toBe(0);
    expect(tests[1]!.knowing).toBeGreaterThan(0);
  });

  it("says the table's own numbers, and words where there is none", () => {
    for (const own of answer.channels.filter(({ money }) => money > 0))
      expect(answer.sentences[1]).toContain(own.channel);
    expect(answer.table.rows.map((row) => row[1])).toEqual(answer.channels.map(({ money }) => money));
    expect(
      answer.table.rows.flat().every((cell) => isMissing(cell) || typeof cell === "string" || Number.isFinite(cell)),
    ).toBe(true);
  });

  it("refuses a share of 15 for 15%", () => {
    expect(() => planTestBudget(model, { ...question, share: 15 })).toThrow(/Type a share/);
  });
});
