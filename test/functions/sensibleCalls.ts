import { budget, limits, summary } from "./workedExample";

/** What a call may use of the calls before it. */
export interface Earlier {
  /** The JUDGE_MODEL cell. */
  readonly model: string;
  /** The FIT_MODEL cell. */
  readonly fitted: string;
  /** The OPTIMIZE_BUDGET spill. */
  readonly plan: unknown;
}

/** A small made-up weekly history, in three ranges with headers: two channels whose spends come and go. */
function historyRanges(weeks = 60): readonly unknown[][][] {
  const rows = Array.from({ length: weeks }, (_, week) => {
    const spends = [1_000 + 400 * ((week * 7) % 5), 800 + 300 * ((week * 3) % 4)];
    return {
      date: 45_292 + 7 * week,
      spends,
      sales: 5_000 + spends[0]! * 1.2 + spends[1]! * 0.8 + ((week * 37) % 11) * 40,
    };
  });
  return [
    [["Week"], ...rows.map(({ date }) => [date])],
    [["Sales"], ...rows.map(({ sales }) => [sales])],
    [["Search", "Social"], ...rows.map(({ spends }) => spends)],
  ];
}

/** What-ifs in relative words: more money, less money, a limit relaxed. */
const scenarios = [
  ["Name", "Budget", "Traditional media min"],
  ["Plus 20%", 0.2, null],
  ["Minus 15%", -0.15, null],
  ["Brand less", null, -0.1],
];

const shocks = [
  ["Name", "Channel", "Change", "What"],
  ["Dearer clicks", "Paid search", 0.3, "cost"],
  ["No events", "Events", null, "off"],
];

/**
 * Sensible arguments for every function on the worked example; omitted ones are null, as Excel passes them. A function
 * without an entry here fails the bare-realm test: add a line with the function.
 */
export const sensibleCalls: Readonly<Record<string, (earlier: Earlier) => readonly unknown[]>> = {
  JUDGE_MODEL: () => [summary, null],
  MODEL_INFO: ({ fitted }) => [[[fitted]], null, 1],
  MODEL_ACCURACY: ({ fitted }) => [[[fitted]], "wmape", "test", {}],
  BACKTEST_MODEL: ({ fitted }) => [[[fitted]], 1, 6, 1, {}],
  MODEL_DRIVERS: ({ fitted }) => [[[fitted]], 2],
  CHANNEL_CONTRIBUTION: ({ fitted }) => [[[fitted]], "period", 1],
  CHANNEL_LAG: ({ fitted }) => [[[fitted]], "Search", "weights", 1],
  CHANNEL_INTERACTION: ({ fitted }) => [[[fitted]], null, null],
  CHANNEL_CONFIDENCE: ({ fitted }) => [[[fitted]], "Social", null],
  FORECAST_PLAN: ({ fitted }) => [[[fitted]], [[20_000], [15_000]], 4, null, 1],
  CALIBRATE_CURVE: () => [400_000, 2_400, 0, 1_500, 3_000, 4_000, null],
  FIT_MODEL: () => [
    ...historyRanges(),
    null,
    null,
    [
      ["Chains", 2],
      ["Draws", 100],
      ["Warm-up", 150],
    ],
    null,
    {},
  ],
  CHANNEL_SATURATION: ({ model }) => [[[model]], "Paid search", null, "half", null],
  CHANNEL_RESPONSE: ({ model }) => [[[model]], "Email", [[100_000], [200_000]], 0.9, null],
  CHANNEL_MARGINAL: ({ model }) => [[[model]], "Events", null, "cost", null],
  CHANNEL_RETURN: ({ model }) => [[[model]], "Content", "cac", 0.8, null],
  CHANNEL_CURVE: ({ model }) => [[[model]], "Paid social", null, null, 5, null, 1],
  CHANNEL_CARRYOVER: () => [[[100], [0], [0]], 0.5, null, null],
  OPTIMIZE_BUDGET: ({ model }) => [[[model]], budget, limits, "outcome", "balanced", null, 2],
  OPTIMIZE_INCREMENT: ({ model, plan }) => [[[model]], plan, 100_000, null, null, 1],
  OPTIMIZE_FLIGHT: ({ model }) => [[[model]], 4 * budget, 4, limits, [[1], [1.5], [0.8], [1]], null, 2],
  FIND_BUDGET: ({ model }) => [[[model]], 9_000, null, null, null, "plan", 0],
  TRACE_FRONTIER: ({ model }) => [[[model]], null, null, 4, null, null, "risk", 1],
  CHECK_LIMITS: ({ model, plan }) => [[[model]], plan, limits, null, 1],
  CERTIFY_PLAN: ({ model, plan }) => [[[model]], plan, budget, null, null, 1],
  EXPLAIN_PLAN: ({ model, plan }) => [[[model]], plan, limits, "full", null, "0.7", null],
  SIMULATE_PLAN: ({ model, plan }) => [[[model]], plan, null, null, null],
  COMPARE_SCENARIOS: ({ model }) => [[[model]], scenarios, limits, null, null, 1],
  RANK_SENSITIVITY: ({ model, plan }) => [[[model]], plan, [["Paid search"], ["cost"]], null, 1],
  STRESS_PLAN: ({ model, plan }) => [[[model]], plan, shocks, limits, 1],
  FIND_SIGNALS: ({ model, plan }) => [[[model]], plan, plan, 1],
  TRACK_PLAN: ({ plan }) => [plan, summary, null, null, null, 2],
  APPLY_RULES: () => [
    summary,
    summary,
    [
      ["Channel", "Metric", "Op", "Value", "Move"],
      ["Email", "MQLs", ">", 1_000, 0.1],
    ],
    0.2,
    null,
  ],
  DESIGN_TEST: () => [0.04, 0.1, null, null, null, null, 1],
  READ_TEST: () => [[[1_000]], [[100]], [[1_000]], [[130]], "bayesian", null, 1],
  KPI_VALUE: ({ plan }) => [summary, null, plan, null, null],
  CHECK_APPROVAL: ({ plan }) => [summary, plan, null, null, null],
  AUDIT_DATA: () => [summary, null, null],
  DATA_READINESS: () => [summary, "parts", null],
  STANDARDIZE_CHANNEL: () => [[["google ads"], ["Faceboook Ads"], ["Zeppelin"]], null, "?"],
  CHECK_UTM: () => [[["https://a.com/?utm_source=Google&utm_medium=cpc&utm_campaign=x"]], null, null],
  CLEAN_DATA: () => [summary, null, null],
};
