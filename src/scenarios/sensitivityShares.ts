import { createRng } from "../numerics";
import type { BackgroundInput, ResponseModel } from "../models";
import { weighOutcomes, type Objective } from "../optimize";
import type { SensitivityInput } from "./sensitivityInputs";
import { blockShare, varianceShares } from "./varianceShares";

/** Shares of one input; `total` is null where the draws hold it jointly with others. */
export interface InputShares {
  readonly first: number;
  readonly total: number | null;
}

export interface ShareQuestion {
  readonly model: ResponseModel;
  readonly objective: Objective;
  readonly spend: Float64Array; // [channel]
  readonly inputs: readonly SensitivityInput[];
  /** Costs, values and synergies lie uniformly within ± this share. */
  readonly swing: number;
}

const seed = 20_101;

/** One sample of every input: where its draw of a curve comes from, or its factor. */
interface Sample {
  /** Which draw gives a channel's level / saturation (curve: both), `[channel][i]`. */
  readonly level: readonly Int32Array[];
  readonly shape: readonly Int32Array[];
  readonly cost: readonly Float64Array[];
  readonly value: readonly Float64Array[];
  readonly synergy: readonly Float64Array[]; // [interaction][i]
  readonly control: readonly Float64Array[]; // [background input][i]
}

/**
 * Shares of the variance of a fixed plan's objective. Inputs that can be set one by one (judgement levels and shapes,
 * costs, values, synergies) by two samples and one mixed sample per input; curves that the draws hold jointly by blocks
 * of the joint draws, and so for the baseline of a fitted model, which counts only where it is asked about. What no input of the list moves stays at its mean factor 1 and, for curves, varies all the same:
 * shares are of the plan's whole variance.
 */
export function inputShares(question: ShareQuestion): readonly InputShares[] {
  const { model, inputs } = question;
  const [a, b] = [drawSample(question, 0), drawSample(question, 1)];
  const evaluate = createEvaluation(question);
  const [atA, atB] = [evaluate(a), evaluate(b)];
  return inputs.map((input) => {
    const isJoint = input.kind === "curve" && model.uncertainty !== "judgement";
    if (isJoint || input.kind === "baseline") return jointShare(question, input, a, atA);
    return varianceShares(atA, atB, evaluate(mixSamples(a, b, input)));
  });
}

function jointShare(
  { model, spend }: ShareQuestion,
  { kind, index }: SensitivityInput,
  a: Sample,
  atA: Float64Array,
): InputShares {
  const own = kind === "baseline" ? model.background!()[index]!.draws : new Float64Array(model.nDraws);
  if (kind !== "baseline") model.response(index, spend[index]!, own);
  const order = a.shape[kind === "baseline" ? 0 : index]!;
  return {
    first: blockShare(
      Float64Array.from(order, (d) => own[d]!),
      atA,
    ),
    total: null,
  };
}

/** Sample 0 takes the draws in their order where they are joint; independent inputs are shuffled each on its own. */
function drawSample({ model, inputs, swing }: ShareQuestion, which: number): Sample {
  const { nDraws, channels } = model;
  const isJoint = model.uncertainty !== "judgement";
  const rng = createRng(seed, which);
  const order = (label: number): Int32Array => shuffled(nDraws, rng.split(label).uniform);
  const isMoved = (kind: SensitivityInput["kind"], index: number): boolean =>
    inputs.some((input) => input.kind === kind && input.index === index);
  const factors = (kind: "cost" | "value" | "synergy" | "control", index: number, label: number): Float64Array => {
    const stream = rng.split(label);
    const isOn = isMoved(kind, index);
    return Float64Array.from({ length: nDraws }, () => (isOn ? 1 - swing + 2 * swing * stream.uniform() : 1));
  };
  const joint = order(0);
  const shape = channels.map((_, c) => (isJoint ? joint : order(10 + 4 * c)));
  return {
    shape,
    level: channels.map(({ currentSpend }, c) => (isJoint || currentSpend === 0 ? shape[c]! : order(11 + 4 * c))),
    cost: channels.map((_, c) => factors("cost", c, 12 + 4 * c)),
    value: channels.map((_, c) => factors("value", c, 13 + 4 * c)),
    synergy: model.interactions.map((_, i) => factors("synergy", i, 100_000 + i)),
    control: (model.background?.() ?? []).map((_, i) => factors("control", i, 200_000 + i)),
  };
}

