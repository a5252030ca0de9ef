import type { SheetValues } from "../../../../src/base";
import type { HeavyControl, JobContext } from "../../../../src/jobs";
import { channelContribution } from "../../../../src/jobs/channelContribution";
import { channelInteraction } from "../../../../src/jobs/channelInteraction";
import { fitModel } from "../../../../src/jobs/fitModel";
import { forecastPlan } from "../../../../src/jobs/forecastPlan";
import { modelDrivers } from "../../../../src/jobs/modelDrivers";
import { modelField } from "../../../../src/jobs/modelInfo";
import { optimizeBudget } from "../../../../src/jobs/optimizeBudget";
import { type FittedModel, jointEvidence, type ResponseModel, restoreModel } from "../../../../src/models";
import { createThreadRunner } from "../../../../src/worker";
import { plantedSynergy } from "./plantedSynergy";
import { sheetRanges } from "./sheetRanges";

const shelf = new Map<string, ResponseModel>();
let stored = "";
const context: JobContext = {
  models: {
    get: (key) => shelf.get(key),
    put(model, document) {
      shelf.set(model.key, model);
      stored = document;
    },
  },
};
const control: HeavyControl = {
  cancellation: { isCancelled: false, onCancel: () => undefined },
  progress: () => undefined,
};
const settings: SheetValues = [
  ["Interactions", "Search + TV; TV + Social"],
  ["Draws", 150],
  ["Chains", 2],
  ["Warm-up", 120],
];
let cell: SheetValues = [];
let model: FittedModel;

beforeAll(async () => {
  const request = sheetRanges(plantedSynergy({ seed: 2, strength: 0.5 }), settings);
  const text = await fitModel(request, context, createThreadRunner(), control);
  cell = [[text]];
  model = shelf.get(text.slice(0, 12)) as FittedModel;
});

describe("a fit with joint effects", () => {
  it("finds a planted joint effect of 0.5 inside its 90% range, and its range excludes none", () => {
    const [planted] = jointEvidence(model.fit);
    expect(planted).toMatchObject({ name: "Search + TV", isIdentified: true });
    expect(planted!.strength.low).toBeGreaterThan(0);
    expect(planted!.strength.low).toBeLessThan(0.5);
    expect(planted!.strength.high).toBeGreaterThan(0.5);
  });

  it("says the strength in CHANNEL_INTERACTION either way round, with its range in MODEL_INFO", () => {
    const ask = (channelA: string | null, channelB: string | null) =>
      channelInteraction({ model: cell, channelA, channelB }, context);
    const [[strength]] = ask("Search", "TV") as [[number]];
    expect(strength).toBeGreaterThan(0.1);
    expect(ask("TV", "Search")).toEqual([[strength]]);
    const matrix = ask(null, null);
    expect([matrix[0]![0], matrix[0]![1], matrix[0]![2]]).toEqual(["", strength, "not identified"]);
    expect(Number(modelField({ model: cell, field: "Interaction Search + TV low 5%" }, context))).toBeGreaterThan(0);
  });

  it("keeps its sums: drivers and periods add up with the joint effect in them, exactly by period", () => {
    const byPeriod = channelContribution({ model: cell, by: "period" }, context);
    for (const [, , fitted, ...parts] of byPeriod.rows) {
      expect(parts.reduce((sum: number, part) => sum + Number(part), 0)).toBe(fitted);
    }
    const drivers = modelDrivers({ model: cell }, context).rows;
    expect(drivers.slice(-2).map(([name]) => name)).toEqual(["Search + TV", "TV + Social"]);
    const total = drivers.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(total / Number(byPeriod.total![2])).toBeCloseTo(1, 9);
  });

  it("gives plans the joint effect of the current horizon exactly, to 1e-9", () => {
    const { periods, from } = model.planning;
    const { a, b, strengthAt } = model.fit.pairs[0]!;
    const amounts = model.channels.map(({ currentSpend }) => currentSpend);
    const [first, second] = [a, b].map((c) => model.horizonResponse(c).effects(amounts[c]!));
    const [ra, rb] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
    model.response(a, amounts[a]!, ra);
    model.response(b, amounts[b]!, rb);
    expect(from + periods).toBe(130);
    for (let d = 0; d < model.nDraws; d += 37) {
      let joint = 0;
      for (let t = d * first!.length; t < (d + 1) * first!.length; t++) {
        joint +=
          Math.sqrt(first!.effect[t]! * second!.effect[t]!) - Math.sqrt(first!.without[t]! * second!.without[t]!);
      }
      const own = model.fit.values[d * model.fit.width + strengthAt]! * joint;
      const planned = model.interactions[0]!.strength[d]! * Math.sqrt(ra[d]! * rb[d]!);
      expect(Math.abs(planned - own)).toBeLessThan(1e-9 * Math.abs(own));
    }
  });

  it("is planned with: the optimum counts the joint effect and spends the whole budget", () => {
    const budget = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
    const question = { budget, limits: null, objective: null, posture: null, settings: null };
    const { table } = optimizeBudget({ model: cell, ...question }, context);
    const spent = table.rows.reduce((sum, row) => sum + Number(row[2]), 0);
    expect(spent / budget).toBeCloseTo(1, 9);
    const alone = { ...model, interactions: [] };
    shelf.set("MMM:00000000", alone);
    const apart = optimizeBudget({ model: [["MMM:00000000"]], ...question }, context).table;
    // a planted synergy of Search and TV takes money from Social
    expect(Number(table.rows[2]![2])).toBeLessThan(Number(apart.rows[2]![2]));
  });

  it("forecasts with the joint effect in Media, and comes back from its document with every bit", () => {
    const plan = model.channels.map(({ currentSpend }) => [currentSpend]);
    const ask = () => forecastPlan({ model: cell, plan, periods: 4, confidence: 0.9 }, context).rows;
    const before = ask();
    shelf.set(model.key, restoreModel(stored));
    expect(ask()).toEqual(before);
    expect((shelf.get(model.key) as FittedModel).interactions).toEqual(model.interactions);
  });
});

describe("a fit that cannot tell", () => {
  it("says not identified where both channels are on in every week and hardly move", async () => {
    const history = plantedSynergy({ seed: 1, strength: 0.5, hasFlights: false, rows: 60 });
    const text = await fitModel(sheetRanges(history, settings), context, createThreadRunner(), control);
    const question = { model: [[text]], channelA: "Search", channelB: "TV" };
    expect(channelInteraction(question, context)).toEqual([["not identified"]]);
  });
});
