import type { SheetValues } from "../../src/base";
import { readSettings } from "../../src/data";
import { createFittedModel, createSpec, type FinishedFit, type FittedModel, readDraws } from "../../src/models";
import { createNormalDraws, createRng, exp, logistic } from "../../src/numerics";
import { plantedHistory } from "../src/models/mmm/plantedHistory";

/** A fitted model with draws made by hand (no sampling; pairs of strength `joint` ± 0.1): quick, for whatever plans with a fitted model's carryover. */
export function createFittedWorld(
  options: {
    rows?: number;
    channels?: number;
    nDraws?: number;
    settings?: SheetValues | null;
    seed?: number;
    joint?: number;
  } = {},
): FittedModel {
  const { rows = 60, channels = 3, nDraws = 100, settings = null, seed = 1, joint = 0 } = options;
  const { history } = plantedHistory({ rows, channels, seed });
  const plan = { history, tests: [], spec: createSpec(history, readSettings(settings)) };
  const layout = readDraws(plan, new Float32Array(0));
  const rng = createRng(seed, 5);
  const normal = createNormalDraws(rng);
  const centre = layout.channels.map(() => ({
    coefficient: 0.5 + rng.uniform(),
    retention: 0.2 + 0.5 * rng.uniform(),
  }));
  const draws = new Float32Array(nDraws * layout.width);
  for (let d = 0; d < nDraws; d++) {
    layout.channels.forEach(({ effectAt, coefficientAt, shapeAt, shape }, c) => {
      const at = d * layout.width;
      const { coefficient, retention } = centre[c]!;
      draws[at + coefficientAt] = coefficient * exp(0.2 * normal());
      draws[at + effectAt] = 0.3 * draws[at + coefficientAt]!;
      [...shape.carryover.parameterNames, ...shape.saturation.parameterNames].forEach((name, k) => {
        const logit = Math.log(retention / (1 - retention));
        draws[at + shapeAt + k] =
          name === "retention"
            ? logistic(logit + 0.3 * normal())
            : name === "slope"
              ? 2.2 * exp(0.1 * normal())
              : exp(0.2 * normal());
      });
    });
    draws[d * layout.width + layout.noiseAt] = 0.2;
    for (const { strengthAt } of layout.pairs) draws[d * layout.width + strengthAt] = joint + 0.1 * normal();
  }
  const finished = { plan, draws, verdict: { status: "pass", reasons: [] } } as unknown as FinishedFit;
  return createFittedModel("MMM:hand", finished);
}
