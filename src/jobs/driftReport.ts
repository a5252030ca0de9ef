import type { Table } from "../base";
import { driftReport as report, type DriftQuestion } from "../monitoring";

/** A series of actual values and, where there is one, its prediction. */
export type DriftReportRequest = DriftQuestion;

/** Whether a series, or its errors, drift: Check, Value, At, Status, Meaning. */
export function driftReport(request: DriftReportRequest): Table {
  return report(request);
}