function shuffled(n: number, uniform: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

function mixSamples(a: Sample, b: Sample, { kind, index }: SensitivityInput): Sample {
  const from = <T>(key: readonly T[], other: readonly T[]): readonly T[] =>
    key.map((own, i) => (i === index ? other[i]! : own));
  switch (kind) {
    case "level":
      return { ...a, level: from(a.level, b.level) };
    case "saturation":
      return { ...a, shape: from(a.shape, b.shape) };
    case "curve":
      return { ...a, shape: from(a.shape, b.shape), level: from(a.level, b.level) };
    case "baseline":
      return a; // held jointly with the curves: see jointShare
    default:
      return { ...a, [kind]: from(a[kind], b[kind]) };
  }
}

/** The objective of the plan at a sample, [i]. Outcomes of channels are worked out once per combination of inputs. */
function createEvaluation({ model, objective, spend, inputs }: ShareQuestion): (sample: Sample) => Float64Array {
  const known = new Map<string, Float64Array>();
  const names = new Map<object, number>();
  const nameOf = (part: object): number => {
    if (!names.has(part)) names.set(part, names.size);
    return names.get(part)!;
  };
  const levels = model.channels.map(({ noCurve, currentSpend }, c) => {
    const draws = new Float64Array(model.nDraws);
    if (!noCurve && currentSpend > 0) model.response(c, currentSpend, draws);
    return draws;
  });
  const atPlan = model.channels.map(({ noCurve }, c) => {
    const draws = new Float64Array(model.nDraws);
    if (!noCurve) model.response(c, spend[c]!, draws);
    return draws;
  });
  /** What the plan's spend brings per draw at the costs of the sample; where no cost moves, what it brings as it is. */
  const atCost = (c: number, shape: Int32Array, cost: Float64Array): Float64Array => {
    if (cost.every((factor) => factor === 1)) return atPlan[c]!;
    const bought = new Float64Array(model.nDraws);
    for (let i = 0; i < bought.length; i++) bought[shape[i]!] = spend[c]! / cost[i]!;
    const draws = new Float64Array(model.nDraws);
    model.response(c, bought, draws);
    return draws;
  };
  const outcomeOf = (c: number, { shape, level, cost }: Sample): Float64Array => {
    const key = `${c} ${nameOf(shape[c]!)} ${nameOf(level[c]!)} ${nameOf(cost[c]!)}`;
    const kept = known.get(key) ?? channelOutcome(atCost(c, shape[c]!, cost[c]!), levels[c]!, shape[c]!, level[c]!);
    known.set(key, kept);
    return kept;
  };
  const behind = model.background?.() ?? [];
  const isAsked = behind.map((_, k) => inputs.some(({ kind, index }) => kind === behind[k]!.kind && index === k));
  const spent = objective.spendCost * spend.reduce((sum, amount) => sum + amount, 0);
  return (sample) => {
    const byChannel = model.channels.map(({ noCurve }, c) => {
      if (noCurve) return new Float64Array(model.nDraws);
      const outcome = outcomeOf(c, sample);
      return objective.kind === "outcome" ? outcome : outcome.map((value, i) => value * sample.value[c]![i]!);
    });
    const interactions = model.interactions.map((pair, k) => ({
      ...pair,
      strength: pair.strength.map((strength, i) => strength * sample.synergy[k]![i]!),
    }));
    const totals = weighOutcomes({ ...model, interactions }, byChannel, objective).map((total) => total - spent);
    behind.forEach((one, k) => isAsked[k] && addBackground(totals, one, sample.shape[0]!, sample.control[k]!));
    return totals;
  };
}

/** Adds what a background input moves: the baseline with its draw, a control with its level (factor 1: nothing). */
function addBackground(
  totals: Float64Array,
  { kind, draws }: BackgroundInput,
  order: Int32Array,
  factor: Float64Array,
): void {
  for (let i = 0; i < totals.length; i++) totals[i]! += draws[order[i]!]! * (kind === "baseline" ? 1 : factor[i]! - 1);
}

/** Level of one draw × shape of another. */
function channelOutcome(draws: Float64Array, levels: Float64Array, shape: Int32Array, level: Int32Array): Float64Array {
  const outcome = new Float64Array(shape.length);
  for (let i = 0; i < outcome.length; i++) {
    const d = shape[i]!;
    outcome[i] = level === shape ? draws[d]! : (draws[d]! * levels[level[i]!]!) / levels[d]!;
  }
  return outcome;
}
