import { driftReport, ewmaAlarm, levelBreak, stabilityIndex } from "../../../src/monitoring";
import { createNormalDraws, createRng } from "../../../src/numerics";

/** Annual flow of the Nile at Aswan 1871-1970, 10^8 m³ (Cobb 1978, Biometrika 65; R's datasets::Nile). */
const nile = `1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958 1140 1100 1210 1150
1250 1260 1220 1030 1100 774 840 874 694 940 833 701 916 692 1020 1050 969 831 726 456 824 702 1120 1100 832 764 821 768
845 864 862 698 845 744 796 1040 759 781 865 845 944 984 897 822 1010 771 676 649 846 812 742 801 1040 860 874 848 890
744 749 838 1050 918 986 797 923 975 815 1020 906 901 1170 912 746 919 718 714 740`
  .split(/\s+/)
  .map(Number);

describe("the Nile", () => {
  it("has the mean that is published: 919.35 over 100 years", () => {
    expect(nile).toHaveLength(100);
    expect(nile.reduce((sum, flow) => sum + flow, 0) / 100).toBeCloseTo(919.35, 10);
  });

  it("breaks after 1898, with the statistic and p value that R's strucchange prints (2.9518, 5.409e-08)", () => {
    const { lastBefore, statistic, pValue } = levelBreak(nile);
    expect(1871 + lastBefore).toBe(1898);
    expect(statistic).toBeCloseTo(2.9518, 4);
    expect(pValue).toBeCloseTo(5.409e-8, 11);
  });

  it("is reported as such", () => {
    const { rows } = driftReport({ actuals: nile.map((flow) => [flow]), predicted: null });
    expect(rows[0]?.slice(2, 4)).toEqual([29, "alarm"]);
  });
});

describe("drift", () => {
  const noise = (seed: number, n: number): number[] => {
    const normal = createNormalDraws(createRng(seed));
    return Array.from({ length: n }, () => normal());
  };

  it("is seldom seen where there is none: CUSUM at 1% and EWMA in 200 quiet series", () => {
    const series = Array.from({ length: 200 }, (_, seed) => noise(seed + 1, 60));
    expect(series.filter((values) => levelBreak(values).pValue < 0.01).length).toBeLessThanOrEqual(7);
    // One false alarm in about 500 values: 60 values alarm in about 11% of the series; four standard errors are 9%.
    expect(series.filter((values) => ewmaAlarm(values, 0, 1) >= 0).length).toBeLessThanOrEqual(40);
  });

  it("is seen soon where a shift of 1.5 standard deviations is planted at period 30", () => {
    const found = Array.from({ length: 50 }, (_, seed) => {
      const values = noise(seed + 500, 60).map((value, t) => (t < 30 ? value : value + 1.5));
      return { at: levelBreak(values).lastBefore, alarm: ewmaAlarm(values.slice(30), 0, 1) };
    });
    expect(found.filter(({ at }) => Math.abs(at - 29) <= 4).length).toBeGreaterThanOrEqual(42);
    expect(found.filter(({ alarm }) => alarm >= 0 && alarm <= 15).length).toBeGreaterThanOrEqual(47);
  });

  it("PSI is 0 for equal shares, large for others, and does not exist for a handful", () => {
    const old = Array.from({ length: 100 }, (_, i) => i);
    expect(stabilityIndex(old, old)).toBeCloseTo(0, 12);
    expect(
      stabilityIndex(
        old,
        old.map((value) => value + 50),
      ),
    ).toBeGreaterThan(0.25);
    expect(stabilityIndex([1, 2, 3], [1])).toBeNaN();
  });

  it("reports nothing on a series that does not vary, and says what is wrong with others", () => {
    expect(levelBreak([5, 5, 5, 5]).pValue).toBe(1);
    const flat = Array.from({ length: 10 }, () => [5]);
    expect(driftReport({ actuals: flat, predicted: null }).rows.map((row) => row[3])).not.toContain("alarm");
    expect(() => driftReport({ actuals: [[1], [2]], predicted: null })).toThrow("at least 8");
    expect(() => driftReport({ actuals: flat, predicted: [[1]] })).toThrow("1 values for 10");
  });
});
