import { missing, type ResultCell, type Table } from "../base";
import { nameKey } from "../data";
import { createHorizonResponse, isFittedModel, planningHorizon, type ResponseModel } from "../models";
import { summariseDraws } from "../numerics";

/** A channel's return, expected outcome ÷ spend at the current spend, as two models see it. */
export interface ReturnChange {
  readonly channel: string;
  readonly before: number;
  readonly after: number;
  /** Relative; NaN where the return before was 0. */
  readonly change: number;
  /** Half the width of the 90% range of the difference, relative to the return before. */
  readonly noise: number;
  readonly isBeyondNoise: boolean;
}

/** What a spend per period brings through a channel, per draw, and over how many periods. */
interface Asked {
  readonly periods: number;
  response(channel: number, spend: number, out: Float64Array): void;
}

/**
 * The newer model as it is asked: where it knows the periods of the older one's planning horizon, about those, so that
 * another rhythm of spending in the weeks since does not pass for another return; else about its own horizon.
 */
function asked(before: ResponseModel, after: ResponseModel): Asked {
  if (!isFittedModel(before) || !isFittedModel(after)) return after;
  const last = before.finished.plan.history.dates.at(-1)!;
  const rows = after.finished.plan.history.dates.indexOf(last) + 1;
  if (rows === 0) return after;
  const horizon = planningHorizon(after.fit, rows);
  return {
    periods: horizon.periods,
    response: (channel, spend, out) => createHorizonResponse(after.fit, horizon, channel).response(spend, out),
  };
}

/** Return per draw at a spend that both models are asked about. */
function returns({ periods, response }: Asked, nDraws: number, channel: number, spendPerPeriod: number): Float64Array {
  const draws = new Float64Array(nDraws);
  const spend = spendPerPeriod * periods;
  response(channel, spend, draws);
  return draws.map((outcome) => outcome / spend);
}

function average(draws: Float64Array): number {
  return draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
}

/**
 * How every return changed from one model to the next, beside its noise: both are asked at the older model's current
 * spend, laid out over the periods of its planning horizon; the noise is √(half-range² + half-range²) of their 90% ranges, the models being independent samplers. Channels
 * that only one model knows, or that spend nothing, are left out.
 */
export function returnChanges(before: ResponseModel, after: ResponseModel): readonly ReturnChange[] {
  const newer = asked(before, after);
  return before.channels.flatMap(({ name, currentSpend }, c) => {
    const other = after.channels.findIndex((channel) => nameKey(channel.name) === nameKey(name));
    if (other < 0 || !(currentSpend > 0)) return [];
    const spend = currentSpend / before.periods;
    const [old, recent] = [returns(before, before.nDraws, c, spend), returns(newer, after.nDraws, other, spend)];
    const half = (draws: Float64Array): number => {
      const { low, high } = summariseDraws(draws, 0.9);
      return (high - low) / 2;
    };
    const [from, to] = [average(old), average(recent)];
    const [one, two] = [half(old), half(recent)];
    const noise = Math.sqrt(one * one + two * two) / from;
    const change = to / from - 1;
    return [{ channel: name, before: from, after: to, change, noise, isBeyondNoise: Math.abs(change) > noise }];
  });
}

/** Median of |change|: how much a refresh moved the story as a whole. NaN where nothing can be compared. */
export function medianChange(changes: readonly ReturnChange[]): number {
  const sizes = changes
    .map(({ change }) => Math.abs(change))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const half = sizes.length >> 1;
  if (sizes.length === 0) return NaN;
  return sizes.length % 2 ? sizes[half]! : (sizes[half - 1]! + sizes[half]!) / 2;
}

/** The changes as a table: Channel, Before, After, Change %, Noise %, Beyond noise. */
export function changeTable(changes: readonly ReturnChange[]): Table {
  const or = (value: number): ResultCell => (Number.isFinite(value) ? value : missing("the return before was 0"));
  return {
    header: ["Channel", "Before", "After", "Change %", "Noise %", "Beyond noise"],
    rows: changes.map(({ channel, before, after, change, noise, isBeyondNoise }) => [
      ...[channel, before, after, or(change), or(noise)],
      isBeyondNoise,
    ]),
  };
}
