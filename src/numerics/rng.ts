/** Uniform random numbers in [0, 1) with 53 bits; integer arithmetic only, so equal in every engine. */
export interface Rng {
  /** Next uniform in [0, 1). */
  uniform(): number;
  /** A new, independent stream: the same label gives the same stream, whatever was drawn before. */
  split(label: number): Rng;
}

/** One step of splitmix32: spreads a 32-bit seed over all bits. */
function mix(seed: number): number {
  let z = (seed + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * A generator from a seed: sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand 2010), 128 bits of
 * state. Equal seeds give equal numbers for ever.
 */
export function createRng(seed: number, stream = 0): Rng {
  const high = Math.floor(seed / 4294967296) | 0;
  let a = mix(seed | 0);
  let b = mix(a ^ high);
  let c = mix(b ^ stream);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return {
    uniform: () => (next() >>> 5) * 7.450580596923828e-9 + (next() >>> 6) * 1.1102230246251565e-16,
    split: (label) => createRng(seed, mix(mix(stream + 1) ^ label)),
  };
}
