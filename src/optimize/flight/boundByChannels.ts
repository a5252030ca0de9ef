import type { PathParts } from "../../models";
import { ofChannel } from "./coverParts";
import { bestInBox, coverInBox, type PricedChannel, type PricedOptimum } from "./pricedChannel";
import type { Box, PricedRows } from "./polytope";
import { splitBox } from "./splitBox";
import { isAllowed, type Jumps } from "./wholeUnits";

/** A flight's parts beside the prices of its rows. */
export interface PricedFlight {
  /** The parts over few draws, which choose where boxes are cut, and over all draws, which bound. */
  readonly quick: PathParts;
  readonly whole: PathParts;
  readonly prices: PricedRows;
  readonly box: Box;
  readonly jumps: Jumps;
  readonly budget: number;
  readonly isSteep: boolean;
  /** The best plan known. */
  readonly near: Float64Array;
  /** How near the bound should come. */
  readonly slack: number;
  readonly mostCuts: number;
}

/** Bounds need come no nearer than to this share of what cutting left open. */
const openShare = 0.03;

/** A bound on every plan, and the channels' best spends at the prices, put together (they need not keep the rows). */
export interface ChannelsBound {
  readonly bound: number;
  readonly spend: Float64Array;
}

/** The boxes into which a channel's spends are cut. */
interface Tree {
  readonly channel: number;
  readonly jumps: Jumps;
  readonly quick: PricedChannel;
  readonly whole: PricedChannel;
  readonly leaves: PricedOptimum[]; // highest bound last
  best: number;
  bestSpend: Float64Array;
  isDone: boolean;
}

/**
 * Bounds a flight channel by channel (Lagrangian relaxation of the rows that tie channels together, Geoffrion 1974):
 *   max F <= constant + Σ_c max over c's box of [part_c(x) − price · x],
 * each maximum by branch and bound over boxes of the channel's own amounts: cutting one channel leaves the others alone,
 * so bridges under S-curves close in all of them at once. Boxes are cut where few draws show the most to gain; what is
 * left of every box is then bounded with all draws.
 */
export function boundByChannels(flight: PricedFlight): ChannelsBound {
  const { quick, whole, prices, mostCuts, slack, near } = flight;
  const trees = whole.channels.map((_, c) => plant(flight, c));
  for (let cut = 0; cut < mostCuts; cut++) {
    const open = trees.filter(({ isDone }) => !isDone);
    if (open.reduce((sum, tree) => sum + gapOf(tree), 0) <= slack) break;
    grow(
      flight,
      open.reduce((widest, tree) => (promise(tree) > promise(widest) ? tree : widest)),
    );
  }
  const isQuick = quick !== whole;
  const spend = Float64Array.from(near);
  const channels = trees.length;
  for (const { channel, bestSpend } of trees) bestSpend.forEach((x, t) => (spend[t * channels + channel] = x));
  const fine = Math.max(slack, openShare * trees.reduce((sum, tree) => sum + gapOf(tree), 0));
  const bounds = trees.map((tree) => (isQuick ? certify(tree, fine / channels) : tree.leaves.at(-1)!.bound));
  return { spend, bound: bounds.reduce((sum, bound) => sum + bound, whole.constant + prices.constant) };
}

/** Cuts go where much is open for the cuts that were made. */
const promise = (tree: Tree): number => gapOf(tree) / (tree.leaves.length * tree.leaves.length);

const gapOf = ({ leaves, best }: Tree): number => Math.max(0, leaves.at(-1)!.bound - best);

function plant(
  { quick, whole, prices, box, jumps, budget, isSteep, near, slack }: PricedFlight,
  channel: number,
): Tree {
  const channels = whole.channels.length;
  const own = (values: Float64Array): Float64Array => ofChannel(values, channel, channels);
  const priced = (parts: PathParts): PricedChannel => ({
    ...{ part: parts.channels[channel]!, price: own(prices.price), budget, isSteep },
  });
  const few = priced(quick);
  const known = own(near);
  const goal = { slack: (0.2 * slack) / channels };
  const root = bestInBox(few, { lower: own(box.lower), upper: own(box.upper) }, known, goal);
  return {
    ...{ channel, quick: few, whole: priced(whole), leaves: [root], isDone: false },
    jumps: { step: own(jumps.step), minWhenOn: own(jumps.minWhenOn) },
    best: bestInBox(few, { lower: known, upper: known }, null, goal).value,
    bestSpend: known,
  };
}

/** Cuts the box with the highest bound. */
function grow({ budget, slack }: PricedFlight, tree: Tree): void {
  const { leaves, jumps, quick } = tree;
  const top = leaves.at(-1)!;
  const boxes = splitBox(top, jumps, budget);
  if (!boxes) {
    tree.isDone = true;
    return;
  }
  leaves.pop();
  for (const box of boxes) {
    const found = bestInBox(quick, box, top.spend, { slack: 1e-2 * slack, enough: tree.best });
    leaves.push({ ...found, bound: Math.min(found.bound, top.bound) });
    if (found.value > tree.best && isAllowed(jumps, found.spend, budget))
      Object.assign(tree, { best: found.value, bestSpend: found.spend });
  }
  leaves.sort((a, b) => a.bound - b.bound);
}

/** The highest bound of a tree's boxes with all draws; boxes that are bounded lower need no finer bound. */
function certify({ whole, leaves }: Tree, slack: number): number {
  let bound = -Infinity;
  for (const { box, spend } of [...leaves].reverse())
    bound = Math.max(bound, coverInBox(whole, box, spend, { slack, enough: bound }).bound);
  return bound;
}
