import { sin, sobolPoints } from "../../../src/numerics";
import { blockShare, varianceShares } from "../../../src/scenarios";

const n = 16_384;
const points = (dimension: number): Float64Array => sobolPoints(n, dimension, 3);

/** Ishigami and Homma 1990: sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [−π, π]. */
function ishigami([one, two, three]: readonly Float64Array[]): Float64Array {
  const at = (u: number): number => Math.PI * (2 * u - 1);
  return Float64Array.from({ length: n }, (_, i) => {
    const [x, y, z] = [at(one![i]!), at(two![i]!), at(three![i]!)];
    return sin(x) + 7 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x);
  });
}

const a = [0, 1, 2].map(points);
const b = [3, 4, 5].map(points);
const shares = [0, 1, 2].map((input) =>
  varianceShares(ishigami(a), ishigami(b), ishigami(a.map((own, k) => (k === input ? b[k]! : own)))),
);

describe("variance shares", () => {
  // Closed form (Saltelli et al. 2008, Global Sensitivity Analysis: The Primer); 16,384 points leave an error below 0.02.
  it("agree with the Ishigami function's closed form", () => {
    const first = [0.3139, 0.4424, 0];
    const total = [0.5576, 0.4424, 0.2437];
    shares.forEach((share, input) => {
      expect(Math.abs(share.first - first[input]!)).toBeLessThan(0.02);
      expect(Math.abs(share.total - total[input]!)).toBeLessThan(0.02);
    });
  });

  it("add to 1 for a sum, and are 0 where nothing varies", () => {
    const [x, y] = [points(6), points(7)];
    const [u, v] = [points(8), points(9)];
    const sum = (one: Float64Array, two: Float64Array): Float64Array => one.map((value, i) => value + 3 * two[i]!);
    const one = varianceShares(sum(x, y), sum(u, v), sum(u, y));
    expect(Math.abs(one.first - 0.1)).toBeLessThan(0.02);
    expect(Math.abs(one.total - 0.1)).toBeLessThan(0.02);
    const flat = new Float64Array(8).fill(2);
    expect(varianceShares(flat, flat, flat)).toEqual({ first: 0, total: 0 });
  });

  it("read a block's share from joint draws, and give none to chance", () => {
    const [x, y] = [points(10), points(11)];
    const sum = x.map((value, i) => value + 3 * y[i]!);
    expect(Math.abs(blockShare(x, sum) - 0.1)).toBeLessThan(0.02);
    expect(Math.abs(blockShare(y, sum) - 0.9)).toBeLessThan(0.02);
    expect(blockShare(points(12), sum)).toBeLessThan(0.01);
  });
});
