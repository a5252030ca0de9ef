import { calibrateCurve } from "../../../../src/models";

const nothing = { spend: 200, outcome: 100, atZero: null, atHalf: null, atPlusHalf: null, atMax: null };

/** Outcome of a floor-and-ceiling Hill curve that is 100 at relative spend 1. */
const planted = (relative: number, halfSaturation: number, slope: number, floor: number): number => {
  const at = (x: number): number => x ** slope / (x ** slope + halfSaturation ** slope);
  return floor + ((100 - floor) * at(relative)) / at(1);
};

describe("a curve from the user's own judgement", () => {
  it("without a ceiling: both answers of a planted S-curve give it back (root found to 1e-9)", () => {
    const curve = calibrateCurve({
      ...nothing,
      atHalf: planted(0.5, 0.8, 1.7, 0),
      atPlusHalf: planted(1.5, 0.8, 1.7, 0),
    });
    expect(curve.halfSaturation).toBeCloseTo(0.8, 8);
    expect(curve.slope).toBeCloseTo(1.7, 8);
    expect(curve.ceiling).toBeCloseTo(planted(1e12, 0.8, 1.7, 0), 6);
  });

  it("with floor and ceiling: all answers of a planted curve give it back", () => {
    const answers = { atZero: 20, atHalf: planted(0.5, 1.3, 2.2, 20), atPlusHalf: planted(1.5, 1.3, 2.2, 20) };
    const curve = calibrateCurve({ ...nothing, ...answers, atMax: planted(1e12, 1.3, 2.2, 20) });
    expect(curve.slope).toBeCloseTo(2.2, 8);
    expect(curve.halfSaturation).toBeCloseTo(1.3, 8);
    expect(curve.floor).toBe(20);
  });

  it("with the ceiling alone: slope 1, and by hand: ceiling twice today's means half saturation at today's spend", () => {
    const curve = calibrateCurve({ ...nothing, atMax: 200 });
    expect(curve).toEqual({ halfSaturation: 1, slope: 1, elasticity: 0.5, floor: 0, ceiling: 200 });
  });

  it("with one answer: slope 1 through it, by hand 100·1.5·2/(1.5+1) = 120 at plus half", () => {
    const curve = calibrateCurve({ ...nothing, atPlusHalf: 120 });
    expect(curve.halfSaturation).toBeCloseTo(1, 12);
    expect(curve.ceiling).toBeCloseTo(200, 10);
  });

  it.each([
    [{}, "answer at least one"],
    [{ atPlusHalf: 90 }, "at_plus_half is 90, not above outcome (100)"],
    [{ atMax: 100 }, "at_max is 100, not above outcome (100)"],
    [{ atPlusHalf: 160 }, "no saturating curve passes through these answers"],
    [{ spend: 0, atMax: 200 }, "type the current spend"],
    [{ atZero: -1, atMax: 200 }, "at_zero is -1"],
  ])("refuses %p", (answers, message) => {
    expect(() => calibrateCurve({ ...nothing, ...answers })).toThrow(message);
  });
});
