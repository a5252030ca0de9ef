import type { Missing, SheetValues, Table } from "../base";
import { kpiTable as tabulate, kpiValue as work, type KpiName } from "../monitoring";

/** What KPI_VALUE asks of one key figure. */
export interface KpiValueRequest extends KpiTableRequest {
  readonly kpi: KpiName;
}

/** What KPI_VALUE asks of all key figures. */
export interface KpiTableRequest {
  readonly data: SheetValues;
  readonly plan: SheetValues | null;
  readonly baseline: SheetValues | null;
}

/** One key figure of the latest period, or why there is none. */
export function kpiValue({ kpi, ...question }: KpiValueRequest): number | Missing {
  return work(kpi, question);
}

/** All key figures: KPI, Value, Unit, Change, Meaning. */
export function kpiTable(question: KpiTableRequest): Table {
  return tabulate(question);
}
