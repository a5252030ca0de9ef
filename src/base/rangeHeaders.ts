/** Headers of a central range: "Low 5%" and "High 95%" for a confidence of 0.9, "Low 2.5%" and "High 97.5%" for 0.95. */
export function rangeHeaders(confidence: number): readonly [low: string, high: string] {
  const percent = (share: number): string => `${Number((100 * share).toFixed(3))}%`;
  return [`Low ${percent((1 - confidence) / 2)}`, `High ${percent((1 + confidence) / 2)}`];
}
