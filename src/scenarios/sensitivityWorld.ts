import { mean, sortedQuantile } from "../numerics";
import type { ResponseModel, SpendPerDraw } from "../models";
import { alterCurves, unchanged } from "./alteredModel";
import type { SensitivityInput } from "./sensitivityInputs";

/** The end of an input's range: curves and the baseline go over their own central 90%, everything else ± the swing. */
export type End = "low" | "high";

const tail = 0.05;

/** An input that changes a channel's curve, cost or worth: planning again may then answer with another plan. */
export type CurveInput = SensitivityInput & {
  readonly kind: Exclude<SensitivityInput["kind"], "baseline" | "control">;
};

/** False for an input that changes what comes besides the channels: the best plan then stays the same. */
export function movesCurves(input: SensitivityInput): input is CurveInput {
  return input.kind !== "baseline" && input.kind !== "control";
}

/**
 * How far the outcome moves from its mean with a background input at an end of its range:
 *   baseline  its 5% or 95% quantile less its mean · control  ∓ swing × what its level brings
 */
export function backgroundShift(
  model: ResponseModel,
  { kind, index }: SensitivityInput,
  end: End,
  swing: number,
): number {
  const draws = model.background?.()[index]?.draws ?? new Float64Array(1);
  if (kind === "control") return (end === "low" ? -swing : swing) * mean(draws);
  return quantileOf(draws, end) - mean(draws);
}

/**
 * The model with one input at an end of its range and the rest as it was.
 *   level       all draws at the 5% or 95% quantile of the outcome at the present spend
 *   saturation  all draws with the shape of the draw at that quantile (by the outcome at twice the present spend over
 *               that at the present one; low: fills up early)
 *   curve       all draws with the curve of the draw at that quantile of what the plan's spend brings
 *   cost, value, synergy  × (1 ∓ swing)
 */
export function worldAt(
  model: ResponseModel,
  { kind, index }: CurveInput,
  end: End,
  { spend, swing }: { readonly spend: Float64Array; readonly swing: number },
): ResponseModel {
  const factor = end === "low" ? 1 - swing : 1 + swing;
  switch (kind) {
    case "cost": {
      const changes = model.channels.map((_, c) => (c === index ? { response: 1, cost: factor } : unchanged));
      return alterCurves(model, changes);
    }
    case "value":
      return alterCurves(
        {
          ...model,
          channels: model.channels.map((channel, c) =>
            c === index ? { ...channel, value: channel.value * factor } : channel,
          ),
        },
        [],
      );
    case "synergy":
      return alterCurves({ ...model, interactions: scaledSynergy(model, index, factor) }, []);
    case "level":
      return withLevel(model, index, end);
    case "saturation":
      return withShape(model, index, end);
    case "curve":
      return withCurve(model, index, drawAt(outcomes(model, index, spend[index]!), end));
  }
}

function scaledSynergy(model: ResponseModel, index: number, factor: number): ResponseModel["interactions"] {
  return model.interactions.map((pair, i) =>
    i === index ? { ...pair, strength: pair.strength.map((strength) => strength * factor) } : pair,
  );
}

function outcomes(model: ResponseModel, channel: number, spend: number): Float64Array {
  const draws = new Float64Array(model.nDraws);
  model.response(channel, spend, draws);
  return draws;
}

/** The draw that stands at the end of the range (the nearest order statistic; the first of equal ones counts first). */
function drawAt(values: Float64Array, end: End): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.round((end === "low" ? tail : 1 - tail) * (sorted.length - 1));
  const wanted = sorted[rank]!;
  let among = rank - sorted.indexOf(wanted);
  let draw = values.indexOf(wanted);
  for (; among > 0; among--) draw = values.indexOf(wanted, draw + 1);
  return draw;
}

function quantileOf(values: Float64Array, end: End): number {
  return sortedQuantile(Float64Array.from(values).sort(), end === "low" ? tail : 1 - tail);
}

/** How a channel's draws become others: in place, or only the mean of what they become. */
interface Reshape {
  apply(draws: Float64Array): void;
  mean(draws: Float64Array): number;
}

/** A model whose one channel answers otherwise; its means follow from its draws. */
function withChannel(model: ResponseModel, index: number, reshape: Reshape): ResponseModel {
  const scratch = new Float64Array(model.nDraws);
  const reshaped =
    (ask: ResponseModel["response"]): ResponseModel["response"] =>
    (channel: number, spend: SpendPerDraw, out: Float64Array) => {
      ask(channel, spend, out);
      if (channel === index) reshape.apply(out);
    };
  const meanOf = (ask: ResponseModel["response"], spend: number): number => {
    ask(index, spend, scratch);
    return reshape.mean(scratch);
  };
  return {
    ...alterCurves(model, []),
    response: reshaped(model.response),
    slope: reshaped(model.slope),
    meanResponse: (channel, spend) =>
      channel === index ? meanOf(model.response, spend) : model.meanResponse(channel, spend),
    meanSlope: (channel, spend) => (channel === index ? meanOf(model.slope, spend) : model.meanSlope(channel, spend)),
    ceiling(channel, out) {
      if (!model.ceiling(channel, out)) return false;
      if (channel === index) reshape.apply(out);
      return true;
    },
  };
}

function withLevel(model: ResponseModel, index: number, end: End): ResponseModel {
  const levels = outcomes(model, index, model.channels[index]!.currentSpend);
  const wanted = quantileOf(levels, end);
  const factors = levels.map((level) => wanted / level);
  return withChannel(model, index, {
    apply(draws) {
      for (let d = 0; d < draws.length; d++) draws[d]! *= factors[d]!;
    },
    mean(draws) {
      let sum = 0;
      for (let d = 0; d < draws.length; d++) sum += draws[d]! * factors[d]!;
      return sum / draws.length;
    },
  });
}

function withShape(model: ResponseModel, index: number, end: End): ResponseModel {
  const { currentSpend } = model.channels[index]!;
  const levels = outcomes(model, index, currentSpend);
  const doubled = outcomes(model, index, 2 * currentSpend).map((value, d) => value / levels[d]!);
  const chosen = drawAt(doubled, end);
  const meanLevel = mean(levels);
  const shareOf = (draws: Float64Array): number => draws[chosen]! / levels[chosen]!;
  return withChannel(model, index, {
    apply(draws) {
      const share = shareOf(draws);
      for (let d = 0; d < draws.length; d++) draws[d] = levels[d]! * share;
    },
    mean: (draws) => meanLevel * shareOf(draws),
  });
}

function withCurve(model: ResponseModel, index: number, chosen: number): ResponseModel {
  return withChannel(model, index, {
    apply: (draws) => void draws.fill(draws[chosen]!),
    mean: (draws) => draws[chosen]!,
  });
}
