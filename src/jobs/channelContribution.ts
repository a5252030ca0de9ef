import type { ResultCell, SheetValues, Table } from "../base";
import type { FittedModel } from "../models";
import type { JobContext } from "./job";
import { contributionTable } from "./modelDrivers";
import { needFitted } from "./needFitted";

export interface ChannelContributionRequest {
  readonly model: SheetValues;
  /** Omitted: channel. */
  readonly by: "channel" | "period" | null;
}

/**
 * What each channel contributed to the fitted periods. By channel: Channel, Contribution, Share, Low, High, with a
 * Baseline row (intercept, trend, season, controls). By period: Date, Actual, Fitted, Baseline, one column per channel;
 * baseline and channels add up to Fitted.
 */
export function channelContribution({ model, by }: ChannelContributionRequest, context: JobContext): Table {
  const fitted = needFitted(model, context, "CHANNEL_CONTRIBUTION");
  return by === "period" ? byPeriod(fitted) : byChannel(fitted);
}

function byChannel(model: FittedModel): Table {
  const { drivers, baselineTotal, total } = model.decomposition();
  const channels = drivers.filter(({ kind }) => kind === "channel");
  return contributionTable("Channel", [...channels, { name: "Baseline", ...baselineTotal }], total);
}

function byPeriod(model: FittedModel): Table {
  const { history } = model.finished.plan;
  const { baseline, channels, fitted } = model.decomposition();
  const names = history.channels.map(({ name }) => name);
  const rows = history.dates.map((date, t): ResultCell[] => [
    ...[date, history.outcome.values[t]!, fitted[t]!, baseline[t]!],
    ...channels.map((values) => values[t]!),
  ]);
  const width = rows[0]!.length;
  const sums = Array.from({ length: width - 1 }, (_, k) => rows.reduce((sum, row) => sum + Number(row[k + 1]), 0));
  return { header: ["Date", "Actual", "Fitted", "Baseline", ...names], rows, total: ["Total", ...sums] };
}
