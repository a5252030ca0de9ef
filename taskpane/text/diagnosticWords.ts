import type { FitReport } from "../state/fitReader";

const shown = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : "n/a");

/** The sampler's diagnostics with what each should be. */
export const diagnosticWords = {
  header: ["Diagnostic", "Value", "Good"],
  rows: (diagnostics: FitReport["diagnostics"]): readonly (readonly string[])[] => [
    [`R-hat, largest (${diagnostics.worst})`, shown(diagnostics.rHat, 3), "≤ 1.01"],
    ["Effective draws, bulk", shown(diagnostics.essBulk, 0), "≥ 400"],
    ["Effective draws, tail", shown(diagnostics.essTail, 0), "≥ 400"],
    ["Divergent draws", `${diagnostics.divergences} of ${diagnostics.draws}`, "≤ 0.1%"],
    ["E-BFMI, least", shown(diagnostics.eBfmi, 2), "≥ 0.2"],
    ["Trees cut short", String(diagnostics.cutTrees), "0"],
    ["Gradients", String(diagnostics.gradients), ""],
  ],
};
