/**
 * Mean of the worst share of some values: what `postureAverage(values, 0)` gives, to rounding, without sorting them all.
 *   (Σ of the ⌊share·n⌋ smallest + what is left of the share × the next one) / (share·n)
 * Reorders `values`. Quickselect (Hoare 1961), in linear time on average.
 */
export function worstMean(values: Float64Array, share: number): number {
  const tail = share * values.length;
  const whole = Math.min(Math.floor(tail + 1e-9), values.length);
  const rest = Math.max(0, tail - whole);
  if (whole < values.length) selectSmallest(values, whole);
  let sum = rest > 0 && whole < values.length ? rest * values[whole]! : 0;
  for (let i = 0; i < whole; i++) sum += values[i]!;
  return sum / tail;
}

/** Puts the value of that rank where it belongs, with none greater before it and none smaller behind. */
function selectSmallest(values: Float64Array, rank: number): void {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1]!;
    let [left, right] = [from, to];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const kept = values[left]!;
      values[left++] = values[right]!;
      values[right--] = kept;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else return;
  }
}
