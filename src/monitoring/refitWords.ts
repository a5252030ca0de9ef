import { isoDate } from "../data";
import type { ReturnChange } from "./compareModels";
import { fewestEffective, type Influence } from "./dataInfluence";
import type { PlanChange } from "./planChanges";

const percent = (share: number): string => `${share > 0 ? "+" : "−"}${(Math.abs(share) * 100).toFixed(1)}%`;

/** New periods named as the data behind a change. */
const named = 2;

/** The new periods that moved a channel's return the most, largest first, with their effect. */
function strongest(periods: readonly Influence[], c: number): readonly string[] {
  return periods
    .filter(({ effective, change }) => effective >= fewestEffective && Number.isFinite(change[c]))
    .sort((a, b) => Math.abs(b.change[c]!) - Math.abs(a.change[c]!))
    .slice(0, named)
    .map(({ date, change }) => `${isoDate(date)} (${percent(change[c]!)})`);
}

/** What a channel's changed recommendation rests on. */
export interface Blame {
  readonly change: PlanChange;
  readonly returns: ReturnChange | undefined;
  /** Index of the channel in the refitted model. */
  readonly channel: number;
  readonly periods: readonly Influence[];
  readonly together: Influence | null;
  /** First days of known periods that were revised, as serials. */
  readonly revised: readonly number[];
}

/**
 * Which data turned a recommendation round, in words: how its return moved, how
 * much of that the new rows did, the new periods that moved it most, revised old rows, and whether all of it lies within the noise.
 */
export function flipWords({ change, returns, channel, periods, together, revised }: Blame): string {
  const { channel: name, directionBefore, directionAfter, isBeyondNoise } = change;
  const turned = `${name}: was to go ${directionBefore}, now ${directionAfter}.`;
  const moved = returns ? ` Its return moved by ${percent(returns.change)}.` : "";
  const share = together?.change[channel];
  const isKnown = together !== null && together.effective >= fewestEffective && share !== undefined;
  const without = isKnown && Number.isFinite(share) ? ` The new rows alone moved it by ${percent(share)}.` : "";
  const found = strongest(periods, channel);
  const by = found.length > 0 ? ` Most of it came from ${found.join(" and ")}.` : "";
  const old =
    revised.length > 0 ? ` Older rows were changed too (${revised.length}), the first of ${isoDate(revised[0]!)}.` : "";
  const sure = isBeyondNoise
    ? " The change is larger than its noise."
    : " Neither model was sure of this channel: the change lies within its noise, so a small move is as good.";
  return `${turned}${moved}${without}${by}${old}${sure}`;
}
