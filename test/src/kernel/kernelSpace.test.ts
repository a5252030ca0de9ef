import { createKernelSpace, loadKernel } from "../../../src/kernel";

describe("spaces in the kernel's memory", () => {
  it("bring their constants along when it is their turn, and start from 0 otherwise", () => {
    const [one, other] = [createKernelSpace(), createKernelSpace()];
    const [first, second] = [one.keep(Float64Array.of(1, 2, 3)), other.keep(Float64Array.of(7, 8, 9, 10))];
    const scratch = one.reserve(5);
    one.enter();
    scratch.values.fill(4);
    expect(Array.from(first.values)).toEqual([1, 2, 3]);
    other.enter();
    expect(Array.from(second.values)).toEqual([7, 8, 9, 10]);
    one.enter();
    expect([...first.values, ...scratch.values]).toEqual([1, 2, 3, 0, 0, 0, 0, 0]);
  });

  it("stand side by side on whole pairs, and grow the memory where they are large", () => {
    const space = createKernelSpace();
    const regions = [1, 2, 3, 200_000].map((length) => space.reserve(length));
    const before = loadKernel().memory.buffer.byteLength;
    space.enter();
    regions.forEach(({ values }, i) => values.fill(i));
    expect(regions.map(({ values }) => new Set(values))).toEqual([0, 1, 2, 3].map((i) => new Set([i])));
    expect(regions.every(({ at }) => at % 16 === 0)).toBe(true);
    expect(loadKernel().memory.buffer.byteLength).toBeGreaterThan(before);
  });

  it("keep their constants when others have made the memory grow", () => {
    const small = createKernelSpace();
    const kept = small.keep(Float64Array.of(5, 6));
    small.enter();
    const large = createKernelSpace();
    large.reserve(loadKernel().memory.buffer.byteLength / 8);
    large.enter();
    small.enter();
    expect(Array.from(kept.values)).toEqual([5, 6]);
  });
});
