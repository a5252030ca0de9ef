import { invalid, type SheetValues, type Table } from "../base";
import { readPlan, simulatePlan as simulate, simulationTable, type Simulation } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What SIMULATE_PLAN asks. Target omitted: the outcome observed last; confidence omitted: 0.9. */
export interface SimulatePlanRequest {
  readonly model: SheetValues;
  readonly plan: SheetValues;
  readonly target: number | null;
  readonly confidence: number | null;
}

/** A plan's expected outcome, as SIMULATE_PLAN's one-row table and as numbers. */
export interface SimulatePlanAnswer {
  readonly table: Table;
  readonly simulation: Omit<Simulation, "target" | "reachesTarget"> & {
    readonly target: number | null;
    readonly reachesTarget: number | null;
  };
}

/** What a given plan is expected to bring, and its chance to reach a target. */
export function simulatePlan(request: SimulatePlanRequest, context: JobContext): SimulatePlanAnswer {
  const confidence = request.confidence ?? 0.9;
  if (!(confidence > 0 && confidence < 1))
    invalid(`confidence is ${confidence}. Type a share between 0 and 1, such as 0.9`);
  const model = resolveModel(request.model, context);
  const simulation = simulate(model, readPlan(request.plan, model), request.target, confidence);
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const { target, reachesTarget } = simulation;
  return {
    table: simulationTable(simulation),
    simulation: { ...simulation, target: known(target), reachesTarget: known(reachesTarget) },
  };
}
