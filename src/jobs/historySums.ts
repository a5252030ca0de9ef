import type { History } from "../models";

/** Numbers that change with any date and figure of a history; a sheet can work out the same from its cells. */
export interface HistorySums {
  /** Sum over the periods of date serial × outcome. */
  readonly outcome: number;
  /** Sum over channels and periods of the channel's number (from 1) × date serial × spend. */
  readonly spend: number;
  /** The same of the controls, by their columns; one that never moves is in no fit and counts nothing. */
  readonly controls: number;
}

/**
 * The sums by which a sheet tells whether a model knows the history as it stands: SUMPRODUCT(dates, outcome) and the same
 * per channel and control, weighted so that what is moved between columns or periods shows as well.
 */
export function historySums({ dates, outcome, channels, controls }: History): HistorySums {
  const weighted = (values: readonly number[]): number => values.reduce((sum, value, t) => sum + dates[t]! * value, 0);
  return {
    outcome: weighted(outcome.values),
    spend: channels.reduce((sum, { values }, c) => sum + (c + 1) * weighted(values), 0),
    controls: controls.reduce((sum, { values, column }, k) => sum + (column ?? k + 1) * weighted(values), 0),
  };
}
