import { createSaturation, hillSaturation, logisticSaturation, type SaturationKind } from "../../../src/media";

describe("saturation", () => {
  it("Hill gives known values", () => {
    expect([0, 0.25, 1, 4].map((x) => hillSaturation(x, 1, 1))).toEqual([0, 0.2, 0.5, 0.8]);
    [0, 0.2, 0.5, 0.8].forEach((share, i) => expect(hillSaturation([0, 0.5, 1, 2][i]!, 1, 2)).toBeCloseTo(share, 12));
  });

  it("logistic gives the lift that PyMC-Marketing's lift test notebook prints: 0.134705", () => {
    expect(0.55 * (logisticSaturation(0.05, 10) - logisticSaturation(0, 10))).toBeCloseTo(0.134705, 6);
  });

  it("tanh gives PyMC-Marketing's numbers (b 20, c 0.5: x/(b c))", () => {
    const shape = createSaturation("tanh");
    const scale = Float64Array.of(10);
    [0, 1, 5, 10].forEach((x, i) =>
      expect(20 * shape.value(x, scale, 0)).toBeCloseTo([0, 1.9933598925, 9.2423431452, 15.2318831191][i]!, 9),
    );
  });

  it.each<[SaturationKind, number | null, number[]]>([
    ["hill", 1, [0.7]],
    ["hill", null, [0.7, 2.2]],
    ["logistic", 1, [2]],
    ["tanh", 1, [0.8]],
    ["root", 1, [0.5]],
    ["none", 1, []],
  ])("%s has the slope of its finite differences, and one law for values and series", (kind, slope, numbers) => {
    const shape = createSaturation(kind, slope);
    const parameters = Float64Array.from(numbers);
    const exposure = Float64Array.of(0.05, 0.4, 1, 3);
    const series = () => new Float64Array(4);
    const out = { value: series(), byExposure: series(), byParameter: numbers.map(series) };
    shape.evaluate(exposure, 0, 4, parameters, 0, out);
    exposure.forEach((x, i) => {
      const difference = (shape.value(x + 1e-6, parameters, 0) - shape.value(x - 1e-6, parameters, 0)) / 2e-6;
      expect(shape.slope(x, parameters, 0)).toBeCloseTo(difference, 7);
      expect(out.byExposure[i]).toBeCloseTo(shape.slope(x, parameters, 0), 12);
      expect(out.value[i]).toBeCloseTo(shape.value(x, parameters, 0), 12);
    });
  });
});
