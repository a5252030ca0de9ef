import { type SheetValues, type Table } from "../base";
import { readChannelAmounts } from "./channelAmounts";
import { readRules, ruleFires, type Rule } from "./rules";
import { readSignals } from "./signals";

/** What APPLY_RULES is asked: amounts now, the signals that rules look at, the rules, and the largest move (null: none). */
export interface RulesQuestion {
  readonly current: SheetValues;
  readonly signals: SheetValues;
  readonly rules: SheetValues;
  /** Share of the current amount that no channel may move by more than. */
  readonly maxMove: number | null;
}

/** What the rules say of one channel. */
interface Verdict {
  readonly move: number;
  readonly words: string;
}

const signed = (share: number): string => `${share > 0 ? "+" : ""}${+(share * 100).toFixed(2)}%`;

/**
 * Rules that fire together: those of one direction give the largest move among them; opposite directions are a conflict
 * that moves nothing. Every rule that fired is named.
 */
function decide(fired: readonly Rule[]): Verdict {
  const named = fired.map(({ name, move }) => `${name} (${signed(move)})`);
  const isConflict = fired.some(({ move }) => move > 0) && fired.some(({ move }) => move < 0);
  if (isConflict) return { move: 0, words: `conflict: ${named.join(" against ")}. Nothing moves` };
  const move = fired.reduce((largest, rule) => (Math.abs(rule.move) > Math.abs(largest) ? rule.move : largest), 0);
  return { move, words: named.join("; ") };
}

/**
 * Applies if-then rules to the amounts now: Proposed = Now × (1 + Move), the move cut to the largest one allowed (then
 * Capped is TRUE). A rule fires when its metric holds in each of the last `For` periods; conflicts move nothing and say so.
 */
export function applyRules({ current, signals, rules, maxMove }: RulesQuestion): Table {
  const now = readChannelAmounts(current, ["Current", "Spend", "Amount", "Plan", "Cost", "Investment"], "current");
  const channels = now.names ?? now.amounts.map((_, index) => `Channel ${index + 1}`);
  const read = readSignals(signals);
  const all = readRules(rules, channels, read);
  const rows = channels.map((channel, index) => {
    const { move, words } = decide(all.filter((rule) => ruleFires(rule, channel, read)));
    const cap = maxMove ?? Infinity;
    const allowed = Math.min(cap, Math.max(-cap, move));
    const amount = now.amounts[index] ?? 0;
    return [channel, amount, amount * (1 + allowed), words, allowed !== move];
  });
  return { header: ["Channel", "Now", "Proposed", "Rule", "Capped"], rows };
}
