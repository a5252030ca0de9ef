/** What a test says of one group against the control. NaN where a figure does not exist. */
export interface TestReading {
  /** Relative: test ÷ control − 1. */
  readonly lift: number;
  readonly low: number;
  readonly high: number;
  readonly better: number;
  readonly pValue: number;
}

/** One group: people and how many of them converted. */
export interface Group {
  readonly n: number;
  readonly x: number;
}
