import type { ResponseModel } from "../models";
import type { FeasibleSet } from "./feasibleSet";
import type { BoundSource } from "./laminarTree";
import { knownMeans } from "./meanCurveCache";

/** A limit beyond nested sums: Σ over channels of activity(channel, spend) <= limit, each activity convex or nearly. */
export interface ExtraRow {
  readonly name: string;
  readonly by: BoundSource;
  readonly limit: number;
  /** Whether the channel takes part. */
  touches(channel: number): boolean;
  activity(channel: number, spend: number): number;
  /** Slopes just below and just above a spend: they differ where the activity has a kink. */
  activitySlopes(channel: number, spend: number): readonly [below: number, above: number];
}

/** The rows of a feasible set that its tree cannot hold: crossing groups, turnover, efficiency of groups. */
export function extraRows(set: FeasibleSet, model: ResponseModel): ExtraRow[] {
  return [...crossingRows(set), ...turnoverRow(set), ...efficiencyRows(set, model)];
}

function crossingRows({ crossing }: FeasibleSet): ExtraRow[] {
  return crossing.flatMap(({ name, members, lower, upper, lowerBy, upperBy }) => {
    const inside = new Set(members);
    const row = (sign: 1 | -1, limit: number, by: BoundSource): ExtraRow => ({
      name,
      by,
      limit,
      touches: (channel) => inside.has(channel),
      activity: (_, spend) => sign * spend,
      activitySlopes: () => [sign, sign],
    });
    return [...(upperBy ? [row(1, upper, upperBy)] : []), ...(lowerBy ? [row(-1, -lower, lowerBy)] : [])];
  });
}

function turnoverRow({ turnover, current }: FeasibleSet): ExtraRow[] {
  if (!turnover) return [];
  return [
    {
      name: "Total",
      by: turnover.by,
      limit: turnover.amount,
      touches: () => true,
      activity: (channel, spend) => Math.abs(spend - current[channel]!) / 2,
      activitySlopes: (channel, spend) => {
        const now = current[channel]!;
        return [spend > now ? 0.5 : -0.5, spend >= now ? 0.5 : -0.5];
      },
    },
  ];
}

function efficiencyRows({ efficiency }: FeasibleSet, model: ResponseModel): ExtraRow[] {
  return efficiency.map(({ members, factor, by }) => {
    const share = new Map(members.map((channel, k) => [channel, factor[k]!]));
    return {
      name: by.name,
      by,
      limit: 0,
      touches: (channel) => share.has(channel),
      activity: (channel, spend) => spend - (share.get(channel) ?? 0) * knownMeans(model).response(channel, spend),
      activitySlopes: (channel, spend) => {
        const slope = 1 - (share.get(channel) ?? 0) * knownMeans(model).slope(channel, spend);
        return [slope, slope];
      },
    };
  });
}

/** How much of a row a plan uses. */
export function rowActivity(row: ExtraRow, spend: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < spend.length; c++) if (row.touches(c)) sum += row.activity(c, spend[c]!);
  return sum;
}
