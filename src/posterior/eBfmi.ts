/**
 * Energy Bayesian fraction of missing information: Σ (E_d − E_{d−1})² / Σ (E_d − mean)² of one chain's energies
 * (Betancourt 2016). Below about 0.3 the momentum refreshes too little to explore the tails. NaN for constant energies.
 */
export function eBfmi(energies: Float64Array): number {
  const mean = energies.reduce((sum, value) => sum + value, 0) / energies.length;
  let moves = 0;
  let spread = 0;
  for (let d = 0; d < energies.length; d++) {
    if (d > 0) moves += (energies[d]! - energies[d - 1]!) * (energies[d]! - energies[d - 1]!);
    spread += (energies[d]! - mean) * (energies[d]! - mean);
  }
  return spread > 0 ? moves / spread : NaN;
}
