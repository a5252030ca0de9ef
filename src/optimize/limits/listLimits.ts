import type { ResponseModel } from "../../models";
import type { LimitRow } from "./limitRow";

/** One limit of a Limits table: a row and the column that says it. */
export interface ListedLimit {
  /** The channel, group, Brand or Total. */
  readonly name: string;
  /** The column or status: "Min", "Max", "Fixed", "Max move", "Hold", "Max cost", … */
  readonly kind: string;
  readonly where: string;
  readonly members: readonly number[];
  /** Whether the plan must stay at or above (`floor`), at or below (`cap`) or at (`both`) the bound. */
  readonly side: "floor" | "cap" | "both" | "wish";
  /** Money, or the unit of the column. */
  readonly bound: number;
  /** What a plan uses of it, in the same unit. */
  used(spend: Float64Array): number;
}

/** Every limit that a Limits table states, row by row; a Max move is two (down to, up to). */
export function listLimits(rows: readonly LimitRow[], model: ResponseModel): ListedLimit[] {
  return rows.flatMap((row) => [...amountLimits(row, model), ...efficiencyLimits(row, model), ...shapeLimits(row)]);
}

const totalOf = (members: readonly number[], spend: Float64Array): number =>
  members.reduce((sum, channel) => sum + spend[channel]!, 0);

function amountLimits({ target, cells }: LimitRow, model: ResponseModel): ListedLimit[] {
  const { name, members, kind: targetKind } = target;
  const current = members.reduce((sum, c) => sum + model.channels[c]!.currentSpend, 0);
  const status = cells.text("Status");
  const limit = (kind: string, side: ListedLimit["side"], bound: number): ListedLimit => ({
    ...{ name, kind, where: cells.where, members, side, bound },
    used: (spend) => totalOf(members, spend),
  });
  const [min, max, fixed, move] = [
    cells.number("Min"),
    cells.number("Max"),
    cells.number("Fixed"),
    cells.number("Max move"),
  ];
  const turnover = (share: number): ListedLimit => ({
    ...limit("Max move", "cap", share * current),
    used: (spend) => spend.reduce((sum, x, c) => sum + Math.abs(x - model.channels[c]!.currentSpend) / 2, 0),
  });
  return [
    ...(min === null ? [] : [limit("Min", "floor", min)]),
    ...(max === null ? [] : [limit("Max", "cap", max)]),
    ...(fixed === null ? [] : [limit("Fixed", "both", fixed)]),
    ...(status === "hold" ? [limit("Hold", "both", current)] : []),
    ...(status === "off" ? [limit("Off", "both", 0)] : []),
    ...(status === "committed" ? [limit("Committed", "floor", min ?? fixed ?? current)] : []),
    ...(move === null
      ? []
      : targetKind === "total"
        ? [turnover(move)]
        : [limit("Max move down", "floor", current * (1 - move)), limit("Max move up", "cap", current * (1 + move))]),
  ];
}

function efficiencyLimits({ target, cells }: LimitRow, model: ResponseModel): ListedLimit[] {
  const { name, members } = target;
  const outcome = (spend: Float64Array, worth: (c: number) => number): number =>
    members.reduce((sum, c) => sum + (model.channels[c]!.noCurve ? 0 : worth(c) * model.meanResponse(c, spend[c]!)), 0);
  const valueOf = (c: number): number => model.channels[c]!.value;
  const limit = (kind: string, side: "floor" | "cap", bound: number, used: ListedLimit["used"]): ListedLimit => ({
    ...{ name, kind, where: cells.where, members, side, bound, used },
  });
  const [cost, roi, marginal] = [cells.number("Max cost"), cells.number("Min ROI"), cells.number("Min mROI")];
  return [
    ...(cost === null ? [] : [limit("Max cost", "cap", cost, (x) => totalOf(members, x) / outcome(x, () => 1))]),
    ...(roi === null ? [] : [limit("Min ROI", "floor", roi, (x) => outcome(x, valueOf) / totalOf(members, x))]),
    ...(marginal === null
      ? []
      : [
          limit(
            "Min mROI",
            "floor",
            marginal,
            (x) => valueOf(members[0]!) * model.meanSlope(members[0]!, x[members[0]!]!),
          ),
        ]),
  ];
}

function shapeLimits({ target, cells }: LimitRow): ListedLimit[] {
  const { name, members } = target;
  const limit = (kind: string, side: "floor" | "wish", bound: number): ListedLimit => ({
    ...{ name, kind, where: cells.where, members, side, bound },
    used: (spend) => totalOf(members, spend),
  });
  const [least, step, share] = [cells.number("Min when on"), cells.number("Step"), cells.number("Prefer")];
  return [
    ...(least === null ? [] : [limit("Min when on", "floor", least)]),
    ...(step === null ? [] : [limit("Step", "wish", step)]),
    ...(share === null ? [] : [limit("Prefer", "wish", share)]),
  ];
}
