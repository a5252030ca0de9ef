import type { BackgroundInput } from "../responseModel";
import type { FittedDraws } from "./fittedDraws";
import type { Horizon } from "./horizon";

/**
 * What the last horizon's outcome rests on besides the channels, per draw:
 *   baseline   Σ_t (intercept + trend + season) over its periods
 *   a control  Σ_t coefficient · level_t / sd: against a level of 0 (the fit itself counts from the column's mean)
 */
export function background(fit: FittedDraws, { from, periods }: Horizon): readonly BackgroundInput[] {
  const { history } = fit.plan;
  const levelOf = (name: string): number => {
    const values = history.controls.find((control) => control.name === name)?.values ?? [];
    return values.slice(from, from + periods).reduce((sum, value) => sum + value, 0);
  };
  const baseline = new Float64Array(fit.nDraws).fill(fit.scaling.outcomeMean * periods);
  const controls: BackgroundInput[] = [];
  fit.columns.forEach(({ name, part, values }, k) => {
    const sd = fit.layout.controls.find((control) => control.name === name)?.sd ?? 1;
    const size = part === "control" ? levelOf(name) / sd : sumOf(values.subarray(from, from + periods));
    const effect = coefficients(fit, k).map((coefficient) => coefficient * size);
    if (part === "control") controls.push({ name, kind: "control", draws: effect });
    else for (let d = 0; d < baseline.length; d++) baseline[d]! += effect[d]!;
  });
  return [{ name: "Baseline", kind: "baseline", draws: baseline }, ...controls];
}

/** Coefficient of column k in units of the outcome, [draw]. */
function coefficients(fit: FittedDraws, k: number): Float64Array {
  return Float64Array.from(
    { length: fit.nDraws },
    (_, d) => fit.values[d * fit.width + fit.baselineAt + k]! * fit.scaling.outcomeSd,
  );
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
