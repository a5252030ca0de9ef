import type { SheetValues } from "../../src/base";
import { limitRows, type LimitedChannel } from "./limitRows";
import { usualMoves, type Moves, type OlderMoves } from "./moves";

/** The limits that hold for every plan whatever it aims at. Shares; null where none is set. */
export interface Guardrails {
  /** The Max move that all channels share; null where some have none or another. */
  readonly largestMove: number | null;
  /** True where channels have different moves, so that one figure cannot say it. */
  readonly isMixed: boolean;
  /** Max move of Total: the share of all money that may change place. */
  readonly turnover: number | null;
}

/** The guardrails as the Limits table holds them. */
export function guardrailsOf(limits: SheetValues | null, channels: readonly LimitedChannel[]): Guardrails {
  const rows = limitRows(limits, channels);
  const moves = rows.filter(({ kind }) => kind === "channel").map(({ values }) => values["Max move"] ?? null);
  const [first = null] = moves;
  const isMixed = moves.some((move) => move !== first);
  const turnover = rows.find(({ kind }) => kind === "total")?.values["Max move"];
  return {
    largestMove: !isMixed && typeof first === "number" ? first : null,
    isMixed,
    turnover: typeof turnover === "number" ? turnover : null,
  };
}

/**
 * The guardrails for what the add-in does on its own: as the Limits table sets them, the usual moves where it sets none,
 * and never wider than what an older workbook agreed to (`older`). Where channels have moves of their own, the widest of
 * them; the plan keeps every single one.
 */
export function movesAllowed(
  limits: SheetValues | null,
  channels: readonly LimitedChannel[],
  older: OlderMoves | null,
): Moves {
  const { turnover } = guardrailsOf(limits, channels);
  const own = limitRows(limits, channels)
    .filter(({ kind }) => kind === "channel")
    .map(({ values }) => values["Max move"])
    .map((move) => (typeof move === "number" ? move : usualMoves.largestMove));
  const largestMove = own.length > 0 ? Math.max(...own) : usualMoves.largestMove;
  return {
    largestMove: Math.min(largestMove, older?.largestMove ?? Infinity),
    turnover: Math.min(turnover ?? usualMoves.turnover, older?.turnover ?? Infinity),
  };
}
