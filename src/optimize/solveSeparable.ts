import type { ChannelCurves } from "./channelCurves";
import type { ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import { solveConcave, type SeparableOptimum } from "./solveConcave";
import { globalSteps } from "./solveGlobal";
import { runToEnd, type Solving } from "./solving";

/**
 * The best plan for an objective that is a sum over channels: by the dual where every curve is concave and any amount
 * may be spent, else by branch and bound.
 */
export function solveSeparable(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
  tolerance: number,
): SeparableOptimum {
  return runToEnd(separableSteps(curves, set, rows, tolerance));
}

/** The same, with reports. */
export function* separableSteps(
  curves: ChannelCurves,
  set: FeasibleSet,
  rows: readonly ExtraRow[],
  tolerance: number,
): Solving<SeparableOptimum> {
  const isPlain =
    rows.length === 0 && set.step.every((step) => step === 0) && set.minWhenOn.every((least) => least === 0);
  for (let c = 0, isConcave = isPlain; isConcave; c++) {
    if (c === curves.nChannels) return solveConcave(curves, set, tolerance);
    isConcave = curves.isConcave(c);
  }
  return yield* globalSteps(curves, set, rows);
}
