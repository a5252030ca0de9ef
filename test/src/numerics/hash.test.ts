import { canonicalJson, hashKey } from "../../../src/numerics";

describe("content keys", () => {
  it("are eight hexadecimal digits and equal for equal text", () => {
    expect(hashKey("marginal")).toMatch(/^[0-9a-f]{8}$/);
    expect(hashKey("marginal")).toBe(hashKey("marginal"));
    expect(hashKey("")).toMatch(/^[0-9a-f]{8}$/);
  });

  it("differ for 20,000 near-equal texts (32 bits: 0.05 collisions expected)", () => {
    const keys = new Set(Array.from({ length: 20000 }, (_, i) => hashKey(`{"spend":${400000 + i}}`)));
    expect(keys.size).toBeGreaterThanOrEqual(19998);
  });

  it("canonical JSON does not see the order of keys but sees that of lists, and keeps NaN apart from null", () => {
    expect(canonicalJson({ b: [1, 2], a: { d: 1, c: NaN } })).toBe(canonicalJson({ a: { c: NaN, d: 1 }, b: [1, 2] }));
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson([NaN])).not.toBe(canonicalJson([null]));
  });
});
