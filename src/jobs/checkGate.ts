import type { SheetValues } from "../base";
import { isFittedModel, type ResponseModel } from "../models";
import {
  approvalLines,
  planGate,
  type ApprovalLine,
  type AutonomyStage,
  type GateAnswer,
  type Guardrails,
  type Override,
} from "../monitoring";
import { outcomeDraws, readPlan } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** A plan that is to be applied, and all that may stand in its way. */
export interface CheckGateRequest {
  readonly model: SheetValues;
  readonly current: SheetValues;
  readonly proposed: SheetValues;
  readonly approvals: SheetValues | null;
  readonly threshold: number | null;
  readonly guardrails: Guardrails;
  readonly stage: AutonomyStage;
  readonly override: Override | null;
  /** The engine's own plan, where the proposal departs from it: the departure's forecast cost is told. */
  readonly recommended: SheetValues | null;
}

export interface CheckGateAnswer extends GateAnswer {
  readonly lines: readonly ApprovalLine[];
  readonly modelKey: string;
  /** Expected outcome that the proposal gives up against the recommended plan; null without one. */
  readonly forecastCost: number | null;
  /**
   * What taking a failed model on trust may cost: the expected shortfall E[max(0, outcome now − outcome planned)] over the
   * draws, by the model's own forecast; null where nothing is overridden.
   */
  readonly overrideCost: number | null;
}

/** Whether a plan may be applied now, what is in the way and how to mend it. */
export function checkGate(request: CheckGateRequest, context: JobContext): CheckGateAnswer {
  const model = resolveModel(request.model, context);
  const lines = approvalLines(request);
  const gate = planGate({ ...request, approvals: lines, modelFailures: modelFailures(model) });
  return {
    ...gate,
    lines,
    modelKey: model.key,
    forecastCost: forecastCost(model, request),
    overrideCost: gate.isOverridden ? shortfall(model, request) : null,
  };
}

/** Why a fitted model fails its own gate; a judgement model has none. */
function modelFailures(model: ResponseModel): readonly string[] {
  if (!isFittedModel(model)) return [];
  const { status, reasons } = model.finished.verdict;
  const failed = reasons.filter((reason) => reason.status === "fail").map(({ text }) => text);
  return status === "fail" && failed.length === 0 ? ["the model's verdict is fail"] : failed;
}

/** Mean over the paired draws of what the proposal brings less than the amounts now; never below 0. */
function shortfall(model: ResponseModel, { current, proposed }: CheckGateRequest): number {
  const now = outcomeDraws(model, readPlan(current, model)).total;
  const then = outcomeDraws(model, readPlan(proposed, model)).total;
  return now.reduce((sum, outcome, d) => sum + Math.max(0, outcome - then[d]!), 0) / now.length;
}

function forecastCost(model: ResponseModel, { proposed, recommended }: CheckGateRequest): number | null {
  if (!recommended) return null;
  const mean = (plan: SheetValues): number => {
    const { total } = outcomeDraws(model, readPlan(plan, model));
    return total.reduce((sum, draw) => sum + draw, 0) / total.length;
  };
  return Math.max(0, mean(recommended) - mean(proposed));
}
