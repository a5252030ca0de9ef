export { calibrateCurve, type CalibratedCurve, type CurveAnswers } from "./calibrateCurve";
export { createQuarterModel } from "./createQuarterModel";
export { DEFAULT_ELASTICITY, PRIOR_LOG_ODDS_SD } from "./curvePrior";
export { REPEAT_CHANNEL_SD, REPEAT_COMMON_SD } from "./repeatErrors";
