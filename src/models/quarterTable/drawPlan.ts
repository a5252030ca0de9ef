import { nameKey } from "../../data";
import { normalQuantile, sobolPoints } from "../../numerics";
import { type Judgement } from "./judgement";

/** The quasi-random normals a judgement model is drawn with, per channel in the user's order. */
export interface DrawPlan {
  readonly shape: readonly Float64Array[]; // [channel][draw]
  /** The uniforms behind `shape`. */
  readonly shapeUniforms: readonly Float64Array[];
  readonly level: readonly Float64Array[];
  readonly repeat: readonly Float64Array[];
  readonly commonRepeat: Float64Array;
  /** Uniforms that choose the periods' shifts where several periods are stacked. */
  readonly shift: Float64Array;
}

/**
 * Deals Sobol dimensions to channels by the alphabetical rank of their names, so that permuting the rows of a table
 * permutes the answer and changes nothing else. Shapes come first: their dimensions are the best ones.
 */
export function planDraws({ channels, nDraws, seed }: Judgement): DrawPlan {
  const keys = channels.map(({ name }) => nameKey(name));
  const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const ranks = keys.map((key) => sorted.indexOf(key));
  const uniforms = (dimension: number): Float64Array => sobolPoints(nDraws, dimension, seed);
  const normals = (dimension: number): Float64Array => uniforms(dimension).map(normalQuantile);
  const block = (first: number): Float64Array[] => ranks.map((rank) => normals(first + rank));
  const n = channels.length;
  const shapeUniforms = ranks.map((rank) => uniforms(rank));
  return {
    shapeUniforms,
    shape: shapeUniforms.map((column) => column.map(normalQuantile)),
    level: block(n),
    repeat: block(2 * n),
    commonRepeat: normals(3 * n),
    shift: uniforms(3 * n + 1),
  };
}
