import { unreachable } from "../../base";
import { createCarryover, createSaturation, type ResponseShape } from "../../media";
import { betaOne, type Coordinate, gammaThree, halfNormal, logNormal, truncatedNormal } from "./coordinates";
import type { ChannelSpec } from "./spec";

/** The response shape that a specification names. */
export function shapeOf(spec: ChannelSpec): ResponseShape {
  return {
    carryover: createCarryover(spec.adstock, spec.maxLag),
    saturation: createSaturation(spec.saturation, spec.slope),
    order: spec.order,
  };
}

/** A specification's shape in words, in the order in which it works: "geometric carryover, then hill saturation". */
export function shapeWords({ adstock, saturation, slope, order }: ChannelSpec): string {
  const carryover = adstock === "none" ? "no carryover" : `${adstock} carryover`;
  const kind = saturation === "hill" && slope === null ? "s-curve" : saturation;
  const curve = saturation === "none" ? "no saturation" : `${kind} saturation`;
  return order === "carryover-first" ? `${carryover}, then ${curve}` : `${curve}, then ${carryover}`;
}

/** A parameter of a shape with its prior in words, for the pane and the tables. */
export interface ShapePrior {
  readonly name: string;
  readonly prior: string;
  readonly coordinate: Coordinate;
}

/** The priors of a shape's parameters, in the order of its response path: carryover first, then saturation. */
export function shapePriors(spec: ChannelSpec): ShapePrior[] {
  const shape = shapeOf(spec);
  return [
    ...shape.carryover.parameterNames.map((name) => carryoverPrior(name, spec)),
    ...shape.saturation.parameterNames.map(saturationPrior),
  ];
}

function carryoverPrior(name: string, spec: ChannelSpec): ShapePrior {
  if (name === "retention") {
    const isFlat = spec.adstock === "delayed" || spec.adstock === "binomial";
    return isFlat
      ? { name, prior: "Beta(1, 1)", coordinate: betaOne(1) }
      : { name, prior: "Beta(1, 3)", coordinate: betaOne(3) };
  }
  if (name === "peak") return { name, prior: "HalfNormal(2)", coordinate: halfNormal(2) };
  return name === "shape"
    ? { name, prior: "LogNormal(0.3, 0.5)", coordinate: logNormal(0.3, 0.5) }
    : { name, prior: "LogNormal(0.7, 0.6)", coordinate: logNormal(0.7, 0.6) };
}

function saturationPrior(name: string): ShapePrior {
  switch (name) {
    case "half saturation":
      return { name, prior: "Normal(0.8, 0.8) in 0.1..10", coordinate: truncatedNormal(0.8, 0.8, 0.1, 10) };
    case "slope":
      return { name, prior: "LogNormal(0.2, 0.4)", coordinate: logNormal(0.2, 0.4) };
    case "steepness":
      return { name, prior: "Gamma(3, 1)", coordinate: gammaThree() };
    case "scale":
      return { name, prior: "HalfNormal(1)", coordinate: halfNormal(1) };
    case "exponent":
      return { name, prior: "Beta(1, 2)", coordinate: betaOne(2) };
    default:
      return unreachable(name as never);
  }
}
