/**
 * The public contract: every function's id with its arguments in order, optional ones in brackets. An id never changes
 * once released, and arguments are only ever appended. A function that is not built yet is simply absent from the build.
 */
export const contract = `
AUDIT_DATA(data, [settings], [headers])
DATA_READINESS(data, [part], [headers])
STANDARDIZE_CHANNEL(names, [map], [if_not_found])
CHECK_UTM(urls, [rules], [headers])
CLEAN_DATA(data, [settings], [headers])
JUDGE_MODEL(summary, [settings])
FIT_MODEL(dates, outcome, spend, [controls], [tests], [settings], [groups])
MODEL_INFO(model, [field], [headers])
MODEL_ACCURACY(model, [metric], [sample])
BACKTEST_MODEL(model, [folds], [horizon], [headers])
MODEL_DRIVERS(model, [headers])
CALIBRATE_CURVE(spend, outcome, [at_zero], [at_half], [at_plus_half], [at_max], [headers])
CHANNEL_SATURATION(model, channel, [spend], [measure], [if_not_found])
CHANNEL_RESPONSE(model, channel, spend, [confidence], [if_not_found])
CHANNEL_MARGINAL(model, channel, [spend], [measure], [if_not_found])
CHANNEL_RETURN(model, channel, [measure], [confidence], [if_not_found])
CHANNEL_CURVE(model, channel, [from], [to], [steps], [confidence], [headers])
CHANNEL_CONTRIBUTION(model, [by], [headers])
CHANNEL_LAG(model, channel, [measure], [headers])
CHANNEL_CARRYOVER(spend, retention, [peak], [max_lag])
CHANNEL_INTERACTION(model, [channel_a], [channel_b])
CHANNEL_CONFIDENCE(model, channel, [spend])
CHANNEL_ATTRIBUTION(paths, [method], [half_life], [headers])
OPTIMIZE_BUDGET(model, budget, [limits], [objective], [posture], [settings], [headers])
OPTIMIZE_INCREMENT(model, current, extra, [limits], [objective], [headers])
OPTIMIZE_FLIGHT(model, budget, periods, [limits], [demand], [settings], [headers])
FIND_BUDGET(model, target, [limits], [objective], [confidence], [return], [headers])
TRACE_FRONTIER(model, [from], [to], [steps], [limits], [objective], [by], [headers])
CHECK_LIMITS(model, plan, limits, [budget], [headers], [objective], [posture], [settings])
CERTIFY_PLAN(model, plan, budget, [limits], [objective], [headers])
EXPLAIN_PLAN(model, plan, [limits], [style], [objective], [posture], [settings])
SIMULATE_PLAN(model, plan, [target], [confidence], [headers])
COMPARE_SCENARIOS(model, scenarios, [limits], [baseline], [return], [headers])
RANK_SENSITIVITY(model, plan, [inputs], [swing], [headers])
STRESS_PLAN(model, plan, shocks, [limits], [headers])
FIND_SIGNALS(model, plan, [plan_b], [headers])
FORECAST_DEMAND(values, dates, [periods], [confidence], [seasonality], [drivers], [headers])
FORECAST_PLAN(model, plan, [periods], [confidence], [headers])
FIND_PEAKS(values, dates, [lead_min], [lead_max], [headers])
TRACK_PLAN(plan, actuals, [predicted], [amber], [red], [headers])
KPI_VALUE(data, [kpi], [plan], [baseline], [headers])
CHECK_APPROVAL(current, proposed, [threshold], [approvals], [headers])
APPLY_RULES(current, signals, rules, [max_move], [headers])
DESIGN_TEST(baseline, lift, [holdout], [budget], [power], [confidence], [headers])
READ_TEST(control_n, control_x, test_n, test_x, [method], [confidence], [headers])
READ_GEO_TEST(values, dates, test_geos, start, [method], [confidence], [headers])
ALLOCATE_TEST(tries, wins, [floor], [settings])
PREDICT_CLV(customers, [horizon], [margin], [discount], [by], [headers])
SCORE_PROPENSITY(train, target, new_rows, [settings])
`
  .trim()
  .split("\n");

/** The functions that the first release cannot be without. */
export const firstRelease =
  "JUDGE_MODEL OPTIMIZE_BUDGET SIMULATE_PLAN EXPLAIN_PLAN CHANNEL_SATURATION CHANNEL_RESPONSE CHANNEL_MARGINAL CHANNEL_RETURN CHANNEL_CURVE CHANNEL_CARRYOVER KPI_VALUE CHECK_APPROVAL TRACK_PLAN".split(
    " ",
  );
