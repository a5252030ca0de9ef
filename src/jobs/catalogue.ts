import { checkApproval } from "./checkApproval";
import { describeModel } from "./describeModel";
import { explainPlan } from "./explainPlan";
import { calibrateCurve } from "./calibrateCurve";
import { channelCarryover } from "./channelCarryover";
import { channelCurve } from "./channelCurve";
import { channelMarginal } from "./channelMarginal";
import { channelResponse } from "./channelResponse";
import { channelReturn } from "./channelReturn";
import { channelSaturation } from "./channelSaturation";
import { judgeModel } from "./judgeModel";
import { auditData } from "./auditData";
import { checkUtm } from "./checkUtm";
import { cleanCopy, cleanData } from "./cleanData";
import { cleanSheet } from "./cleanSheet";
import { modelSheet } from "./modelSheet";
import { sampleHistory } from "./sampleHistory";
import { dataReadiness, readinessParts } from "./dataReadiness";
import { standardizeChannel } from "./standardizeChannel";
import { understandData } from "./understandData";
import { fitModel } from "./fitModel";
import { exportModel } from "./exportModel";
import { fitReport } from "./fitReport";
import { importModel } from "./importModel";
import { previewFit } from "./previewFit";
import { testEngine } from "./testEngine";
import { modelField, modelInfo } from "./modelInfo";
import { modelDrivers } from "./modelDrivers";
import { channelContribution } from "./channelContribution";
import { channelLag, channelLagMeasure } from "./channelLag";
import { channelInteraction } from "./channelInteraction";
import { channelConfidence } from "./channelConfidence";
import { forecastPlan } from "./forecastPlan";
import { modelAccuracy } from "./modelAccuracy";
import { backtestModel } from "./backtestModel";
import type { HeavyJob, LightJob } from "./job";
import { kpiTable, kpiValue } from "./kpiValue";
import { certifyPlan } from "./certifyPlan";
import { compareScenarios } from "./compareScenarios";
import { checkLimits } from "./checkLimits";
import { findBudget } from "./findBudget";
import { optimizeBudget } from "./optimizeBudget";
import { optimizeFlight } from "./optimizeFlight";
import { optimizeIncrement } from "./optimizeIncrement";
import { planRobustness } from "./planRobustness";
import { simulatePlan } from "./simulatePlan";
import { rankSensitivity } from "./rankSensitivity";
import { stressPlan } from "./stressPlan";
import { findSignals } from "./findSignals";
import { scenarioSheets } from "./scenarioSheets";
import { reportSheets } from "./reportSheets";
import { traceFrontier } from "./traceFrontier";
import { applyRules } from "./applyRules";
import { appendLog } from "./appendLog";
import { verifyLog } from "./verifyLog";
import { checkGate } from "./checkGate";
import { designTest } from "./designTest";
import { readTest } from "./readTest";
import { driftReport } from "./driftReport";
import { trackSheets } from "./trackSheets";
import { compareModels } from "./compareModels";
import { hindsight } from "./hindsight";
import { reviewSheet } from "./reviewSheet";
import { responseTime } from "./responseTime";
import { solveBudget } from "./solveBudget";
import { trackChannels } from "./trackChannels";
import { trackPlan } from "./trackPlan";
import { curvesSheet } from "./curvesSheet";
import { inputsSheet } from "./inputsSheet";
import { planSheet } from "./planSheet";
import { sampleWorkbook } from "./sampleWorkbook";
import { startSheet } from "./startSheet";

/** Every light job by its name: one line per job, the job itself in a file of that name. */
export const lightJobs = {
  exportModel,
  importModel,
  fitReport,
  previewFit,
  modelField,
  modelInfo,
  modelDrivers,
  channelContribution,
  channelLag,
  channelLagMeasure,
  channelInteraction,
  channelConfidence,
  forecastPlan,
  calibrateCurve,
  auditData,
  checkUtm,
  cleanCopy,
  cleanData,
  cleanSheet,
  modelSheet,
  sampleHistory,
  dataReadiness,
  readinessParts,
  standardizeChannel,
  understandData,
  channelCarryover,
  channelCurve,
  channelMarginal,
  channelResponse,
  channelReturn,
  channelSaturation,
  judgeModel,
  checkApproval,
  describeModel,
  explainPlan,
  kpiTable,
  kpiValue,
  applyRules,
  appendLog,
  verifyLog,
  checkGate,
  designTest,
  readTest,
  driftReport,
  trackSheets,
  compareModels,
  hindsight,
  reviewSheet,
  responseTime,
  trackChannels,
  trackPlan,
  certifyPlan,
  checkLimits,
  findBudget,
  optimizeBudget,
  optimizeIncrement,
  optimizeFlight,
  planRobustness,
  simulatePlan,
  traceFrontier,
  reportSheets,
  scenarioSheets,
  findSignals,
  stressPlan,
  rankSensitivity,
  compareScenarios,
  curvesSheet,
  inputsSheet,
  planSheet,
  sampleWorkbook,
  startSheet,
};

/** Every heavy job by its name. */
export const heavyJobs = {
  testEngine,
  modelAccuracy,
  backtestModel,
  fitModel,
  solveBudget,
};

export type LightJobs = typeof lightJobs;
export type LightJobName = keyof LightJobs;
export type HeavyJobs = typeof heavyJobs;
export type HeavyJobName = keyof HeavyJobs;
export type JobName = LightJobName | HeavyJobName;

type RequestOf<J> = J extends LightJob<infer R, unknown> ? R : J extends HeavyJob<infer R, unknown> ? R : never;
type ResponseOf<J> = J extends (...args: never[]) => infer R ? Awaited<R> : never;

export type JobRequest<N extends JobName> = RequestOf<(LightJobs & HeavyJobs)[N]>;
export type JobResponse<N extends JobName> = ResponseOf<(LightJobs & HeavyJobs)[N]>;
