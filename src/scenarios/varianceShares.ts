import { mean } from "../numerics";

/** How much of a result's variance rests on one input. */
export interface VarianceShares {
  /** Var(E[Y | input]) / Var(Y). */
  readonly first: number;
  /** E[Var(Y | all other inputs)] / Var(Y): the input alone and in company. */
  readonly total: number;
}

/**
 * Sobol shares from paired samples: `a` and `b` hold the result at two independent samples of all inputs, `mixed` the
 * result at sample a with this one input taken from b.
 *   first   mean(b (mixed − a)) / Var       Saltelli et al. 2010, Comput. Phys. Commun. 181, table 2 (b), results centred
 *   total   mean((a − mixed)²) / (2 Var)    Jansen 1999
 * Estimates: their error is about 1/√n; a first-order share below 0 is shown as 0. Both 0 where nothing varies.
 */
export function varianceShares(a: Float64Array, b: Float64Array, mixed: Float64Array): VarianceShares {
  const n = a.length;
  const centre = (mean(a) + mean(b)) / 2;
  let variance = 0;
  let first = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const [atA, atB, atMixed] = [a[i]! - centre, b[i]! - centre, mixed[i]! - centre];
    variance += (atA * atA + atB * atB) / 2;
    first += atB * (atMixed - atA);
    total += ((atA - atMixed) * (atA - atMixed)) / 2;
  }
  if (!(variance > 0)) return { first: 0, total: 0 };
  return { first: Math.max(0, first / variance), total: total / variance };
}

/** How many groups of draws `blockShare` compares. */
const groups = 25;

/**
 * Var(E[Y | block]) / Var(Y) from joint draws, where the inputs cannot be set one by one: the draws are put in order of
 * the block and E[Y | block] is read as the mean of 25 groups of neighbours; the part of their variance that chance
 * alone gives is taken off (one-way analysis of variance). Never below 0; 0 where Y does not vary.
 */
export function blockShare(block: Float64Array, result: Float64Array): number {
  const n = result.length;
  const order = Array.from(block.keys()).sort((i, j) => block[i]! - block[j]! || i - j);
  const centre = mean(result);
  let between = 0;
  let within = 0;
  for (let g = 0; g < groups; g++) {
    const members = order.slice(Math.floor((g * n) / groups), Math.floor(((g + 1) * n) / groups));
    const own = members.reduce((sum, d) => sum + result[d]!, 0) / Math.max(1, members.length);
    between += members.length * (own - centre) * (own - centre);
    within += members.reduce((sum, d) => sum + (result[d]! - own) * (result[d]! - own), 0);
  }
  const all = between + within;
  if (!(all > 0) || n <= groups) return 0;
  return Math.min(1, Math.max(0, (between - (groups - 1) * (within / (n - groups))) / all));
}
