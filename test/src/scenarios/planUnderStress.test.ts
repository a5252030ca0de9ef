import type { CellValue, SheetValues } from "../../../src/base";
import { readSettings, readSummary } from "../../../src/data";
import { findSignals as findSignalsJob } from "../../../src/jobs/findSignals";
import { optimizeBudget } from "../../../src/jobs/optimizeBudget";
import { rankSensitivity } from "../../../src/jobs/rankSensitivity";
import { simulatePlan } from "../../../src/jobs/simulatePlan";
import { stressPlan } from "../../../src/jobs/stressPlan";
import { createQuarterModel, type ResponseModel } from "../../../src/models";
import { outcomeDraws } from "../../../src/optimize";
import { alterCurves, findSignals, planRegret, unchanged, widestMove } from "../../../src/scenarios";
import { memoryContext, workedExample } from "../../fakes/workedExample";

const context = memoryContext();
const limits: SheetValues = [
  ["Channel", "Min", "Max move"],
  ...workedExample.slice(1).map(([name]): CellValue[] => [name ?? null, null, 0.3]),
  ["Brand", 150_000, null],
];
const answer = optimizeBudget(
  { model: workedExample, budget: 2_000_000, limits, objective: null, posture: null, settings: null },
  context,
);
const spend = Float64Array.from(answer.channels, ({ plan }) => plan);
const plan: SheetValues = [...spend].map((amount) => [amount]);
const settings = readSettings(null);
const model = createQuarterModel(readSummary(workedExample, settings), settings);

const meanOf = (world: ResponseModel): number => {
  const { total } = outcomeDraws(world, spend);
  return total.reduce((sum, value) => sum + value, 0) / total.length;
};
const changed = (channel: number, response: number, cost: number): ResponseModel =>
  alterCurves(
    model,
    model.channels.map((_, c) => (c === channel ? { response, cost } : unchanged)),
  );

describe("a plan under stress", () => {
  const stress = (shocks: SheetValues) => stressPlan({ model: workedExample, plan, shocks, limits }, context);

  it("brings what the changed curves bring, worst first", () => {
    const found = stress([
      ["Name", "Channel", "Change", "What"],
      ["Dearer clicks", "Paid search", 0.3, "cost"],
      ["All weaker", "All", -0.2, null],
      ["No email", "email", null, "off"],
    ]);
    expect(found.base).toBeCloseTo(answer.total.mean, 8);
    expect(found.shocks.map(({ name }) => name)).toEqual(["No email", "All weaker", "Dearer clicks"]);
    expect(found.shocks[0]!.outcome).toBeCloseTo(found.base - answer.channels[4]!.outcome, 8);
    expect(found.shocks[1]!.change).toBeCloseTo(-0.2, 12);
    const bought = answer.channels.map(({ plan: amount }, c) => [c === 0 ? amount / 1.3 : amount]);
    const same = simulatePlan({ model: workedExample, plan: bought, target: null, confidence: null }, context);
    expect(found.shocks[2]!.outcome).toBeCloseTo(same.simulation.mean, 8);
  });

  it("regrets what planning again under the limits gains, and nothing where all curves fall alike", () => {
    const found = stress([
      ["Name", "Channel", "Change"],
      ["All weaker", "All", -0.2],
      ["Search fails", "Paid search", -0.9],
    ]);
    const again = planRegret(changed(0, 0.1, 1), spend, { objective: "outcome", limits, settings: null });
    const [fails, weaker] = found.shocks.map(({ name }) => name)[0] === "Search fails" ? found.shocks : [...found.shocks].reverse(); // prettier-ignore
    expect(fails!.regret).toBe(again.regret);
    expect(fails!.isStillBest).toBe(again.regret <= 0.01 * again.best);
    expect(weaker!.regret! / found.base).toBeLessThan(1e-9); // cent rounding
    expect(weaker!.isStillBest).toBe(true);
  });

  it("lets the rows of one name strike together, and takes a shock on values as money", () => {
    const twice = stress([
      ["Name", "Channel", "Change", "What"],
      ["Both", "Email", -0.5, "response"],
      ["both", "Events", -0.5, "response"],
    ]);
    expect(twice.shocks).toHaveLength(1);
    expect(twice.base - twice.shocks[0]!.outcome).toBeCloseTo(
      (answer.channels[4]!.outcome + answer.channels[3]!.outcome) / 2,
      8,
    );
    const money = workedExample.map((row, r): CellValue[] => [...row, r === 0 ? "Value" : 50]);
    const shocks: SheetValues = [["Name", "Channel", "Change", "What"], ["Cheap leads", "All", -0.1, "value"]]; // prettier-ignore
    const valued = stressPlan({ model: money, plan, shocks, limits: null }, context);
    expect(valued).toMatchObject({ objective: "value" });
    expect(valued.base).toBeCloseTo(50 * answer.total.mean, 6);
    expect(valued.shocks[0]!.change).toBeCloseTo(-0.1, 12);
  });

  it("names unknown channels, senseless changes and empty tables", () => {
    expect(() => stress([["Name", "Channel", "Change"], ["X", "Emial", -0.1]])).toThrow('Did you mean "Email"?'); // prettier-ignore
    expect(() => stress([["Name", "Channel", "Change"], ["X", "Email", -3]])).toThrow("Change is -3"); // prettier-ignore
    expect(() => stress([["Name", "Channel", "Change"], ["X", "Email", null]])).toThrow("Change is blank"); // prettier-ignore
    expect(() => stress([["Name", "Channel"], [null, null]])).toThrow("no rows"); // prettier-ignore
    expect(() => stress([["Name", "Chanel"], ["X", "Email"]])).toThrow('Did you mean "Channel"?'); // prettier-ignore
  });
});

