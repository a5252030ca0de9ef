import type { SheetValues } from "../base";
import { planFlight, type FlightAnswer } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What OPTIMIZE_FLIGHT asks: a budget for all periods, limits of each period, what is known of the periods. */
export interface OptimizeFlightRequest {
  readonly model: SheetValues;
  readonly budget: number;
  readonly periods: number;
  readonly limits: SheetValues | null;
  readonly demand: SheetValues | null;
  readonly settings: SheetValues | null;
}

/** The best plan by channel and period: OPTIMIZE_FLIGHT's table (`table`) with its bound and findings. */
export function optimizeFlight(request: OptimizeFlightRequest, context: JobContext): FlightAnswer {
  return planFlight(resolveModel(request.model, context), request);
}
