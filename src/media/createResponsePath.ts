import { sumOf } from "../numerics";
import { createDirectFilter } from "./directFilter";
import { createGeometricFilter } from "./geometricFilter";
import { geometricHillPath } from "./geometricHillPath";
import type { ResponsePath, ResponseShape } from "./responsePath";
import type { SaturationSeries, SaturationShape } from "./saturation";

/** A path for these spends (in the scaled unit of the saturation's parameters). */
export function createResponsePath(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const isUsual = shape.carryover.kind === "geometric" && shape.saturation.isUnitHill;
  if (isUsual && shape.order === "carryover-first") return geometricHillPath(spend, shape.carryover.maxLag);
  return shape.order === "carryover-first" ? carryoverFirst(spend, shape) : saturationFirst(spend, shape);
}

function carryoverFirst(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const { carryover, saturation } = shape;
  const length = spend.length + carryover.maxLag;
  const isGeometric = carryover.kind === "geometric";
  const filter = isGeometric ? createGeometricFilter(spend, carryover.maxLag) : createDirectFilter(spend, carryover);
  const series = createSeries(saturation, length);
  const byCarryover = carryover.parameterNames.map(() => new Float64Array(length));
  const nCarryover = byCarryover.length;
  const slopes = [...byCarryover, ...series.byParameter];
  const sums = new Float64Array(1 + slopes.length);
  return {
    ...{ length, effect: series.value, slopes, sums },
    forward(parameters, at) {
      filter.forward(parameters, at);
      saturation.evaluate(filter.output, 0, length, parameters, at + nCarryover, series);
    },
    forwardWithSlopes(parameters, at) {
      filter.forwardWithSlopes(parameters, at);
      saturation.evaluate(filter.output, 0, length, parameters, at + nCarryover, series);
      for (let p = 0; p < nCarryover; p++) multiply(series.byExposure, filter.slopes[p]!, byCarryover[p]!);
      writeSums(series.value, slopes, sums);
    },
  };
}

function saturationFirst(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const { carryover, saturation } = shape;
  const nPeriods = spend.length;
  const exposure = Float64Array.from(spend);
  const series = createSeries(saturation, nPeriods);
  const filter = createDirectFilter(spend, carryover);
  const nCarryover = carryover.parameterNames.length;
  const length = nPeriods + carryover.maxLag;
  const bySaturation = saturation.parameterNames.map(() => new Float64Array(length));
  const saturate = (parameters: Float64Array, at: number): void => {
    saturation.evaluate(exposure, 0, nPeriods, parameters, at + nCarryover, series);
    filter.setInput(series.value);
  };
  const slopes = [...filter.slopes, ...bySaturation];
  const sums = new Float64Array(1 + slopes.length);
  return {
    ...{ length, effect: filter.output, slopes, sums },
    forward(parameters, at) {
      saturate(parameters, at);
      filter.forward(parameters, at);
    },
    forwardWithSlopes(parameters, at) {
      saturate(parameters, at);
      filter.forwardWithSlopes(parameters, at);
      for (let p = 0; p < bySaturation.length; p++) filter.spread(series.byParameter[p]!, bySaturation[p]!);
      writeSums(filter.output, slopes, sums);
    },
  };
}

function writeSums(effect: Float64Array, slopes: readonly Float64Array[], sums: Float64Array): void {
  sums[0] = sumOf(effect, effect.length);
  for (let p = 0; p < slopes.length; p++) sums[1 + p] = sumOf(slopes[p]!, effect.length);
}

function multiply(a: Float64Array, b: Float64Array, out: Float64Array): void {
  for (let t = 0; t < out.length; t++) out[t] = a[t]! * b[t]!;
}

function createSeries(saturation: SaturationShape, length: number): SaturationSeries {
  return {
    value: new Float64Array(length),
    byExposure: new Float64Array(length),
    byParameter: saturation.parameterNames.map(() => new Float64Array(length)),
  };
}
