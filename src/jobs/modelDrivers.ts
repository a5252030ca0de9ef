import type { SheetValues, Table } from "../base";
import type { RangeSummary } from "../numerics";
import type { JobContext } from "./job";
import { needFitted } from "./needFitted";

export interface ModelDriversRequest {
  readonly model: SheetValues;
}

/**
 * What drove the outcome over the fitted periods. Table: Driver, Contribution, Share, Low, High: baseline (the intercept),
 * trend, season, each control, each channel, each pair with a joint effect ("A + B"); 90% ranges; the total is the fitted
 * outcome.
 */
export function modelDrivers({ model }: ModelDriversRequest, context: JobContext): Table {
  const { drivers, total } = needFitted(model, context, "MODEL_DRIVERS").decomposition();
  return contributionTable("Driver", drivers, total);
}

/** Named parts of a total with their 90% ranges as a table: mean, share of the total's mean, low, high. */
export function contributionTable(
  what: string,
  parts: readonly (RangeSummary & { readonly name: string })[],
  total: RangeSummary,
): Table {
  const rows = parts.map(({ name, mean, low, high }) => [name, mean, mean / total.mean, low, high]);
  const header = [what, "Contribution", "Share", "Low 5%", "High 95%"];
  return { header, rows, total: ["Total", total.mean, 1, total.low, total.high] };
}
