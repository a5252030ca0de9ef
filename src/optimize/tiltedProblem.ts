import type { ResponseModel } from "../models";
import type { PreferencePrice } from "./channelCurves";
import type { ExtraRow } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import type { Objective } from "./objective";

/** A problem whose objective is not a sum over channels: a posture other than balanced, or joint effects. */
export interface TiltedProblem {
  readonly model: ResponseModel;
  readonly objective: Objective;
  readonly posture: number;
  readonly set: FeasibleSet;
  readonly rows: readonly ExtraRow[];
  readonly wishes: PreferencePrice;
}
