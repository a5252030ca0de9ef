/** Every function that the add-in gives or will give to cells (a test compares with the functions' own files). */
const ourFunctions: ReadonlySet<string> = new Set(
  `AUDIT_DATA DATA_READINESS STANDARDIZE_CHANNEL CHECK_UTM CLEAN_DATA
  JUDGE_MODEL FIT_MODEL MODEL_INFO MODEL_ACCURACY BACKTEST_MODEL MODEL_DRIVERS CALIBRATE_CURVE
  CHANNEL_SATURATION CHANNEL_RESPONSE CHANNEL_MARGINAL CHANNEL_RETURN CHANNEL_CURVE CHANNEL_CONTRIBUTION CHANNEL_LAG
  CHANNEL_CARRYOVER CHANNEL_INTERACTION CHANNEL_CONFIDENCE CHANNEL_ATTRIBUTION
  OPTIMIZE_BUDGET OPTIMIZE_INCREMENT OPTIMIZE_FLIGHT FIND_BUDGET TRACE_FRONTIER CHECK_LIMITS CERTIFY_PLAN
  EXPLAIN_PLAN SIMULATE_PLAN COMPARE_SCENARIOS RANK_SENSITIVITY STRESS_PLAN FIND_SIGNALS
  FORECAST_DEMAND FORECAST_PLAN FIND_PEAKS TRACK_PLAN KPI_VALUE CHECK_APPROVAL APPLY_RULES
  DESIGN_TEST READ_TEST READ_GEO_TEST ALLOCATE_TEST PREDICT_CLV SCORE_PROPENSITY`.split(/\s+/),
);

const literals = /"(?:[^"]|"")*"/g;
const calls = /([A-Za-z_][\w.]*)\s*\(/g;

/** True for a formula that calls a function of ours, alone or inside others. Text in quotes does not count. */
export function isOurFormula(formula: string): boolean {
  const code = formula.replace(literals, '""');
  return [...code.matchAll(calls)].some(([, name = ""]) => ourFunctions.has(bareName(name)));
}

/** The name without what a namespace or a file puts in front of it ("_xldudf_OPTIMIZE_BUDGET"). */
function bareName(name: string): string {
  const last = name.toUpperCase().split(".").at(-1) ?? "";
  return last.replace(/^_XL[A-Z]+_/, "");
}
