import { dot } from "../numerics";
import { createDirectFilter } from "./directFilter";
import { createGeometricFilter } from "./geometricFilter";
import { geometricHillPath } from "./geometricHillPath";
import type { ResponsePath, ResponseShape } from "./responsePath";
import type { SaturationSeries, SaturationShape } from "./saturation";

/** A path for these spends (in the scaled unit of the saturation's parameters). */
export function createResponsePath(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const isUsual = shape.carryover.kind === "geometric" && shape.saturation.pass?.curve === "unitHill";
  if (isUsual && shape.order === "carryover-first") return geometricHillPath(spend, shape.carryover.maxLag);
  return shape.order === "carryover-first" ? carryoverFirst(spend, shape) : saturationFirst(spend, shape);
}

function carryoverFirst(spend: ArrayLike<number>, shape: ResponseShape): ResponsePath {
  const { carryover, saturation } = shape;
  const length = spend.length + carryover.maxLag;
  const isGeometric = carryover.kind === "geometric";
  const filter = isGeometric ? createGeometricFilter(spend, carryover.maxLag) : createDirectFilter(spend, carryover);
  const series = createSeries(saturation, length);
  const nCarryover = carryover.parameterNames.length;
  return {
    ...{ length, effect: series.value },
    forward(parameters, at) {
      filter.forward(parameters, at);
      saturation.evaluate(filter.output, 0, length, parameters, at + nCarryover, series);
    },
    forwardWithSlopes(parameters, at) {
      filter.forwardWithSlopes(parameters, at);
      saturation.evaluate(filter.output, 0, length, parameters, at + nCarryover, series);
    },
    pullBack(adjoint, gradient, from) {
      if (nCarryover > 0) filter.pullBack(adjoint, series.byExposure, gradient, from);
      addProducts(adjoint, series, gradient, from + nCarryover);
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
  const ones = new Float64Array(nPeriods + carryover.maxLag).fill(1);
  const byLevel = new Float64Array(nPeriods);
  const forward = (parameters: Float64Array, at: number): void => {
    saturation.evaluate(exposure, 0, nPeriods, parameters, at + nCarryover, series);
    filter.setInput(series.value);
    filter.forward(parameters, at);
  };
  return {
    ...{ length: nPeriods + carryover.maxLag, effect: filter.output, forward, forwardWithSlopes: forward },
    pullBack(adjoint, gradient, from) {
      filter.pullBack(adjoint, ones, gradient, from);
      filter.pullBackInput(adjoint, byLevel);
      addProducts(byLevel, series, gradient, from + nCarryover);
    },
  };
}

/** Adds Σ_t adjoint_t · d(value_t)/d(parameter) of each of the curve's parameters. */
function addProducts(adjoint: Float64Array, { byParameter }: SaturationSeries, gradient: Float64Array, from: number) {
  for (let p = 0; p < byParameter.length; p++) gradient[from + p]! += dot(adjoint, byParameter[p]!, adjoint.length);
}

function createSeries(saturation: SaturationShape, length: number): SaturationSeries {
  return {
    value: new Float64Array(length),
    byExposure: new Float64Array(length),
    byParameter: saturation.parameterNames.map(() => new Float64Array(length)),
  };
}
