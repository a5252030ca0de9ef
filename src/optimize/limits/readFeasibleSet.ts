import { invalid, type Finding, type SheetValues } from "../../base";
import type { Settings } from "../../data";
import type { ResponseModel } from "../../models";
import type { FeasibleSet, Preference, TurnoverCap } from "../feasibleSet";
import { buildLaminarTree, type GroupBound } from "../laminarTree";
import { applyAmounts, fixAmount, limitMove, openRange, type AmountRange } from "./amountRange";
import { applyEfficiency, groupEfficiency } from "./efficiencyLimits";
import { readLimitRows, type LimitRow } from "./limitRow";
import { yieldOptionalFloors } from "./optionalFloors";

/** What decides where a plan may lie. */
export interface FeasibleRequest {
  readonly model: ResponseModel;
  /** Money for one planning horizon, > 0. */
  readonly budget: number;
  /** The Limits table as the user gave it, or null. */
  readonly limits: SheetValues | null;
  readonly settings: Settings;
  /** False where less may be spent (profit, or setting Spend all = no). */
  readonly spendAll: boolean;
}

/**
 * Turns limits, settings and budget into numbers. The setting Max move is the default for channels whose own row says
 * nothing of Max move, Fixed or a Status; everything else adds up, the tightest holds.
 */
export function readFeasibleSet(request: FeasibleRequest): FeasibleSet {
  const { model, budget } = request;
  if (!(budget > 0) || !Number.isFinite(budget)) invalid("budget: it must be a number above 0");
  const rows = readLimitRows(request.limits, model);
  const findings: Finding[] = [];
  const current = Float64Array.from(model.channels, ({ currentSpend }) => currentSpend);
  const ranges = model.channels.map((_, channel) => channelRange(request, rows, channel));
  const minWhenOn = new Float64Array(ranges.length);
  const step = new Float64Array(ranges.length);
  for (const row of channelRows(rows)) {
    const [channel] = row.target.members as [number];
    step[channel] = row.cells.number("Step") ?? step[channel]!;
    minWhenOn[channel] = row.cells.number("Min when on") ?? minWhenOn[channel]!;
    applyEfficiency(request.model, row, ranges[channel]!, minWhenOn);
  }
  const { tree, crossing } = buildLaminarTree(ranges.length, wholeBound(request, rows), groupBounds(rows, current));
  findings.push(...yieldOptionalFloors(rows, ranges, tree, budget));
  return {
    budget,
    spendAll: request.spendAll && !isAllSteps(ranges, step),
    lower: Float64Array.from(ranges, ({ lower }) => lower),
    upper: Float64Array.from(ranges, ({ upper }) => upper),
    lowerBy: ranges.map(({ lowerBy }) => lowerBy),
    upperBy: ranges.map(({ upperBy }) => upperBy),
    step,
    minWhenOn,
    tree,
    crossing,
    turnover: turnoverCap(rows, current),
    efficiency: groupEfficiency(model, rows),
    preferences: preferences(rows),
    current,
    findings,
  };
}

/** Whether every amount that may change does so in whole steps: then the budget is met as nearly as steps allow. */
function isAllSteps(ranges: readonly AmountRange[], step: Float64Array): boolean {
  const free = ranges.flatMap(({ lower, upper }, channel) => (upper > lower ? [channel] : []));
  return free.length > 0 && free.every((channel) => step[channel]! > 0);
}

const channelRows = (rows: readonly LimitRow[]): readonly LimitRow[] =>
  rows.filter(({ target }) => target.kind === "channel");

function channelRange(
  { model, budget, settings }: FeasibleRequest,
  rows: readonly LimitRow[],
  at: number,
): AmountRange {
  const { name, currentSpend, noCurve } = model.channels[at]!;
  const range = openRange(budget);
  const own = channelRows(rows).filter(({ target }) => target.members[0] === at);
  for (const { cells } of own) applyAmounts(range, cells, currentSpend);
  const moves = own.flatMap(({ cells }) => {
    const move = cells.number("Max move");
    return move === null ? [] : [{ move, where: cells.where }];
  });
  for (const { move, where } of moves) limitMove(range, currentSpend, move, where);
  const speaks =
    moves.length > 0 || own.some(({ cells }) => cells.number("Fixed") !== null || cells.text("Status") !== "");
  if (!speaks && settings.has("Max move", name))
    limitMove(range, currentSpend, settings.number("Max move", 0, name), settings.where("Max move", name));
  if (noCurve) fixAmount(range, 0, "no curve", name);
  return range;
}

function wholeBound({ model }: FeasibleRequest, rows: readonly LimitRow[]): GroupBound {
  const range = openRange(Infinity);
  const total = model.channels.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
  for (const { cells, target } of rows) if (target.kind === "total") applyAmounts(range, cells, total);
  return { name: "Total", members: model.channels.map((_, channel) => channel), ...range };
}

function groupBounds(rows: readonly LimitRow[], current: Float64Array): GroupBound[] {
  const groups = new Map<string, { name: string; members: readonly number[]; range: AmountRange }>();
  for (const { target, cells } of rows) {
    if (target.kind !== "group") continue;
    const known = groups.get(target.name) ?? { name: target.name, members: target.members, range: openRange(Infinity) };
    groups.set(target.name, known);
    const spend = target.members.reduce((sum, channel) => sum + current[channel]!, 0);
    applyAmounts(known.range, cells, spend);
    const move = cells.number("Max move");
    if (move !== null) limitMove(known.range, spend, move, cells.where);
  }
  return [...groups.values()].map(({ name, members, range }) => ({ name, members, ...range }));
}

function turnoverCap(rows: readonly LimitRow[], current: Float64Array): TurnoverCap | null {
  const total = current.reduce((sum, spend) => sum + spend, 0);
  const caps = rows.flatMap(({ target, cells }) => {
    const move = target.kind === "total" ? cells.number("Max move") : null;
    return move === null ? [] : [{ amount: move * total, by: { name: "Total Max move", where: cells.where } }];
  });
  return caps.sort((a, b) => a.amount - b.amount)[0] ?? null;
}

/** Wished shares of the budget, by channel. */
export function preferences(rows: readonly LimitRow[]): Preference[] {
  return channelRows(rows).flatMap(({ target, cells }) => {
    const share = cells.number("Prefer");
    const by = { name: "Prefer", where: cells.where };
    return share === null ? [] : [{ channel: target.members[0]!, share, weight: cells.number("Weight") ?? 1, by }];
  });
}
