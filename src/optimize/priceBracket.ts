/** Prices between which the right one lies: too much is spent at `low`, too little at `high`. */
export interface PriceBracket {
  low: number;
  high: number;
  /** How much too much is spent at `low` (> 0) and too little at `high` (< 0); NaN where not tried yet. */
  atLow: number;
  atHigh: number;
  /** The end that moved last. */
  side: "low" | "high" | "none";
  /** Factor by which the next untried price is reached. */
  reach: number;
}

/** A bracket of which nothing is known but its ends. */
export function openBracket(low: number, high: number): PriceBracket {
  return { low, high, atLow: NaN, atHigh: NaN, side: "none", reach: 1.1 };
}

/** Where to start: at an earlier price if that lies inside. */
export function firstPrice({ low, high }: PriceBracket, earlier: number): number {
  return earlier > low && earlier < high ? earlier : halfway(low, high);
}

/** The geometric middle where prices are positive (they may span many orders), else the arithmetic one. */
function halfway(low: number, high: number): number {
  return low > 0 ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
}

/** Moves one end to a price that was tried; an end that stays a second time counts half (Illinois, Dowell 1971). */
export function narrowBracket(bracket: PriceBracket, at: number, excess: number): void {
  if (excess > 0) {
    if (bracket.side === "low") bracket.atHigh /= 2;
    bracket.low = at;
    bracket.atLow = excess;
    bracket.side = "low";
  } else {
    if (bracket.side === "high") bracket.atLow /= 2;
    bracket.high = at;
    bracket.atHigh = excess;
    bracket.side = "high";
  }
}

/** The next price to try: by regula falsi, halving every fourth time; while one end is untried, in growing strides. */
export function nextPrice(bracket: PriceBracket, step: number): number {
  const { low, high, atLow, atHigh } = bracket;
  const isBracketed = atLow > 0 && atHigh < 0;
  if (isBracketed && step % 4 !== 3) {
    const at = high - (atHigh * (high - low)) / (atHigh - atLow);
    return at > low && at < high ? at : low + (high - low) / 2;
  }
  if (isBracketed || !(low > 0)) return low > 0 && high > 4 * low ? halfway(low, high) : low + (high - low) / 2;
  bracket.reach *= bracket.reach;
  const at = atLow > 0 ? low * bracket.reach : high / bracket.reach;
  return at > low && at < high ? at : halfway(low, high);
}
