import { invalid, type Finding, type SheetValues, type Table } from "../../base";
import { readSettings, type Settings } from "../../data";
import { perPeriod, type ResponseModel } from "../../models";
import type { Verdict } from "../planAnswer";
import type { FeasibleSet } from "../feasibleSet";
import { efficiencyFloors } from "../limits/efficiencyLimits";
import { type LimitRow, readLimitRows } from "../limits/limitRow";
import { preferences, readFeasibleSet } from "../limits/readFeasibleSet";
import { flightSet } from "./flightSet";
import { type FlightDemand, readDemand } from "./readDemand";
import { splitLimits } from "./splitLimits";

/** A question for a flight. */
export interface FlightQuestion {
  /** Money for the whole flight. */
  readonly budget: number;
  /** Number of periods: the table's own (judgement) or the data's (fitted). */
  readonly periods: number;
  /** Limits of every single period, or with `Per` = flight of all together. */
  readonly limits: SheetValues | null;
  readonly demand: SheetValues | null;
  readonly settings: SheetValues | null;
  /** The plan that moves are counted from, [period][channel]; the current spend per period if absent. */
  readonly reference?: readonly (readonly number[])[] | null;
}

/** The best laying out of a budget over channels and periods. */
export interface FlightAnswer {
  readonly table: Table;
  readonly labels: readonly (string | number)[]; // [period]
  readonly amounts: readonly (readonly number[])[]; // [period][channel]
  readonly value: number;
  /** Value of the reference plan (or of the current spend in every period), by the same model. */
  readonly referenceValue: number;
  readonly upperBound: number;
  readonly gap: number;
  readonly verdict: Verdict;
  /** Share of the value that comes after the flight. */
  readonly shareAfter: number;
  readonly findings: readonly Finding[];
}

/** A flight's question as numbers. */
export interface ReadFlight {
  /** The model per period. */
  readonly single: ResponseModel;
  readonly names: readonly string[];
  readonly demand: FlightDemand;
  /** Limits on the amounts; what speaks of channels over the flight beside them stands in `aims`. */
  readonly set: FeasibleSet;
  readonly aims: Pick<FeasibleSet, "efficiency" | "preferences">;
  readonly firstDate: number | null;
}

/** So many amounts (channels × periods) fit into an answer. */
const mostAmounts = 2000;
/** Excel serials of dates from 1954 on: smaller labels count periods. */
const firstSerial = 20_000;

/** Reads model, limits, demand and settings; EngineError in words where they do not fit. */
export function readFlight(model: ResponseModel, question: FlightQuestion): ReadFlight {
  const single = perPeriod(model);
  const names = single.channels.map(({ name }) => name);
  const periods = checkPeriods(question.periods, names.length);
  const demand = readDemand(question.demand, periods, names);
  const settings = readSettings(question.settings);
  settings.checkChannels(names);
  const set = flightSet(readSets(single, question, demand, settings), demand);
  const label = demand.labels[0];
  const firstDate = typeof label === "number" && label >= firstSerial ? label : null;
  return { single, names, demand, set, aims: readAims(single, question.limits), firstDate };
}

/** The limits of each period and of the whole flight, their moves counted from the reference. */
function readSets(single: ResponseModel, question: FlightQuestion, demand: FlightDemand, settings: Settings) {
  const { budget, reference } = question;
  const { period, flight } = splitLimits(question.limits);
  const spendAll = settings.yes("Spend all", true);
  const spends = (t: number): readonly number[] =>
    reference?.[t] ?? single.channels.map((channel) => channel.currentSpend);
  const read = (limits: SheetValues | null, spend: readonly number[], own: Settings): FeasibleSet =>
    readFeasibleSet({ model: withCurrent(single, spend), budget, limits, settings: own, spendAll });
  const all = demand.labels.map((_, t) => spends(t));
  refuseMarginal(readLimitRows(flight, single));
  const first = reference ? null : read(period, all[0]!, settings);
  const total = single.channels.map((_, c) =>
    all.reduce((sum, row, t) => {
      const standing = demand.standing[t]![c]!;
      return sum + (Number.isNaN(standing) ? row[c]! : standing);
    }, 0),
  );
  const whole = read(flight, total, readSettings(null));
  return {
    periods: all.map((spend) => first ?? read(period, spend, settings)),
    whole: { ...whole, turnover: openTurnover(whole, all, demand) },
  };
}

/** What the next unit of money brings differs from period to period: the flight as a whole has no such figure. */
function refuseMarginal(rows: readonly LimitRow[]): void {
  const row = rows.find(({ cells }) => cells.number("Min mROI") !== null);
  if (row)
    invalid(`${row.cells.where}: Min mROI holds in every period. Clear Per, or use Min ROI for the whole flight`);
}

/** Targets for efficiency and wished shares, of channels and groups alike, over the whole flight. */
function readAims(single: ResponseModel, limits: SheetValues | null): ReadFlight["aims"] {
  const rows = readLimitRows(splitLimits(limits).aims, single);
  return { efficiency: efficiencyFloors(single, rows), preferences: preferences(rows) };
}

/** A turnover cap is a share of the money that is still open: what stands already cannot move. */
function openTurnover({ turnover, current }: FeasibleSet, all: readonly (readonly number[])[], demand: FlightDemand) {
  if (!turnover) return null;
  const total = current.reduce((sum, spend) => sum + spend, 0);
  const open = all.reduce(
    (sum, row, t) => row.reduce((own, spend, c) => own + (Number.isNaN(demand.standing[t]![c]!) ? spend : 0), sum),
    0,
  );
  return { ...turnover, amount: total > 0 ? (turnover.amount * open) / total : 0 };
}

function withCurrent(model: ResponseModel, spend: readonly number[]): ResponseModel {
  return { ...model, channels: model.channels.map((channel, c) => ({ ...channel, currentSpend: spend[c]! })) };
}

function checkPeriods(periods: number, nChannels: number): number {
  const most = Math.floor(mostAmounts / nChannels);
  if (Number.isInteger(periods) && periods >= 1 && periods <= most) return periods;
  return invalid(`periods: type a whole number from 1 to ${most}, got ${periods}`);
}
