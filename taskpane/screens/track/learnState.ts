import type { Table } from "../../../src/base";
import { noAnswer, type Answer } from "../../state/workspace";
import type { HistoryTrack, ModelAge, ModelLine, RefitChange } from "./tracker";

/** The checks of drift, and the first days of the periods that their places count. */
export interface Drift {
  readonly table: Table;
  readonly dates: readonly number[];
}

/** Everything that the Track screen shows of fitted models. Immutable: the store replaces it as a whole. */
export interface LearnState {
  /** null where no model was fitted in this workbook. */
  readonly age: Answer<ModelAge | null>;
  /** The plan at work followed by the history; null where it was not made with a fitted model. */
  readonly follow: Answer<HistoryTrack | null>;
  /** Whether the model's errors drift, over the fitted periods shown and the new ones; null without new periods. */
  readonly drift: Answer<Drift | null>;
  /** What the last refit, or the two models that were compared, changed. */
  readonly change: Answer<RefitChange | null>;
  /** The two models that `change` is about. */
  readonly compared: { readonly before: string; readonly after: string } | null;
  /** The gap split by the refitted model; null where it knows nothing newer than the plan's model. */
  readonly hindsight: Answer<Table | null>;
  readonly models: Answer<readonly ModelLine[]>;
  readonly problem: string | null;
  readonly announcement: string;
}

export const firstLearnState: LearnState = {
  ...{ age: noAnswer, follow: noAnswer, drift: noAnswer, change: noAnswer, compared: null },
  ...{ hindsight: noAnswer, models: noAnswer, problem: null, announcement: "" },
};

/** The key at the start of a model cell's text. */
export const keyOf = (text: string): string => text.slice(0, 12);
