import { invalid, unavailable } from "../../base";
import { nameHint, nameKey, type Settings } from "../../data";

/** A pair of channels that may do more (or less) together than the sum of both. Counted in the user's order, a < b. */
export interface ChannelPair {
  readonly a: number;
  readonly b: number;
}

type Named = { readonly name: string };

/** More pairs than this are refused: no history of a few years can tell them apart. */
const MOST_PAIRS = 15;

/** How a pair is called: "Search + TV". */
export function pairName(channels: readonly Named[], { a, b }: ChannelPair): string {
  return `${channels[a]!.name} + ${channels[b]!.name}`;
}

/**
 * The pairs that the setting Interactions names: "Search + TV", several parted by semicolons or commas; "all" for every
 * pair (at most 15); "none". An unknown channel or a pair of one channel: #VALUE! with the mend.
 */
export function readPairs(settings: Settings, channels: readonly Named[]): ChannelPair[] {
  if (settings.synergies.length > 0) {
    invalid(
      `${settings.synergies[0]!.where}: Synergy is for JUDGE_MODEL. In a fit, name the pair in the setting Interactions ` +
        `and its size is estimated`,
    );
  }
  const text = settings.text("Interactions", "none").trim();
  if (/^(none|no|off|-)?$/i.test(text)) return [];
  const where = settings.where("Interactions");
  const pairs = /^(all|yes)$/i.test(text) ? everyPair(channels.length) : listedPairs(text, where, channels);
  if (pairs.length <= MOST_PAIRS) return pairs;
  return unavailable(
    `${where}: ${pairs.length} pairs of channels are too many to tell apart. Name at most ${MOST_PAIRS}, ` +
      `such as "${pairName(channels, pairs[0]!)}; ${pairName(channels, pairs[1]!)}"`,
  );
}

function everyPair(n: number): ChannelPair[] {
  return Array.from({ length: n }, (_, a) =>
    Array.from({ length: n - a - 1 }, (_b, k) => ({ a, b: a + 1 + k })),
  ).flat();
}

function listedPairs(text: string, where: string, channels: readonly Named[]): ChannelPair[] {
  const pairs = text
    .split(/[;,\n]/)
    .filter((part) => part.trim() !== "")
    .map((part) => readPair(part.trim(), where, channels));
  return pairs.filter((pair, i) => pairs.findIndex(({ a, b }) => a === pair.a && b === pair.b) === i);
}

function readPair(part: string, where: string, channels: readonly Named[]): ChannelPair {
  const names = part.split("+").map((name) => name.trim());
  if (names.length !== 2 || names.includes("")) {
    return invalid(`${where}: "${part}" is no pair of channels. Type two names with a plus, such as "Search + TV"`);
  }
  const [first, second] = names.map((name) => findChannel(name, where, channels));
  if (first === second) return invalid(`${where}: "${part}" names one channel twice. Name two different channels`);
  return { a: Math.min(first!, second!), b: Math.max(first!, second!) };
}

function findChannel(name: string, where: string, channels: readonly Named[]): number {
  const at = channels.findIndex((channel) => nameKey(channel.name) === nameKey(name));
  if (at >= 0) return at;
  const names = channels.map((channel) => channel.name);
  return invalid(`${where}: there is no channel "${name}". ${nameHint(name, names)}`);
}
