import type { SheetValues, Table } from "../base";
import { checkUtm as check } from "../data";

/** What CHECK_UTM asks. */
export interface CheckUtmRequest {
  readonly urls: SheetValues;
  /** Rules table: Parameter, Allowed, Required. */
  readonly rules: SheetValues | null;
}

/** One row per URL: URL, Status, Problem, Suggested. */
export function checkUtm({ urls, rules }: CheckUtmRequest): Table {
  return check(urls, rules);
}
