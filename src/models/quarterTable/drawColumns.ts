import { normalQuantile, sobolPoints } from "../../numerics";

/** Quasi-random columns of one seed and number of draws. Columns are shared between models: read them, never write. */
export interface DrawColumns {
  uniforms(dimension: number): Float64Array; // [draw]
  normals(dimension: number): Float64Array; // [draw]
}

/** Columns beyond this many are worked out anew whenever they are asked for: 1,024 of 2,000 draws are 16 MB. */
const KEPT = 1024;

let latest: { readonly nDraws: number; readonly seed: number; readonly columns: DrawColumns } | null = null;

/**
 * The columns that judgements are drawn with. They depend on nothing but their number and seed, so the last set is
 * kept for the next judgement: a changed table is judged anew without drawing anew, and not one bit changes.
 */
export function drawColumns(nDraws: number, seed: number): DrawColumns {
  if (latest?.nDraws !== nDraws || latest.seed !== seed) {
    latest = { nDraws, seed, columns: createDrawColumns(nDraws, seed) };
  }
  return latest.columns;
}

function createDrawColumns(nDraws: number, seed: number): DrawColumns {
  const kept = new Map<number, Float64Array>();
  const uniforms = (dimension: number): Float64Array => sobolPoints(nDraws, dimension, seed);
  return {
    uniforms,
    normals(dimension) {
      const known = kept.get(dimension);
      if (known) return known;
      const column = uniforms(dimension).map(normalQuantile);
      if (kept.size < KEPT) kept.set(dimension, column);
      return column;
    },
  };
}
