/** A named series of numbers, one per period. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface SpendSeries extends Series {
  /** Path of nested groups from the outside in; empty without groups. */
  readonly groups: readonly string[];
  /** Whether it builds the brand; absent where its name decides. */
  readonly isBrand?: boolean;
  /** Money per outcome; absent where it was not given. */
  readonly value?: number;
}

export interface ControlSeries extends Series {
  /** Its place among the columns of the range, from 1; absent where it is that among the controls. */
  readonly column?: number;
}

/** How far apart the periods are. */
export interface Frequency {
  readonly unit: "day" | "week" | "month" | "quarter";
  readonly perYear: number;
}

/** Periods after which the year comes round: 364 days, so that days of the week meet their like; else its whole periods. */
export function yearLag({ unit, perYear }: Frequency): number {
  return unit === "day" ? 364 : Math.round(perYear);
}

/** What a mix model is fitted on: regular periods, an outcome, the spend of every channel, controls. Plain data. */
export interface History {
  /** First day of each period as an Excel serial, ascending. */
  readonly dates: readonly number[];
  readonly frequency: Frequency;
  readonly outcome: Series & { readonly unit: "money" | "count" };
  readonly channels: readonly SpendSeries[];
  readonly controls: readonly ControlSeries[];
}

/** The periods from..to (exclusive) of a history. */
export function sliceHistory(history: History, from: number, to: number): History {
  const cut = <S extends Series>(series: S): S => ({ ...series, values: series.values.slice(from, to) });
  return {
    ...history,
    dates: history.dates.slice(from, to),
    outcome: cut(history.outcome),
    channels: history.channels.map(cut),
    controls: history.controls.map(cut),
  };
}

/** Evidence from an experiment: what a change of one channel's spend brought over some periods. */
export interface LiftTest {
  readonly channel: number;
  /** First and last period of the test (indices, inclusive). */
  readonly from: number;
  readonly to: number;
  /** Outcome gained (or lost, where spend was cut) by the change, as a positive number, within the test's periods. */
  readonly lift: number;
  readonly standardError: number;
  /** Relative change of the spend: −1 is a full stop. */
  readonly spendChange: number;
}
