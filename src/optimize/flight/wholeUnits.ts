import type { Box } from "./polytope";

/** Amounts that may not take every value: whole steps, or off unless at least so much. 0 for none; by amount. */
export interface Jumps {
  readonly step: Float64Array;
  readonly minWhenOn: Float64Array;
}

/** Money that counts as none. */
const dust = (budget: number): number => 1e-7 * budget;

/** An amount between two that are allowed. */
export interface Jump {
  readonly at: number;
  readonly below: number;
  readonly above: number;
}

function jumpOf({ step, minWhenOn }: Jumps, spend: number, i: number, budget: number): Jump | null {
  const [unit, least] = [step[i]!, minWhenOn[i]!];
  if (least > 0 && spend > dust(budget) && spend < least - dust(budget)) return { at: i, below: 0, above: least };
  if (!(unit > 0)) return null;
  const below = unit * Math.floor(spend / unit + 1e-6);
  return spend - below > dust(budget) ? { at: i, below, above: below + unit } : null;
}

export function isAllowed(jumps: Jumps, spend: Float64Array, budget: number): boolean {
  return spend.every((amount, i) => jumpOf(jumps, amount, i, budget) === null);
}

/** The amount that lies furthest inside a jump. */
export function worstJump(jumps: Jumps, spend: Float64Array, budget: number): Jump | null {
  let [worst, depth] = [null as Jump | null, 0];
  spend.forEach((amount, i) => {
    const jump = jumpOf(jumps, amount, i, budget);
    const own = jump ? Math.min(amount - jump.below, jump.above - amount) : 0;
    if (own > depth) [worst, depth] = [jump, own];
  });
  return worst;
}

/**
 * Boxes near a relaxed plan in which every amount is allowed: whole steps to the nearest, all down, and down with the
 * budget's rest given back step by step to those that lost most; on or off by which is nearer. The box itself where
 * nothing jumps.
 */
export function allowedBoxes(jumps: Jumps, box: Box, spend: Float64Array, budget: number): Box[] {
  if (isAllowed(jumps, spend, budget) && jumps.step.every((step) => step === 0)) return [switched(jumps, box, spend)];
  const on = switched(jumps, box, spend);
  if (jumps.step.every((step) => step === 0)) return [on];
  const nearest = stepped(jumps, on, spend, Math.round);
  const down = stepped(jumps, on, spend, (steps) => Math.floor(steps + 1e-6));
  return [nearest, givenBack(jumps, down, spend), down];
}

function switched({ minWhenOn }: Jumps, { lower, upper }: Box, spend: Float64Array): Box {
  const isOff = (i: number): boolean => minWhenOn[i]! > 0 && lower[i] === 0 && spend[i]! < minWhenOn[i]! / 2;
  return {
    lower: lower.map((low, i) => (isOff(i) ? 0 : Math.min(upper[i]!, Math.max(low, minWhenOn[i]!)))),
    upper: upper.map((cap, i) => (isOff(i) ? 0 : cap)),
  };
}

function stepped({ step }: Jumps, box: Box, spend: Float64Array, round: (steps: number) => number): Box {
  const amount = (i: number): number => {
    const unit = step[i]!;
    const wanted = unit * round(spend[i]! / unit);
    const [least, most] = [
      unit * Math.ceil(box.lower[i]! / unit - 1e-9),
      unit * Math.floor(box.upper[i]! / unit + 1e-9),
    ];
    return Math.min(most, Math.max(least, wanted));
  };
  const put = (bound: Float64Array): Float64Array => bound.map((own, i) => (step[i]! > 0 ? amount(i) : own));
  return { lower: put(box.lower), upper: put(box.upper) };
}

function givenBack({ step }: Jumps, down: Box, spend: Float64Array): Box {
  const lower = Float64Array.from(down.lower);
  const byLoss = [...lower.keys()]
    .filter((i) => step[i]! > 0)
    .sort((a, b) => spend[b]! - lower[b]! - (spend[a]! - lower[a]!) || a - b);
  let left = byLoss.reduce((sum, i) => sum + spend[i]! - lower[i]!, 0);
  for (const i of byLoss) {
    if (left < step[i]! * (1 - 1e-9)) continue;
    lower[i] = lower[i]! + step[i]!;
    left -= step[i]!;
  }
  return { lower, upper: down.upper.map((cap, i) => (step[i]! > 0 ? lower[i]! : cap)) };
}