describe("the inputs that carry a plan", () => {
  const rank = (inputs: SheetValues | null, swing: number | null = null) =>
    rankSensitivity({ model: workedExample, plan, inputs, swing }, context);
  const all = rank(null);
  const row = (name: string) => all.inputs.find(({ input }) => input === name)!;

  it("are moved one at a time: a cost's ends equal the changed curve, a regret equals planning again", () => {
    const cost = row("Paid search: cost");
    expect(cost.lowResult).toBeCloseTo(meanOf(changed(0, 1, 0.8)), 8);
    expect(cost.highResult).toBeCloseTo(meanOf(changed(0, 1, 1.2)), 8);
    const settingsAgain = widestMove(model, spend);
    const regrets = [0.8, 1.2].map(
      (factor) =>
        planRegret(changed(0, 1, factor), spend, { objective: "outcome", limits: null, settings: settingsAgain })
          .regret,
    );
    expect(cost.regret).toBeCloseTo(Math.max(...regrets), 8);
  });

  it("move a level as the table's own outcome would: the swing is that of the outcome at the present spend", () => {
    const level = new Float64Array(model.nDraws);
    model.response(0, 400_000, level);
    const sorted = Float64Array.from(level).sort();
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
    const perLevel = answer.channels[0]!.outcome / 2_400; // level and shape are independent: product of their means
    expect(row("Paid search: response").swing / ((at(0.95) - at(0.05)) * perLevel)).toBeCloseTo(1, 2);
  });

  it("are ranked by swing, with shares that add to about 1 where nothing is joint", () => {
    const swings = all.inputs.map(({ swing }) => swing);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    const sum = all.inputs.reduce((total, { firstShare }) => total + firstShare, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(0.15); // 2,000 pairs: each share is off by up to 0.02
    expect(all.base).toBeCloseTo(answer.total.mean, 8);
  });

  it("can be named: one, a channel's, a kind; values turn the figures into money", () => {
    expect(rank([["Email"]]).inputs.map(({ input }) => input).sort()).toEqual(["Email: cost", "Email: response", "Email: saturation"]); // prettier-ignore
    expect(rank([["cost"], ["Events: response"]]).inputs).toHaveLength(7);
    expect(() => rank([["Emial"]])).toThrow('Did you mean "Email"?');
    expect(() => rank(null, 2)).toThrow("swing is 2");
  });

  it("have equal bits again", () => {
    expect(JSON.stringify(rank([["Email"]]))).toBe(JSON.stringify(rank([["Email"]])));
  });
});

describe("signals", () => {
  const found = findSignals(model, spend, null);

  it("stand where planning again gains 1%: not short of it, but past it", () => {
    const question = { objective: "outcome", limits: null, settings: widestMove(model, spend) } as const;
    const gainAt = (channel: number, factor: number): number => {
      const { regret, best } = planRegret(changed(channel, factor, 1), spend, question);
      return regret / best;
    };
    for (const { channel, now, trigger } of found) {
      if (trigger === null) continue;
      const factor = trigger / now;
      expect(gainAt(channel, 1 + (factor - 1) * 0.99)).toBeLessThan(0.01);
      expect(gainAt(channel, 1 + (factor - 1) * 1.01)).toBeGreaterThan(0.01);
    }
    expect(found.filter(({ trigger }) => trigger !== null).length).toBeGreaterThan(2);
  });

  it("stand where two plans bring the same", () => {
    const current = workedExample.slice(1).map(([, amount]): CellValue[] => [amount ?? null]);
    const table = findSignalsJob({ model: workedExample, plan, planB: current }, context);
    const events = table.rows[3]!;
    const [now, trigger] = [events[1] as number, events[2] as number];
    const bring = (amounts: SheetValues): number =>
      simulatePlan({ model: workedExample, plan: amounts, target: null, confidence: null }, context).simulation.mean;
    const eventsAt = (amount: number): number => model.meanResponse(3, amount);
    const gain = trigger / now - 1;
    expect(bring(plan) + gain * eventsAt(spend[3]!)).toBeCloseTo(bring(current) + gain * eventsAt(400_000), 0);
    expect(events[3]).toBe("the other plan brings more");
    expect(table.rows[0]![2]).toMatchObject({ kind: "missing" });
  });
});
