/** What each channel brings at each of its amounts, per draw: `value[channel][step]` holds the draws. Step k costs k units. */
export interface DecisionGrid {
  readonly value: readonly (readonly Float64Array[])[];
  /** Units that may be spent in all; less may be. */
  readonly units: number;
}

/** A gain below this share of the plan's value is the dust of floating point. */
const dust = 1e-12;

/** What knowing more would be worth, in units of the objective. */
export interface InformationValue {
  /** Value of the best plan as things are known now. */
  readonly now: number;
  /** Gain from knowing everything before planning. */
  readonly perfect: number;
  /** Gain from knowing one channel's curve before planning. [channel] */
  readonly byChannel: readonly number[];
}

/**
 * Expected value of (partial) perfect information by exact dynamic programming on a grid of plans (Raiffa and Schlaifer
 * 1961; Ades, Lu and Claxton 2004):
 *   EVPI   = E_d max_x Σ_c R_cd(x_c) − max_x E_d Σ_c R_cd(x_c)
 *   EVPPI_c = E_d max_x [R_cd(x_c) + Σ_{o≠c} E R_o(x_o)] − the same last term
 * Channels count as independently uncertain: learning of one says nothing of the others. Both are >= 0 and 0 where no
 * news could change the plan; EVPPI <= EVPI for independent draws, up to the error of so many draws.
 */
export function informationValue({ value, units }: DecisionGrid): InformationValue {
  const means = value.map((own) => Float64Array.from(own, mean));
  const others = withoutEach(means, units);
  const now = best(means, units)[units]!;
  const nDraws = value[0]?.[0]?.length ?? 0;
  let perfect = 0;
  for (let d = 0; d < nDraws; d++) {
    const drawn = value.map((own) => Float64Array.from(own, (draws) => draws[d]!));
    perfect += best(drawn, units)[units]!;
  }
  const byChannel = value.map((own, c) => knowing(own, means[c]!, others[c]!, units, 1) - now);
  const clean = (gain: number): number => (gain > dust * Math.abs(now) ? gain : 0);
  return { now, perfect: clean(perfect / nDraws - now), byChannel: byChannel.map(clean) };
}

/**
 * Expected value of sample information on one channel: its draws are drawn together to  mean + √share · (draw − mean),
 * the spread of what would be believed after a test that explains that share of the variance (Jalal and Alarid-Escudero
 * 2018). share 0 is worth 0, share 1 is the EVPPI.
 */
export function sampleInformationValue({ value, units }: DecisionGrid): (channel: number, share: number) => number {
  const means = value.map((own) => Float64Array.from(own, mean));
  const others = withoutEach(means, units);
  const now = best(means, units)[units]!;
  return (channel, share) =>
    Math.max(0, knowing(value[channel]!, means[channel]!, others[channel]!, units, share) - now);
}

/** E_d max_k [mean + √share (draw − mean) + best of the others for the rest]. */
function knowing(
  own: readonly Float64Array[],
  means: Float64Array,
  rest: Float64Array,
  units: number,
  share: number,
): number {
  const nDraws = own[0]!.length;
  const root = Math.sqrt(share);
  let sum = 0;
  for (let d = 0; d < nDraws; d++) {
    let most = -Infinity;
    for (let k = 0; k < own.length && k <= units; k++) {
      const worth = means[k]! + root * (own[k]![d]! - means[k]!) + rest[units - k]!;
      if (worth > most) most = worth;
    }
    sum += most;
  }
  return sum / nDraws;
}

const mean = (draws: Float64Array): number => draws.reduce((sum, own) => sum + own, 0) / draws.length;

/** Best value of channels together for every number of units up to `units` (less may be spent). */
function best(tables: readonly Float64Array[], units: number): Float64Array {
  return tables.reduce((so, own) => combine(so, own, units), new Float64Array(units + 1));
}

function combine(before: Float64Array, own: Float64Array, units: number): Float64Array {
  const after = new Float64Array(units + 1).fill(-Infinity);
  for (let total = 0; total <= units; total++)
    for (let k = 0; k < own.length && k <= total; k++) {
      const worth = before[total - k]! + own[k]!;
      if (worth > after[total]!) after[total] = worth;
    }
  return after;
}

/** For each channel the best of all others. */
function withoutEach(tables: readonly Float64Array[], units: number): Float64Array[] {
  const n = tables.length;
  const ahead: Float64Array[] = [new Float64Array(units + 1)];
  for (let c = 0; c < n; c++) ahead.push(combine(ahead[c]!, tables[c]!, units));
  const out: Float64Array[] = [];
  let after: Float64Array = new Float64Array(units + 1);
  for (let c = n - 1; c >= 0; c--) {
    out[c] = combine(ahead[c]!, after, units);
    after = combine(after, tables[c]!, units);
  }
  return out;
}
