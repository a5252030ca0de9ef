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

  it("diversification runs from 0 (one channel) to 1 (evenly spread)", () => {
    const spread = (...spends: number[]) =>
      kpiValue("diversification", {
        data: [["Channel", "Spend", "Orders"], ...spends.map((s, i) => [`C${i}`, s, 1])],
        ...none,
      });
    expect(spread(10, 10, 10)).toBeCloseTo(1, 12);
    expect(spread(30, 0, 0)).toBeCloseTo(0, 12);
    expect(spread(30, 10)).toBeCloseTo((1 - (9 + 1) / 16) / 0.5, 12);
  });

  it("compare with a plan: 400 spent of 500 planned, three quarters of it where the plan put it", () => {
    const plan = [
      ["Search", 250],
      ["Social", 250],
      ["Organic", 0],
    ];
    expect(kpiValue("budget_variance", { data: money, plan, baseline: null })).toBeCloseTo(-0.2, 12);
    expect(kpiValue("allocation_accuracy", { data: money, plan, baseline: null })).toBeCloseTo(0.75, 12);
    expect(kpiValue("budget_variance", { data: money, ...none })).toMatchObject({ kind: "missing" });
  });

  it("adoption is the share of the planned shift that was carried out: one full move, one half", () => {
    const plan = [[100], [400], [0]];
    const baseline = [[50], [200], [0]];
    expect(kpiValue("adoption", { data: money, plan, baseline })).toBeCloseTo((50 + 100) / 250, 12);
  });

  it("forecast accuracy reads the Outcome column of a plan", () => {
    const plan = [
      ["Channel", "Plan", "Outcome"],
      ["Search", 100, 12],
      ["Social", 300, 4],
      ["Organic", 0, 20],
    ];
    expect(kpiValue("forecast_accuracy", { data: money, plan, baseline: null })).toBeCloseTo(1 - 3 / 35, 12);
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
