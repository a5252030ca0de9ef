import { invalid, type SheetValues, type Table } from "../base";
import { traceFrontier as trace } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What TRACE_FRONTIER asks. Options that are left out are null. */
export interface TraceFrontierRequest {
  readonly model: SheetValues;
  readonly from: number | null;
  readonly to: number | null;
  readonly steps: number | null;
  readonly limits: SheetValues | null;
  readonly objective: string | null;
  /** "budget" (default) or "risk". */
  readonly by: string | null;
}

/** The best outcome along budgets, or mean against downside along postures. */
export function traceFrontier(request: TraceFrontierRequest, context: JobContext): Table {
  const by = (request.by ?? "budget").trim().toLowerCase() || "budget";
  if (by !== "budget" && by !== "risk") return invalid(`by is "${request.by}". Use budget or risk`);
  const { from, to, steps, limits, objective } = request;
  return trace(resolveModel(request.model, context), { by, from, to, steps, limits, objective });
}
