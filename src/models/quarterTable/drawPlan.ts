import { nameKey } from "../../data";
import { drawColumns } from "./drawColumns";
import { type Judgement } from "./judgement";

/**
 * The quasi-random numbers a judgement model is drawn with, a column of draws per channel in the user's order. Worked
 * out when asked for, and shared between models: never written to.
 */
export interface DrawPlan {
  /** Standard normals behind the shapes, and the uniforms behind those. */
  shape(channel: number): Float64Array;
  shapeUniforms(channel: number): Float64Array;
  level(channel: number): Float64Array;
  repeat(channel: number): Float64Array;
  commonRepeat(): Float64Array;
  /** Uniforms that choose the periods' shifts where several periods are stacked. */
  shift(): Float64Array;
}

/**
 * Deals Sobol dimensions to channels by the alphabetical rank of their names, so that permuting the rows of a table
 * permutes the answer and changes nothing else. Shapes come first: their dimensions are the best ones.
 */
export function planDraws({ channels, nDraws, seed }: Judgement): DrawPlan {
  const ranks = alphabeticalRanks(channels.map(({ name }) => nameKey(name)));
  const n = channels.length;
  const { normals, uniforms } = drawColumns(nDraws, seed);
  return {
    shape: (channel) => normals(ranks[channel]!),
    shapeUniforms: (channel) => uniforms(ranks[channel]!),
    level: (channel) => normals(n + ranks[channel]!),
    repeat: (channel) => normals(2 * n + ranks[channel]!),
    commonRepeat: () => normals(3 * n),
    shift: () => uniforms(3 * n + 1),
  };
}

function alphabeticalRanks(keys: readonly string[]): Int32Array {
  const ranks = new Int32Array(keys.length);
  const order = keys.map((_, channel) => channel).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
  order.forEach((channel, rank) => (ranks[channel] = rank));
  return ranks;
}
