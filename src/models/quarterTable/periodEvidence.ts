import { nameKey } from "../../data";
import { createChannelEvidence, gridMiddle, type ChannelEvidence } from "./channelEvidence";
import { type DrawPlan } from "./drawPlan";
import { type Judgement } from "./judgement";
import { cumulativeShares, indexOfShare, logSumExp } from "./shares";
import { proposeShifts, type ShiftNode } from "./shiftNodes";

/**
 * What several stacked periods say of the shapes, as standard normal coordinates of the prior ([channel][draw]); null
 * where no channel was seen in two periods. The likelihood, per channel c and period t with spend:
 *   log y_ct = l_c + log h_c(s_ct) + d_t + ε_ct,   d_t ~ N(0, 0.15²),  ε_ct ~ N(0, 1/y_ct + τ²),  τ ~ HalfNormal(0.15)
 * with a free level l_c. Given the shifts d and τ the channels are independent and one-dimensional: so nodes (d, τ) are
 * proposed from a Gaussian approximation, weighted by the exact likelihood (importance sampling), dealt to the draws by
 * one quasi-random dimension, and each channel's shape is the quantile of its own conditional posterior on a grid.
 * The level that a plan starts from stays the latest period's: a plan is for a period like the latest one.
 */
export function periodEvidence(judgement: Judgement, plan: DrawPlan): Float64Array[] | null {
  const evidence = judgement.channels.map((channel) => createChannelEvidence(channel, judgement.outcomeUnit));
  const informed = sortByName(evidence.filter((one) => one !== null));
  if (informed.length === 0) return null;
  const nodes = proposeShifts(informed, judgement.periods.length, judgement.seed);
  const nodeOfDraw = dealNodes(nodes, informed, plan.shift());
  return evidence.map((one, c) => (one ? invert(one, nodes, nodeOfDraw, plan.shapeUniforms(c)) : plan.shape(c)));
}

/** Sums over channels run in the order of names, so that permuting a table's rows changes no digit. */
function sortByName(evidence: readonly ChannelEvidence[]): ChannelEvidence[] {
  const key = ({ name }: ChannelEvidence): string => nameKey(name);
  return [...evidence].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Draws get nodes in proportion to their weights: the proposal corrected by the exact likelihood of all channels. */
function dealNodes(
  nodes: readonly ShiftNode[],
  channels: readonly ChannelEvidence[],
  uniforms: Float64Array,
): Int32Array {
  const logWeights = Float64Array.from(nodes, (node) => {
    const logLikelihood = channels.reduce((sum, channel) => sum + logSumExp(channel.logPosterior(node)), 0);
    return logLikelihood + node.logPrior - node.logProposal;
  });
  const cumulative = cumulativeShares(logWeights);
  return Int32Array.from(uniforms, (u) => indexOfShare(cumulative, u));
}

/** Quantiles of the channel's conditional posterior, each at its draw's uniform, linear within a grid cell. */
function invert(
  channel: ChannelEvidence,
  nodes: readonly ShiftNode[],
  nodeOfDraw: Int32Array,
  uniforms: Float64Array,
): Float64Array {
  const tables = new Map<number, Float64Array>();
  return uniforms.map((u, d) => {
    const k = nodeOfDraw[d]!;
    const table = tables.get(k) ?? cumulativeShares(channel.logPosterior(nodes[k]!));
    tables.set(k, table);
    const cell = indexOfShare(table, u);
    const below = cell === 0 ? 0 : table[cell - 1]!;
    return gridMiddle(cell) + (gridMiddle(1) - gridMiddle(0)) * ((u - below) / (table[cell]! - below) - 0.5);
  });
}
