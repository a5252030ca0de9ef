import { unreachable } from "../../base";
import { linearShape, logisticShape, rootShape, tanhSaturationShape } from "./exponentialSaturation";
import { concaveHillShape, hillShape } from "./hillSaturation";
import type { SaturationKind, SaturationShape } from "./saturationShape";

/** The saturation shape of a kind. `slope` concerns Hill only: a number fixes it, null leaves it free. */
export function createSaturation(kind: SaturationKind, slope: number | null = 1): SaturationShape {
  switch (kind) {
    case "hill":
      return slope === 1 ? concaveHillShape("hill") : hillShape(slope);
    case "michaelis-menten":
      return concaveHillShape("michaelis-menten");
    case "logistic":
      return logisticShape();
    case "tanh":
      return tanhSaturationShape();
    case "root":
      return rootShape();
    case "none":
      return linearShape();
    default:
      return unreachable(kind);
  }
}
