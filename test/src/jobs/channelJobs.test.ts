import { type SheetValues } from "../../../src/base";
import { restoreModel } from "../../../src/jobs";
import { channelCarryover } from "../../../src/jobs/channelCarryover";
import { channelCurve } from "../../../src/jobs/channelCurve";
import { channelMarginal } from "../../../src/jobs/channelMarginal";
import { channelResponse } from "../../../src/jobs/channelResponse";
import { channelReturn } from "../../../src/jobs/channelReturn";
import { channelSaturation, type SaturationMeasure } from "../../../src/jobs/channelSaturation";
import { modelField } from "../../../src/jobs/modelInfo";
import { judgeModel } from "../../../src/jobs/judgeModel";
import { memoryContext, workedExample } from "../../fakes/workedExample";

const context = memoryContext();
const exact: SheetValues = [["Spread", 0]];
const judged = (settings: SheetValues | null): SheetValues => [
  [judgeModel({ summary: workedExample, settings }, context)],
];
const email = { model: judged(exact), channel: " email " };

const saturation = (measure: SaturationMeasure, spend: number | null = null): unknown =>
  channelSaturation({ ...email, spend, measure }, context);

describe("JUDGE_MODEL", () => {
  it("writes its key and what it judged, and stores a document that gives the same bits", () => {
    const text = judgeModel({ summary: workedExample, settings: null }, context);
    expect(text).toMatch(/^JDG:[0-9a-f]{8} · judgement · 6 channels · 1 period$/);
    const key = text.slice(0, 12);
    const restored = restoreModel(context.documents.get(key)!);
    expect(restored.key).toBe(key);
    expect(restored.meanResponse(3, 123456)).toBe(context.models.get(key)!.meanResponse(3, 123456));
  });

  it("a Summary table itself is a model with default settings", () => {
    const ask = { channel: "Email", spend: [123456], confidence: 0.9 };
    const byTable = channelResponse({ ...ask, model: workedExample }, context);
    expect(byTable).toEqual(channelResponse({ ...ask, model: judged(null) }, context));
  });

  it("a stored text that is broken or newer says what to do", () => {
    expect(() => restoreModel("{")).toThrow("recalculate the cell that made it");
    expect(() => restoreModel('{"kind":"dream","version":9}')).toThrow("update the add-in");
  });
});

describe("questions about one channel (Hill, elasticity 0.5, shape known exactly)", () => {
  it("saturation: half full now, half at the current spend, cost doubles at s0 (2√2 − 1), by hand", () => {
    expect(saturation("share")).toBeCloseTo(0.5, 12);
    expect(saturation("share", 600000)).toBeCloseTo(0.75, 12);
    expect(saturation("half")).toBeCloseTo(200000, 4);
    expect((saturation("double_cost") as number) / (200000 * (2 * Math.SQRT2 - 1))).toBeCloseTo(1, 9);
  });

  it("share at the spend that `half` names is one half, also when the shape is uncertain", () => {
    const uncertain = { model: judged(null), channel: "Email" };
    const spend = channelSaturation({ ...uncertain, spend: null, measure: "half" }, context) as number;
    expect(channelSaturation({ ...uncertain, spend, measure: "share" }, context)).toBeCloseTo(0.5, 10);
  });

  it("margin, cost and return tie with each other", () => {
    expect(channelMarginal({ ...email, spend: null, measure: null }, context)).toBeCloseTo(0.00375, 12);
    expect(channelMarginal({ ...email, spend: null, measure: "cost" }, context)).toBeCloseTo(1 / 0.00375, 6);
    expect(channelReturn({ ...email, measure: "cac", confidence: null }, context)[0]).toBeCloseTo(133.333333, 5);
    const [mean, low, high] = channelReturn({ ...email, measure: "cac", confidence: 0.9 }, context) as number[];
    expect(low! < mean! && mean! < high!).toBe(true);
    expect(channelReturn({ ...email, measure: "roi", confidence: null }, context)[0]).toMatchObject({
      why: expect.stringContaining("add a Value column"),
    });
  });

  it("money outcomes have an ROI", () => {
    const model: SheetValues = [
      ["Channel", "Spend", "Revenue"],
      ["A", 100, 250],
      ["B", 100, 50],
    ];
    expect(channelReturn({ model, channel: "A", measure: null, confidence: null }, context)[0]).toBeCloseTo(2.5, 12);
  });

  it("the first unit of money on a power curve is a finite number", () => {
    const ask = { model: judged([["Curve", "power"]]), channel: "Email" };
    const first = channelMarginal({ ...ask, spend: 0, measure: null }, context) as number;
    const [[one]] = channelResponse({ ...ask, spend: [1], confidence: null }, context) as [[number]];
    expect(first).toBeCloseTo(one, 12);
  });

  it("a curve has both ends, marks what was seen, and names its range", () => {
    const { header, rows } = channelCurve({ ...email, from: null, to: null, steps: 4, confidence: null }, context);
    expect(header).toEqual(["Spend", "Mean", "Low 5%", "High 95%", "Marginal", "Seen"]);
    expect(rows.map((row) => [row[0], row[5]])).toEqual([
      [0, false],
      [100000, false],
      [200000, true],
      [300000, false],
      [400000, false],
    ]);
  });

  it("carryover is a plain transform", () => {
    const ask = { spend: [1, 0, 0], retention: 0.5, peak: null, maxLag: null };
    expect(channelCarryover(ask)).toEqual([[1], [0.5], [0.25]]);
    expect(channelCarryover({ ...ask, maxLag: 0 })).toEqual([[1], [0], [0]]);
    expect(() => channelCarryover({ ...ask, retention: 1 })).toThrow("retention is 1: type the share");
    expect(() => channelCarryover({ ...ask, peak: -1 })).toThrow("peak is -1: type after how many periods");
    expect(() => channelCarryover({ ...ask, maxLag: 1.5 })).toThrow("max_lag is 1.5: type a whole number");
  });
});

