import { createGammaQuantile, gammaQuantile, gammaQuantileAtNormal, normalQuantile } from "../../../src/numerics";

const probabilities = [1e-6, 0.05, 0.5, 0.95, 0.999];

/** SciPy 1.17.1 gammaincinv(shape, p) at the probabilities above, all digits it prints (R: qgamma(p, shape)). */
const published: [number, number[]][] = [
  [0.5, [7.853981633978593e-13, 0.001966070000009761, 0.227468211559786, 1.920729410347062, 5.413783085331366]],
  [1, [1.0000005000003338e-6, 0.05129329438755053, 0.6931471805599455, 2.9957322735539895, 6.907755278982137]],
  [3, [0.018254282963279297, 0.8176914471639534, 2.674060313723559, 6.295793621871988, 11.228872242412661]],
  [300, [224.7406162512669, 272.0900371932846, 299.66673259043927, 329.0467865688624, 356.3855814426481]],
  [600, [490.6761150824832, 560.2859518616189, 599.6666996085122, 640.8509745741075, 678.5530506930999]],
  [2400, [2174.286161984357, 2319.991465034397, 2399.666674898371, 2481.1455383146867, 2554.243994272278]],
  [1e5, [98504.02706509772, 99480.42074678872, 99999.6666668642, 100520.7162815659, 100980.06779195923]],
];

describe("quantiles of the gamma distribution", () => {
  it.each(published)("shape %p agrees with SciPy", (shape, expected) => {
    const off = probabilities.map((p, i) => Math.abs(gammaQuantile(p, shape) / expected[i]! - 1));
    expect(Math.max(...off)).toBeLessThan(1e-9); // the documented accuracy of the expansion for large shapes
  });

  it.each(published)("the fast table for shape %p agrees with SciPy", (shape, expected) => {
    const quantile = createGammaQuantile(shape);
    const off = probabilities.map((p, i) => Math.abs(quantile(normalQuantile(p)) / expected[i]! - 1));
    expect(Math.max(...off)).toBeLessThan(1e-6);
  });

  it("joins the expansion and the exact solution without a step", () => {
    for (const z of [-5, -1, 0, 2, 5]) {
      const gap = gammaQuantileAtNormal(z, 1000) / gammaQuantileAtNormal(z, 1000 - 1e-9) - 1;
      expect(Math.abs(gap)).toBeLessThan(1e-9);
    }
  });

  it("never falls as the probability rises", () => {
    for (const shape of [0.2, 0.5, 4, 999, 1e6]) {
      const quantile = createGammaQuantile(shape);
      for (let z = -6; z < 6; z += 0.05) expect(quantile(z + 0.05)).toBeGreaterThan(quantile(z));
    }
  });
});
