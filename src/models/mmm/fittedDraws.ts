import { parameterCount, type ResponseShape } from "../../media";
import { joinChains, thin } from "../../posterior";
import { type BaselineColumn, baselineColumns, type BaselineLayout, layoutBaseline } from "./baseline";
import type { ChannelPair } from "./channelPair";
import type { FitPlan, MmmChain } from "./sampleMmm";
import { createScaling, type Scaling } from "./scaling";
import { shapeOf } from "./shapeOf";

/** Draws that a stored model keeps. */
export const STORED_DRAWS = 1000;

/** A fit as every answer sees it: the plan and its stored draws, with the places of the parameters. */
export interface FittedDraws {
  readonly plan: FitPlan;
  readonly nDraws: number;
  readonly width: number;
  /** Draw-major, `values[draw * width + k]`; exact float32 numbers. */
  readonly values: Float64Array;
  readonly channels: readonly ChannelPlace[];
  /** Pairs with a joint effect and where their strengths stand. */
  readonly pairs: readonly PairPlace[];
  readonly noiseAt: number;
  readonly baselineAt: number;
  readonly scaling: Scaling;
  readonly layout: BaselineLayout;
  /** The baseline's columns over the fitted periods. */
  readonly columns: readonly BaselineColumn[];
}

/** Where a channel's parameters stand in a draw: effect, coefficient, then those of its shape. */
export interface ChannelPlace {
  readonly effectAt: number;
  readonly coefficientAt: number;
  readonly shapeAt: number;
  readonly shape: ResponseShape;
}

export interface PairPlace extends ChannelPair {
  readonly strengthAt: number;
}

/** The stored form of a posterior: at most 1,000 evenly spaced draws, rounded to 32-bit floats. */
export function thinChains(chains: readonly MmmChain[]): Float32Array {
  const draws = joinChains(
    chains[0]!.names,
    chains.map((chain) => chain.draws),
  );
  return Float32Array.from(thin(draws, STORED_DRAWS));
}

/** Reads stored draws of a plan. */
export function readDraws(plan: FitPlan, stored: Float32Array): FittedDraws {
  const { history, spec } = plan;
  const scaling = createScaling(
    history,
    spec.channels.map(({ saturation }) => saturation),
  );
  const meanOverSd = scaling.outcomeMean / scaling.outcomeSd;
  const layout = layoutBaseline(history, spec.seasonality, spec.trendKnots, meanOverSd);
  const columns = baselineColumns(
    layout,
    history.dates,
    history.controls.map(({ values }) => values),
  );
  let at = 0;
  const channels = spec.channels.map((channel): ChannelPlace => {
    const shape = shapeOf(channel);
    const place = { effectAt: at, coefficientAt: at + 1, shapeAt: at + 2, shape };
    at += 2 + parameterCount(shape);
    return place;
  });
  const pairsAt = at + 1 + columns.length;
  const pairs = (spec.interactions ?? []).map((pair, p): PairPlace => ({ ...pair, strengthAt: pairsAt + p }));
  const width = pairsAt + pairs.length;
  return {
    ...{ plan, channels, pairs, noiseAt: at, baselineAt: at + 1, width, scaling, layout, columns },
    nDraws: stored.length / width,
    values: Float64Array.from(stored),
  };
}
