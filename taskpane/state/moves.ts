/** The largest moves that the add-in may make on its own, as shares of what is spent now. */
export interface Moves {
  readonly largestMove: number;
  readonly turnover: number;
}

/** Moves that an older workbook agreed to; null where it set none. */
export type OlderMoves = { readonly [name in keyof Moves]: number | null };

/** What holds where the user says nothing: a fifth of a channel, a fifth of the money. */
export const usualMoves: Moves = { largestMove: 0.2, turnover: 0.2 };

/**
 * What an older Track step had agreed to, out of its stored state; null where there is nothing of the kind. At the first
 * stage guardrails did not count: there the usual ones say nothing.
 */
export function movesOfOldTrack(stored: string | null): OlderMoves | null {
  const { stage, guardrails } = (JSON.parse(stored ?? "null") ?? {}) as OldTrack;
  if (!guardrails) return null;
  const share = (value: unknown): number | null => (typeof value === "number" && value > 0 ? value : null);
  const moves = { largestMove: share(guardrails.largestMove), turnover: share(guardrails.turnover) };
  const isUsual = moves.largestMove === usualMoves.largestMove && moves.turnover === usualMoves.turnover;
  return isUsual && (stage ?? "suggest") === "suggest" ? null : moves;
}

interface OldTrack {
  readonly stage?: unknown;
  readonly guardrails?: { readonly largestMove?: unknown; readonly turnover?: unknown };
}
