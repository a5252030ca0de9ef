import { FREE_FROM, loadKernel } from "./kernel";

/** A run of numbers in the kernel's memory. */
export interface Region {
  /** Its address in bytes, a multiple of 16. */
  readonly at: number;
  readonly length: number;
  /** Its numbers: a new view whenever the memory has grown, so it is not to be kept. */
  values: Float64Array;
}

/**
 * What one posterior keeps in the kernel's memory. There is one memory for all of them: whoever computes next brings its
 * constants along (`enter`), which costs microseconds and happens only when another one computed in between. Nothing but
 * constants outlives a computation.
 */
export interface KernelSpace {
  /** Room for intermediate numbers; 0 after another posterior has computed. */
  reserve(length: number): Region;
  /** Numbers that stay. */
  keep(numbers: Float64Array): Region;
  /** Makes this the space that the memory holds: to be called before each computation. */
  enter(): void;
}

const PAGE = 65_536;

/** Whose numbers the memory holds. */
let owner: KernelSpace | null = null;

/** A space with nothing in it yet. */
export function createKernelSpace(): KernelSpace {
  const regions: Region[] = [];
  const constants = new Map<Region, Float64Array>();
  let end = FREE_FROM;
  const add = (values: Float64Array): Region => {
    const region = { at: end, length: values.length, values };
    regions.push(region);
    end += 16 * Math.ceil(values.length / 2);
    if (owner === space) owner = null;
    return region;
  };
  const space: KernelSpace = {
    reserve: (length) => add(new Float64Array(length)),
    keep(numbers) {
      const region = add(numbers);
      constants.set(region, numbers);
      return region;
    },
    enter() {
      if (owner === space) return;
      const buffer = roomFor(end);
      new Float64Array(buffer, FREE_FROM, (end - FREE_FROM) / 8).fill(0);
      for (const region of regions) region.values = new Float64Array(buffer, region.at, region.length);
      for (const [region, numbers] of constants) region.values.set(numbers);
      owner = space;
    },
  };
  return space;
}

/** The memory, grown where it has to be. */
function roomFor(bytes: number): ArrayBuffer {
  const { memory } = loadKernel();
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return memory.buffer;
}
