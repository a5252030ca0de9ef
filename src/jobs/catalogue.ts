import { checkApproval } from "./checkApproval";
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
import { cleanData } from "./cleanData";
import { dataReadiness, readinessParts } from "./dataReadiness";
import { standardizeChannel } from "./standardizeChannel";
import { fitModel } from "./fitModel";
import { modelField, modelInfo } from "./modelInfo";
import { modelDrivers } from "./modelDrivers";
import { channelContribution } from "./channelContribution";
import { channelLag, channelLagMeasure } from "./channelLag";
import { channelInteraction } from "./channelInteraction";
import { channelConfidence } from "./channelConfidence";
import { forecastPlan } from "./forecastPlan";
import { modelAccuracy } from "./modelAccuracy";
import { backtestModel } from "./backtestModel";
import type { DeskJobName, DeskJobs } from "./deskCatalogue";
import type { HeavyJob, LightJob } from "./job";
import { kpiTable, kpiValue } from "./kpiValue";
import { certifyPlan } from "./certifyPlan";
import { compareScenarios } from "./compareScenarios";
import { checkLimits } from "./checkLimits";
import { findBudget } from "./findBudget";
import { optimizeBudget } from "./optimizeBudget";
import { optimizeFlight } from "./optimizeFlight";
import { solveFlight } from "./solveFlight";
import { optimizeIncrement } from "./optimizeIncrement";
import { simulatePlan } from "./simulatePlan";
import { rankSensitivity } from "./rankSensitivity";
import { stressPlan } from "./stressPlan";
import { findSignals } from "./findSignals";
import { traceFrontier } from "./traceFrontier";
import { applyRules } from "./applyRules";
import { designTest } from "./designTest";
import { readTest } from "./readTest";
import { responseTime } from "./responseTime";
import { trackPlan } from "./trackPlan";

/** Every light job that cells ask, by its name: one line per job, the job itself in a file of that name. */
export const lightJobs = {
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
  cleanData,
  dataReadiness,
  readinessParts,
  standardizeChannel,
  channelCarryover,
  channelCurve,
  channelMarginal,
  channelResponse,
  channelReturn,
  channelSaturation,
  judgeModel,
  checkApproval,
  explainPlan,
  kpiTable,
  kpiValue,
  applyRules,
  designTest,
  readTest,
  responseTime,
  trackPlan,
  certifyPlan,
  checkLimits,
  findBudget,
  optimizeBudget,
  optimizeIncrement,
  optimizeFlight,
  simulatePlan,
  traceFrontier,
  findSignals,
  stressPlan,
  rankSensitivity,
  compareScenarios,
};

/** Every heavy job that cells ask, by its name. */
export const heavyJobs = {
  modelAccuracy,
  backtestModel,
  fitModel,
  solveFlight,
};

export type LightJobs = typeof lightJobs;
export type LightJobName = keyof LightJobs;
export type HeavyJobs = typeof heavyJobs;
export type HeavyJobName = keyof HeavyJobs;
export type JobName = LightJobName | HeavyJobName | DeskJobName;

type Jobs = LightJobs & HeavyJobs & DeskJobs;
type RequestOf<J> = J extends LightJob<infer R, unknown> ? R : J extends HeavyJob<infer R, unknown> ? R : never;
type ResponseOf<J> = J extends (...args: never[]) => infer R ? Awaited<R> : never;

export type JobRequest<N extends JobName> = RequestOf<Jobs[N]>;
export type JobResponse<N extends JobName> = ResponseOf<Jobs[N]>;
