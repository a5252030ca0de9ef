import type { Missing, SheetValues } from "../base";
import { responseTime as work } from "../monitoring";

export interface ResponseTimeRequest {
  /** The Log with its headers. */
  readonly log: SheetValues;
}

/** Mean days from an alert to the step that answered it, or why there is none. */
export function responseTime({ log }: ResponseTimeRequest): number | Missing {
  return work(log);
}
