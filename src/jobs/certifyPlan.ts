import type { SheetValues, Table } from "../base";
import { certificateTable, certifyPlan as certify, readPlan, readPlanProblem, type Certificate } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What CERTIFY_PLAN asks. Options that are left out are null. */
export interface CertifyPlanRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly budget: number;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
}

/** How near a plan is to the best there is, as CERTIFY_PLAN's table and in numbers. */
export function certifyPlan(request: CertifyPlanRequest, context: JobContext): Certificate & { readonly table: Table } {
  const model = resolveModel(request.model, context);
  const { budget, limits, objective } = request;
  const problem = readPlanProblem(model, { budget, limits, objective, posture: null, settings: null });
  const certificate = certify(problem, readPlan(request.plan, model));
  return { ...certificate, table: certificateTable(certificate) };
}
