import { describeModel } from "./describeModel";
import { cleanCopy } from "./cleanData";
import { checksSheet } from "./checksSheet";
import { cleanSheet } from "./cleanSheet";
import { modelSheet } from "./modelSheet";
import { sampleHistory } from "./sampleHistory";
import { understandData } from "./understandData";
import { explorePlans } from "./explorePlans";
import { exportModel } from "./exportModel";
import { fitReport } from "./fitReport";
import { fitReading } from "./fitReading";
import { firstLook } from "./firstLook";
import { compareSettings } from "./compareSettings";
import { importModel } from "./importModel";
import { previewFit } from "./previewFit";
import { midFlightSheet } from "./midFlightSheet";
import { testBudget } from "./testBudget";
import { testBudgetSheet } from "./testBudgetSheet";
import { testEngine } from "./testEngine";
import { blendPlans } from "./blendPlans";
import { planRobustness } from "./planRobustness";
import { priceLimits } from "./priceLimits";
import { solveBudget } from "./solveBudget";
import { reviewLimits } from "./reviewLimits";
import { scenarioSheets } from "./scenarioSheets";
import { reportSheets } from "./reportSheets";
import { appendLog } from "./appendLog";
import { verifyLog } from "./verifyLog";
import { checkGate } from "./checkGate";
import { driftReport } from "./driftReport";
import { trackSheets } from "./trackSheets";
import { compareModels } from "./compareModels";
import { hindsight } from "./hindsight";
import { replanMidFlight } from "./replanMidFlight";
import { fittedReview, reviewSheet } from "./reviewSheet";
import { explainRefit } from "./explainRefit";
import { listModels } from "./listModels";
import { modelAge } from "./modelAge";
import { trackChannels } from "./trackChannels";
import { trackHistory } from "./trackHistory";
import { curvesSheet } from "./curvesSheet";
import { inputsSheet } from "./inputsSheet";
import { planSheet } from "./planSheet";
import { sampleWorkbook } from "./sampleWorkbook";
import { startSheet } from "./startSheet";

/**
 * The jobs that only the pane and the preview ask, never a cell: sheets to write, reports, stored models, explorations.
 * Light and heavy alike. They are built to a script of their own (desk.js) that a page loads when it first asks one, so
 * that functions.js stays small; ask them as every other job, by `Runtime.ask`.
 */
export const deskJobs = {
  exportModel,
  importModel,
  fitReport,
  fitReading,
  firstLook,
  compareSettings,
  previewFit,
  cleanCopy,
  cleanSheet,
  modelSheet,
  sampleHistory,
  understandData,
  describeModel,
  appendLog,
  verifyLog,
  checkGate,
  driftReport,
  trackSheets,
  compareModels,
  hindsight,
  reviewSheet,
  fittedReview,
  replanMidFlight,
  testBudget,
  midFlightSheet,
  testBudgetSheet,
  trackChannels,
  trackHistory,
  modelAge,
  explainRefit,
  listModels,
  blendPlans,
  planRobustness,
  reviewLimits,
  priceLimits,
  solveBudget,
  reportSheets,
  scenarioSheets,
  checksSheet,
  explorePlans,
  curvesSheet,
  inputsSheet,
  planSheet,
  sampleWorkbook,
  startSheet,
  testEngine,
};

export type DeskJobs = typeof deskJobs;
export type DeskJobName = keyof DeskJobs;
