import { isEngineError, type SheetValues } from "../base";
import type { ChannelInfo, ResponseModel } from "../models";
import { createObjective, objectiveKinds, type ObjectiveKind } from "../optimize";
import type { JobContext } from "./job";
import { resolveModel } from "./resolveModel";

/** What the pane asks before any plan: who is in the model and what it rests on. */
export interface DescribeModelRequest {
  readonly model: SheetValues;
}

/** One channel of a model in plain data; null where a number is not known. */
export interface DescribedChannel {
  readonly name: string;
  readonly current: number;
  readonly outcome: number | null;
  readonly assumption: string;
  readonly noCurve: string;
  readonly isBrand: boolean;
  readonly groups: readonly string[];
  readonly seen: { readonly from: number; readonly to: number };
}

/** A model in plain data. Money and outcomes per planning horizon. */
export interface ModelDescription {
  readonly key: string;
  readonly uncertainty: ResponseModel["uncertainty"];
  readonly horizon: string;
  readonly outcomeName: string;
  readonly isMoney: boolean;
  readonly observed: number | null;
  readonly channels: readonly DescribedChannel[];
  /** Objectives that the model knows enough for; `outcome` always. */
  readonly objectives: readonly ObjectiveKind[];
  readonly notes: readonly string[];
}

/** What a model knows of itself: the one source of channel names and current spends outside the engine. */
export function describeModel(request: DescribeModelRequest, context: JobContext): ModelDescription {
  const model = resolveModel(request.model, context);
  return {
    key: model.key,
    uncertainty: model.uncertainty,
    horizon: model.horizon,
    outcomeName: model.outcome.name,
    isMoney: model.outcome.unit === "money",
    observed: known(model.outcome.observed),
    channels: model.channels.map(describeChannel),
    objectives: objectivesOf(model),
    notes: model.notes,
  };
}

function describeChannel(channel: ChannelInfo): DescribedChannel {
  const { name, currentSpend, currentOutcome, assumption, noCurve, isBrand, groups, seen } = channel;
  return { name, current: currentSpend, outcome: known(currentOutcome), assumption, noCurve, isBrand, groups, seen };
}

/** The objectives that can be weighed: the others lack a column such as Value or Rate. */
function objectivesOf(model: ResponseModel): readonly ObjectiveKind[] {
  return objectiveKinds.filter((kind) => {
    try {
      createObjective(model, kind);
      return true;
    } catch (error) {
      if (isEngineError(error)) return false;
      throw error;
    }
  });
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
