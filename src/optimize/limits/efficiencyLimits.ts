import { invalid, unavailable } from "../../base";
import type { ResponseModel } from "../../models";
import type { EfficiencyFloor } from "../feasibleSet";
import { cutUpper, type AmountRange } from "./amountRange";
import type { LimitRow } from "./limitRow";

/** How many spends are looked at when the range that meets an efficiency target is sought. */
const scanned = 256;

/**
 * Target efficiency of one channel, on its mean curve: Max cost (money per outcome), Min ROI (value per money), Min
 * mROI (value of the next unit of money). The spends that meet it become the upper end and, where small spends miss it
 * (S-shaped curves), a minimum when on. A channel that never meets it stays off.
 */
export function applyEfficiency(
  model: ResponseModel,
  row: LimitRow,
  range: AmountRange,
  minWhenOn: Float64Array,
): void {
  const [channel] = row.target.members as [number];
  if (model.channels[channel]!.noCurve) return;
  for (const { column, meets } of targetsOf(model, row, channel)) {
    const { from, to } = meetingRange(meets, range.upper);
    cutUpper(range, to, column, row.cells.where);
    if (from > 0) minWhenOn[channel] = Math.max(minWhenOn[channel]!, from);
  }
}

function targetsOf(
  model: ResponseModel,
  { cells }: LimitRow,
  channel: number,
): { column: "Max cost" | "Min ROI" | "Min mROI"; meets: (spend: number) => boolean }[] {
  const cost = cells.number("Max cost");
  const roi = cells.number("Min ROI");
  const marginal = cells.number("Min mROI");
  const worth = roi === null && marginal === null ? 1 : valueOf(model, channel, cells.where);
  return [
    ...(cost === null
      ? []
      : [
          { column: "Max cost" as const, meets: (spend: number) => model.meanResponse(channel, spend) * cost >= spend },
        ]),
    ...(roi === null
      ? []
      : [
          {
            column: "Min ROI" as const,
            meets: (spend: number) => model.meanResponse(channel, spend) * worth >= roi * spend,
          },
        ]),
    ...(marginal === null
      ? []
      : [
          {
            column: "Min mROI" as const,
            meets: (spend: number) => model.meanSlope(channel, spend) * worth >= marginal,
          },
        ]),
  ];
}

function valueOf(model: ResponseModel, channel: number, where: string): number {
  const { name, value } = model.channels[channel]!;
  if (Number.isNaN(value)) return unavailable(`${where}: a target for ROI needs a Value per outcome for ${name}`);
  return value;
}

/** The last run of spends in (0, most] that meet a target, its ends found by bisection; 0 to 0 where none does. */
function meetingRange(meets: (spend: number) => boolean, most: number): { from: number; to: number } {
  const at = (k: number): number => (most * k * k) / (scanned * scanned);
  let last = scanned;
  while (last > 0 && !meets(at(last))) last--;
  if (last === 0) return { from: 0, to: 0 };
  let first = last;
  while (first > 1 && meets(at(first - 1))) first--;
  const from = first === 1 ? 0 : edge(meets, at(first), at(first - 1));
  return { from, to: last === scanned ? most : edge(meets, at(last), at(last + 1)) };
}

/** The edge between a spend that meets the target and one that does not; on the side that does. */
function edge(meets: (spend: number) => boolean, inside: number, outside: number): number {
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2;
    if (meets(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** Target efficiency of groups and of the whole: the sum over its channels has to meet it. */
export function groupEfficiency(model: ResponseModel, rows: readonly LimitRow[]): EfficiencyFloor[] {
  return efficiencyFloors(
    model,
    rows.filter(({ target }) => target.kind !== "channel"),
  );
}

/** Targets (Max cost, Min ROI) of whatever rows speak of, as sums over its channels. */
export function efficiencyFloors(model: ResponseModel, rows: readonly LimitRow[]): EfficiencyFloor[] {
  return rows.flatMap(({ target, cells }) => {
    const members = target.members.filter((channel) => !model.channels[channel]!.noCurve);
    const cost = cells.number("Max cost");
    const roi = cells.number("Min ROI");
    if (members.length === 0 && (cost ?? roi) !== null) invalid(`${cells.where}: none of its channels has a curve`);
    const by = (name: string): EfficiencyFloor["by"] => ({ name: `${target.name} ${name}`, where: cells.where });
    return [
      ...(cost === null ? [] : [{ members, factor: members.map(() => cost), by: by("Max cost") }]),
      ...(roi === null
        ? []
        : [{ members, factor: members.map((at) => valueOf(model, at, cells.where) / roi), by: by("Min ROI") }]),
    ];
  });
}
