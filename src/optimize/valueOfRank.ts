let scratch = new Float64Array(0);

/**
 * The value that would stand at place `rank` (from 0) if the values were sorted ascending, without sorting them all
 * (Hoare's quickselect 1961, pivot by the median of three).
 */
export function valueOfRank(values: Float64Array, rank: number): number {
  if (scratch.length < values.length) scratch = new Float64Array(values.length);
  scratch.set(values);
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = medianOfThree(scratch[low]!, scratch[(low + high) >>> 1]!, scratch[high]!);
    let [i, j] = [low, high];
    while (i <= j) {
      while (scratch[i]! < pivot) i++;
      while (scratch[j]! > pivot) j--;
      if (i <= j) {
        const kept = scratch[i]!;
        scratch[i++] = scratch[j]!;
        scratch[j--] = kept;
      }
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return scratch[rank]!;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
