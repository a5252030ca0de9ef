import { type CarryoverKind, createCarryover, geometricAdstock, weibullDensity } from "../../../src/media";

function weightsOf(kind: CarryoverKind, maxLag: number, parameters: number[]): number[] {
  const shape = createCarryover(kind, maxLag);
  const weights = new Float64Array(shape.maxLag + 1);
  shape.weights(Float64Array.from(parameters), 0, weights, new Float64Array(parameters.length * weights.length));
  return Array.from(weights);
}

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expected.forEach((value, i) => expect(Math.abs(actual[i]! - value)).toBeLessThanOrEqual(tolerance));
}

describe("geometricAdstock", () => {
  it("gives known series: Robyn's recursion, and the identity at retention 0", () => {
    expect(geometricAdstock([1, 0, 0], 0.5)).toEqual([1, 0.5, 0.25]);
    expect(geometricAdstock([1, 2, 3, 4, 5], 0)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is R\'s recursive filter: stats::filter(c(1,0,2,0,0,3), 0.5, method = "recursive")', () => {
    expect(geometricAdstock([1, 0, 2, 0, 0, 3], 0.5)).toEqual([1, 0.5, 2.25, 1.125, 0.5625, 3.28125]);
  });

  it("stops at the last lag", () => {
    expect(geometricAdstock([1, 0, 0, 0], 0.5, { maxLag: 1 })).toEqual([1, 0.5, 0, 0]);
  });

  it("peaks where it is told to (LightweightMMM's carryover before normalising)", () => {
    expectClose(geometricAdstock([1, 0, 0, 0], 0.5, { peak: 1, maxLag: 12 }), [0.5, 1, 0.5, 0.0625], 1e-12);
  });

  it.each([1, -0.1, 1.2, NaN])("refuses retention %p with words", (retention) => {
    expect(() => geometricAdstock([1], retention)).toThrow(/Retention must be at least 0 and below 1/);
  });
});

describe("carryover weights", () => {
  it("are R's: dweibull(1:5, 1.5, 2) for the Weibull density, cumprod(1 − pweibull(…)) for its survival", () => {
    const density = [0.372391688219422, 0.2759095808785818, 0.1463042640445423, 0.0626911113015791, 0.0227683519028661];
    expectClose(
      density.map((_, lag) => weibullDensity(lag, 1.5, 2)),
      density,
      1e-15,
    );
    // cumprod(c(1, 1 − pweibull(1:4, 1.5, 2))), normalised here
    const left = [1, 0.7021885013265596, 0.258320713465027, 0.0411442663189327, 0.00243186257752447];
    const total = left.reduce((sum, share) => sum + share, 0);
    expectClose(
      weightsOf("weibull cdf", 4, [1.5, 2]),
      left.map((share) => share / total),
      1e-14,
    );
  });

  it("match the peers' numbers", () => {
    // LightweightMMM media_transforms.carryover, 13 lags, normalised (printed to 12 digits)
    expectClose(
      weightsOf("delayed", 12, [0.5, 1]),
      [0.242193097606, 0.484386195211, 0.242193097606, 0.0302741372007],
      1e-9,
    );
    expectClose(weightsOf("delayed", 12, [0.5, 1.7]), [0.0635597643655, 0.335470447549, 0.442655909371], 1e-9);
    // PyMC-Marketing geometric_adstock, l_max 12, normalised
    expectClose(weightsOf("geometric", 11, [0.5]), [0.500122100122, 0.250061050061, 0.125030525031], 1e-9);
  });

  it("binomial at retention 1 is the moving mean, towards 0 no carryover", () => {
    expectClose(weightsOf("binomial", 4, [1]), [0.2, 0.2, 0.2, 0.2, 0.2], 1e-15);
    expectClose(weightsOf("binomial", 4, [0.01]), [1, 0, 0, 0, 0], 1e-8);
  });

  it("Weibull weights give PyMC-Marketing's after its own rescaling (scale 0.3, shape 0.5)", () => {
    const density = Array.from({ length: 10 }, (_, lag) => weibullDensity(lag, 0.5, 0.3));
    const low = Math.min(...density);
    const high = Math.max(...density);
    const rescaled = density.map((value) => (value - low) / (high - low));
    expectClose(rescaled, [1, 0.327831579006, 0.146492735673, 0.0749036242232], 1e-9);
    const cdf = weightsOf("weibull cdf", 9, [0.5, 0.3]);
    expectClose(
      cdf.map((weight) => weight / cdf[0]!),
      [1, 0.161098087827, 0.0121827927176, 0.000515688108568],
      1e-9,
    );
  });

  it.each<[CarryoverKind, number[]]>([
    ["geometric", [0.7]],
    ["delayed", [0.6, 2.2]],
    ["binomial", [0.4]],
    ["weibull pdf", [2, 3]],
    ["weibull cdf", [1.5, 2]],
  ])("%s weights add up to 1", (kind, parameters) => {
    expect(weightsOf(kind, 8, parameters).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
  });
});
