/** One claim that a slow study checks, with the figure it found. */
export interface Check {
  readonly claim: string;
  readonly found: string;
  readonly passed: boolean;
}

/** A figure that must lie inside a gate. */
export function within(claim: string, value: number, low: number, high: number): Check {
  return { claim: `${claim} in ${low} to ${high}`, found: value.toPrecision(4), passed: value >= low && value <= high };
}
