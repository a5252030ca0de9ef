import { unreachable } from "../../base";
import type { CarryoverKind, CarryoverShape } from "./carryoverShape";
import { binomialCarryover, delayedCarryover, geometricCarryover, noCarryover } from "./geometricCarryover";
import { weibullCdfCarryover, weibullPdfCarryover } from "./weibullCarryover";

/** The carryover shape of a kind over lags 0..maxLag. */
export function createCarryover(kind: CarryoverKind, maxLag: number): CarryoverShape {
  switch (kind) {
    case "none":
      return noCarryover();
    case "geometric":
      return geometricCarryover(maxLag);
    case "delayed":
      return delayedCarryover(maxLag);
    case "binomial":
      return binomialCarryover(maxLag);
    case "weibull pdf":
      return weibullPdfCarryover(maxLag);
    case "weibull cdf":
      return weibullCdfCarryover(maxLag);
    default:
      return unreachable(kind);
  }
}
