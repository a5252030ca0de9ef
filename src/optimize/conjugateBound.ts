import type { SampledCurve } from "./sampledCurve";
import type { SpendRange } from "./sampledHull";

const mostSplits = 40;

let bounds = new Float64Array(256); // [cell]

/**
 * Upper bound of a curve's conjugate,  max over a range of  value(x) − price × x,  from the bounds of its cells; the
 * loosest cell is split until no more than `slack` is left between the bound and the best sample.
 */
export function conjugateBound(curve: SampledCurve, { from, to }: SpendRange, price: number, slack: number): number {
  const first = curve.sampleAt(from);
  let last = curve.sampleAt(to);
  if (bounds.length < last + mostSplits + 1) bounds = new Float64Array(2 * (last + mostSplits));
  let found = heightAt(curve, first, price);
  for (let k = first; k < last; k++) {
    bounds[k] = curve.cellBound(k, price);
    found = Math.max(found, heightAt(curve, k + 1, price));
  }
  for (let split = 0; ; split++) {
    let loosest = -1;
    let most = found;
    for (let k = first; k < last; k++) if (bounds[k]! > most) most = bounds[(loosest = k)]!;
    if (loosest < 0 || most - found <= slack || split === mostSplits) return most;
    const before = curve.samples.count;
    const added = curve.sampleAt(curve.splitCell(loosest, price));
    if (curve.samples.count === before) return most;
    last++;
    bounds.copyWithin(added + 1, added, last - 1);
    // A sample tells on the shapes of the cells beside its own, too.
    for (let k = Math.max(first, added - 2); k < Math.min(last, added + 2); k++) bounds[k] = curve.cellBound(k, price);
    found = Math.max(found, heightAt(curve, added, price));
  }
}

const heightAt = ({ samples: { value, spend } }: SampledCurve, k: number, price: number): number =>
  value[k]! - price * spend[k]!;