describe("questions without an answer", () => {
  it("an unknown channel names the nearest; if_not_found answers instead", () => {
    const ask = { model: judged(null), channel: "Emial", spend: null, measure: null };
    expect(() => channelSaturation(ask, context)).toThrow('Did you mean "Email"?');
    expect(() => channelSaturation({ ...ask, channel: "Zeppelin" }, context)).toThrow("Use one of: Paid search, ");
    expect(channelSaturation({ ...ask, ifNotFound: 0 }, context)).toBe(0);
    const column = channelResponse({ ...ask, spend: [1, 2], confidence: null, ifNotFound: "none" }, context);
    expect(column).toEqual([["none"], ["none"]]);
  });

  it("a power curve has no ceiling", () => {
    const ask = { model: judged([["Curve", "power"]]), channel: "Email", spend: null };
    expect(() => channelSaturation({ ...ask, measure: "share" }, context)).toThrow("no ceiling");
    expect(channelSaturation({ ...ask, measure: "double_cost" }, context)).toBeGreaterThan(200000);
  });

  it("takes a model's cell with blank cells around it, and refuses it among others", () => {
    const [[cell]] = email.model as [[string]];
    const ask = (model: SheetValues): unknown =>
      channelSaturation({ ...email, model, spend: null, measure: "share" }, context);
    for (const around of [[[cell], [null]], [[cell, 0, ""]]]) expect(ask(around)).toBe(ask([[cell]]));
    expect(() => ask([[cell, 5]])).toThrow("Point to that one cell only");
  });

  it("an item that only a fitted model has is unavailable for judgement, an unknown one is named", () => {
    const field = (name: string): unknown => modelField({ model: email.model, field: name }, context);
    expect([field("kind"), field("reasons"), field("verd")]).toEqual([
      "judgement",
      "none",
      "judgement: not fitted to data",
    ]);
    expect(() => field("R-hat")).toThrow(expect.objectContaining({ code: "unavailable" }));
    expect(() => field("Outc")).toThrow("could be Outcome or Outcome unit. Name one");
    expect(() => field("Kidn")).toThrow('Did you mean "Kind"?');
  });

  it("a cost without an upper end says so in the cell", () => {
    const table = [["Channel", "Spend", "Leads"] as const, ["A", 100, 0] as const, ["B", 100, 50] as const];
    const settings = [["Level noise", 1]] as const;
    const model = [[judgeModel({ summary: table, settings }, context)]];
    const row = channelReturn({ model, channel: "A", measure: "cac", confidence: 0.999 }, context);
    expect(row.every((cell) => typeof cell !== "number" || Number.isFinite(cell))).toBe(true);
  });

  it("a negative spend, a model that is not loaded, a cell that is no model", () => {
    expect(() => saturation("share", -1)).toThrow("cannot be below 0");
    expect(() =>
      channelSaturation({ ...email, model: [["JDG:00000000 · x"]], spend: null, measure: null }, context),
    ).toThrow("model JDG:00000000 is not loaded: recalculate its JUDGE_MODEL cell");
    expect(() => channelSaturation({ ...email, model: [["hello"]], spend: null, measure: null }, context)).toThrow(
      "is no model",
    );
  });
});
