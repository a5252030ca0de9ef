import { type SheetValues } from "../../../../src/base";
import { readSettings, readSummary } from "../../../../src/data";
import { createQuarterModel, type ResponseModel } from "../../../../src/models";
import { summariseDraws } from "../../../../src/numerics";
import { priorCoverage, stackedPeriods } from "../../../recovery/judgement";

function judge(values: SheetValues): ResponseModel {
  const settings = readSettings(null);
  return createQuarterModel(readSummary(values, settings), settings);
}

/** Outcomes of a Hill curve with half saturation at 1,000, without any noise. */
function noiseless(periods: number): SheetValues {
  const rows = [1400, 500, 2000, 700, 1200, 400].slice(0, periods - 1).concat(1000);
  const channels = ["A", "B", "C", "D"].flatMap((name, c) =>
    rows.map((_, t) => {
      const spend =
        rows[(t + (t === rows.length - 1 ? 0 : c)) % (t === rows.length - 1 ? rows.length : rows.length - 1 || 1)]!;
      return [name, spend, Math.round((2e6 * spend) / (spend + 1000)), `2024-0${t + 1}`];
    }),
  );
  return [["Channel", "Spend", "MQLs", "Period"], ...channels];
}

const width = (model: ResponseModel): number => {
  const out = new Float64Array(model.nDraws);
  model.response(0, 2000, out);
  const { low, high, mean } = summariseDraws(out, 0.9);
  return (high - low) / mean;
};

describe("several stacked periods", () => {
  it("narrow the range the more there are, and keep passing through the latest numbers", () => {
    const models = [1, 3, 7].map((periods) => judge(noiseless(periods)));
    const widths = models.map(width);
    expect(widths[1]).toBeLessThan(widths[0]! * 0.95);
    expect(widths[2]).toBeLessThan(widths[1]! * 0.9);
    for (const model of models) expect(Math.abs(model.meanResponse(0, 1000) / 1e6 - 1)).toBeLessThan(1e-12);
  });

  it("give the same bits twice and permute with the rows", () => {
    const [header = [], ...rows] = noiseless(4);
    const model = judge([header, ...rows]);
    const turned = judge([header, ...rows.slice(4), ...rows.slice(0, 4)]);
    expect(turned.meanResponse(3, 1700)).toBe(model.meanResponse(0, 1700));
  });

  it("planted cases: better log score, narrower range (12 cases; npm run recovery takes 500, and their coverage)", () => {
    const { scoreGain, widthRatio } = stackedPeriods(12, 12, 300);
    expect(scoreGain).toBeGreaterThan(0);
    expect(widthRatio).toBeLessThan(1);
  });

  it("one period: worlds from the prior are covered as stated (150 worlds; 4 standard errors are 0.098)", () => {
    expect(Math.abs(priorCoverage(150, 5, 300) - 0.9)).toBeLessThan(0.098);
  });
});
