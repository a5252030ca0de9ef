import type { ResultCell, SheetValues, Table } from "../base";
import { summariseDraws } from "../numerics";
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
  const { totals } = needFitted(model, context, "MODEL_DRIVERS").decomposition();
  const { rows, total } = contributionRows(totals);
  return { header: ["Driver", "Contribution", "Share", "Low 5%", "High 95%"], rows, total };
}

/** Rows of name, mean, share of the sum of all means, low, high; and the same of the sum. */
export function contributionRows(parts: readonly { readonly name: string; readonly draws: Float64Array }[]): {
  rows: ResultCell[][];
  total: ResultCell[];
} {
  const all = new Float64Array(parts[0]?.draws.length ?? 0);
  for (const { draws } of parts) for (let d = 0; d < all.length; d++) all[d]! += draws[d]!;
  const sum = summariseDraws(all, 0.9);
  const rows = parts.map(({ name, draws }) => {
    const { mean, low, high } = summariseDraws(draws, 0.9);
    return [name, mean, mean / sum.mean, low, high];
  });
  return { rows, total: ["Total", sum.mean, 1, sum.low, sum.high] };
}
