import type { SheetValues } from "../../../src/base";
import { kpiTable, kpiValue, kpis, type KpiName } from "../../../src/monitoring";
import { summary } from "../../functions/workedExample";

const money = [
  ["Channel", "Spend", "Orders", "Value"],
  ["Search", 100, 10, 30],
  ["Social", 300, 5, 40],
  ["Organic", 0, 20, 30],
];
const none = { plan: null, baseline: null };

describe("key figures", () => {
  it("of the worked example: cost per MQL is 2,000,000 / 7,800", () => {
    expect(kpiValue("cac", { data: summary, ...none })).toBeCloseTo(2_000_000 / 7_800, 10);
    expect(kpiValue("roas", { data: summary, ...none })).toMatchObject({ kind: "missing" });
  });

  it("roas counts channels with spend, mer everything: (300 + 200) / 400 and (300 + 200 + 600) / 400", () => {
    expect(kpiValue("roas", { data: money, ...none })).toBeCloseTo(1.25, 12);
    expect(kpiValue("mer", { data: money, ...none })).toBeCloseTo(2.75, 12);
  });

  it("diversification is =1-SUMSQ(shares), of spend and of outcome", () => {
    const figure = (kpi: KpiName, ...spends: number[]) =>
      kpiValue(kpi, { data: [["Channel", "Spend", "Orders"], ...spends.map((s, i) => [`C${i}`, s, i + 1])], ...none });
    expect(figure("diversification", 10, 10, 10)).toBeCloseTo(2 / 3, 12);
    expect(figure("diversification", 30, 10)).toBeCloseTo(1 - (9 + 1) / 16, 12);
    expect(figure("diversification_outcome", 30, 10)).toBeCloseTo(1 - (1 + 4) / 9, 12);
  });

  it("compare with a plan: 400 spent of 500 planned; no channel within 15% of its amount", () => {
    const plan = [
      ["Search", 250],
      ["Social", 250],
      ["Organic", 0],
    ];
    const figure = (kpi: KpiName, planned: SheetValues | null) =>
      kpiValue(kpi, { data: money, plan: planned, baseline: null });
    expect(figure("budget_variance", plan)).toBeCloseTo(-0.2, 12);
    expect(figure("allocation_accuracy", plan)).toBe(0);
    expect(
      figure("allocation_accuracy", [
        ["Search", 100 / 1.15],
        ["Social", 250],
        ["Organic", 0],
      ]),
    ).toBe(0.5);
    expect(figure("budget_variance", null)).toMatchObject({ kind: "missing" });
  });

  it("adoption is the share of the planned shift that was carried out: one full move, one half; −1 the other way", () => {
    const plan = [[100], [400], [0]];
    const baseline = [[50], [200], [0]];
    expect(kpiValue("adoption", { data: money, plan, baseline })).toBeCloseTo((50 + 100) / 250, 12);
    const against = [[0], [600], [0]];
    const before = [[50], [450], [0]];
    expect(kpiValue("adoption", { data: money, plan: against, baseline: before })).toBeCloseTo(-1, 12);
  });

  const spill = [
    ["Channel", "Plan", "Outcome", "Low 5%", "High 95%"],
    ["Search", 100, 12, 9, 15],
    ["Social", 300, 4, 3, 4.5],
    ["Organic", 0, 20, 15, 25],
  ];

  it("forecast accuracy, bias, coverage and accuracy within 15% read the plan's Outcome column and range", () => {
    const figure = (kpi: KpiName) => kpiValue(kpi, { data: money, plan: spill, baseline: null });
    expect(figure("forecast_accuracy")).toBeCloseTo(1 - (2 / 10 + 1 / 5 + 0) / 3, 12); // =1-AVERAGE(ABS(A-F)/A)
    expect(figure("forecast_bias")).toBeCloseTo(36 / 35 - 1, 12);
    expect(figure("range_coverage")).toBeCloseTo(2 / 3, 12); // Social's 5 is above 4.5
    expect(figure("allocation_accuracy")).toBeCloseTo(1 / 3, 12); // 10 of 12 and 5 of 4 are further off than 15%
  });

  it("warns that leads are not customers", () => {
    const meaning = (data: SheetValues) => kpiTable({ data, ...none }).rows.find(([name]) => name === "cac")?.[4];
    expect(meaning(summary)).toMatch(/not customers yet/);
    expect(meaning(money)).not.toMatch(/not customers/);
  });

  it("changes against the period that the user names", () => {
    const data = [
      ["Period", "Channel", "Spend", "Orders"],
      ["2024-Q3", "Search", 100, 10],
      ["2024-Q4", "Search", 120, 10],
      ["2025-Q1", "Search", 150, 10],
    ];
    const change = (period: string) =>
      kpiTable({ data, plan: null, baseline: [[period]] }).rows.find(([n]) => n === "cac")?.[3];
    expect(change("2024-Q3")).toBeCloseTo(0.5, 12);
    expect(change("2024-q4 ")).toBeCloseTo(0.25, 12);
    expect(() => change("2023-Q1")).toThrow(/no period "2023-Q1". The data have 2024-Q3, 2024-Q4, 2025-Q1/);
  });

  it("the table holds the single figures, and their change against a baseline table", () => {
    const before = money.map((row, r) => (r ? [row[0]!, Number(row[1]) * 2, row[2]!, row[3]!] : row));
    const table = kpiTable({ data: money, plan: null, baseline: before });
    expect(table.rows.map(([name]) => name)).toEqual(Object.keys(kpis));
    for (const [name, value] of table.rows) {
      expect(value).toEqual(kpiValue(name as KpiName, { data: money, plan: null, baseline: before }));
    }
    expect(table.rows[0]?.[3]).toBeCloseTo(1, 12);
  });
});
