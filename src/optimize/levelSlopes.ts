/**
 * Replaces values at ascending spends (in `values` from `first` on) by the slopes of their least concave majorant: the
 * slopes between neighbours, pooled where they rise (pool adjacent violators, Ayer et al. 1955). Point k gets the slope
 * of the piece to its right, the last point that of the piece to its left.
 */
export function levelRisingSlopes(values: Float64Array, first: number, spend: Float64Array): void {
  const nPieces = spend.length - 1;
  const end = Array.from({ length: nPieces }, () => 0); // one past the last piece of the block that starts here
  const starts: number[] = [];
  const slope: number[] = [];
  for (let k = 0; k < nPieces; k++) {
    starts.push(k);
    slope.push((values[first + k + 1]! - values[first + k]!) / (spend[k + 1]! - spend[k]!));
    while (slope.length > 1 && slope.at(-1)! > slope.at(-2)!) {
      starts.pop();
      slope.pop();
      const from = starts.at(-1)!;
      slope[slope.length - 1] = (values[first + k + 1]! - values[first + from]!) / (spend[k + 1]! - spend[from]!);
    }
    end[starts.at(-1)!] = k + 1;
  }
  starts.forEach((from, block) => {
    for (let k = from; k < end[from]!; k++) values[first + k] = slope[block]!;
  });
  values[first + nPieces] = slope.at(-1)!;
}
