import { createRng } from "./rng";
import { sobolDirections } from "./sobolDirections";

const BITS = 32;

/** How many dimensions have published direction numbers here; later ones are Latin hypercube columns. */
export const sobolDimensions = 160;

const directionLines = sobolDirections.trim().split("\n");

/** The 32 direction numbers of a dimension (0 is van der Corput's), as unsigned fractions of 2^32. */
function directionNumbers(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let bit = 0; bit < BITS; bit++) directions[bit] = 1 << (31 - bit);
    return directions;
  }
  const [polynomial = 0, ...initial] = directionLines[dimension - 1]!.split(" ").map(Number);
  const degree = initial.length;
  for (let bit = 0; bit < degree; bit++) directions[bit] = initial[bit]! << (31 - bit);
  for (let bit = degree; bit < BITS; bit++) {
    const oldest = directions[bit - degree]!;
    let next = oldest ^ (oldest >>> degree);
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) next ^= directions[bit - k]!;
    directions[bit] = next;
  }
  return directions;
}

function reverseBits(value: number): number {
  let x = value;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** Owen's nested uniform scramble by hashing (Laine & Karras 2011; constants of Burley 2020, JCGT 9(4)). */
function scramble(bits: number, seed: number): number {
  let x = reverseBits(bits);
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return reverseBits(x) >>> 0;
}

/**
 * The unscrambled Sobol points of one dimension in Gray-code order (Antonov & Saleev 1979): 0, ½, ¾, ¼, …
 * `dimension` is counted from 0 and below `sobolDimensions`; values in [0, 1).
 */
export function sobolSequence(nPoints: number, dimension: number): Float64Array {
  const bits = sobolBits(nPoints, dimension);
  return Float64Array.from(bits, (value) => value / 4294967296);
}

function sobolBits(nPoints: number, dimension: number): Uint32Array {
  const directions = directionNumbers(dimension);
  const bits = new Uint32Array(nPoints);
  for (let i = 1; i < nPoints; i++) {
    const lowestOne = 31 - Math.clz32(i & -i);
    bits[i] = bits[i - 1]! ^ directions[lowestOne]!;
  }
  return bits;
}

/**
 * One dimension of a scrambled Sobol point set: `nPoints` values strictly inside (0, 1), paired with the other
 * dimensions of the same seed. Each dimension has its own scramble (Owen 1995), so a mean over the points is unbiased.
 * Dimensions beyond the published table are Latin hypercube columns (Owen 1998 calls this padding): still exactly
 * stratified one by one. Equal arguments give equal bits.
 */
export function sobolPoints(nPoints: number, dimension: number, seed: number): Float64Array {
  const rng = createRng(seed, 7919).split(dimension);
  if (dimension >= sobolDimensions) return latinColumn(nPoints, rng.uniform);
  const scrambleSeed = Math.floor(rng.uniform() * 4294967296) | 0;
  const bits = sobolBits(nPoints, dimension);
  const points = new Float64Array(nPoints);
  for (let i = 0; i < nPoints; i++) points[i] = (scramble(bits[i]!, scrambleSeed) + 0.5) / 4294967296;
  return points;
}

/** A random order of the strata ((i + ½)/n), by Fisher and Yates. */
function latinColumn(nPoints: number, uniform: () => number): Float64Array {
  const points = new Float64Array(nPoints);
  for (let i = 0; i < nPoints; i++) points[i] = (i + 0.5) / nPoints;
  for (let i = nPoints - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = points[i]!;
    points[i] = points[j]!;
    points[j] = kept;
  }
  return points;
}
