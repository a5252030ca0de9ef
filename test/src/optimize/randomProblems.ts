import fc from "fast-check";
import type { SheetValues } from "../../../src/base";
import type { ResponseModel } from "../../../src/models";
import { createCurveModel, type FakeChannel } from "../../fakes/curveModel";

/** A random planning problem: curves of every shape, bounds, a group cap. */
export interface RandomProblem {
  readonly model: ResponseModel;
  readonly budget: number;
  readonly limits: SheetValues;
}

const channel = fc.record({
  spend: fc.integer({ min: 1, max: 500 }),
  outcome: fc.integer({ min: 1, max: 900 }),
  curve: fc.oneof(
    fc.record({ kind: fc.constant("power" as const), exponent: fc.double({ min: 0.1, max: 0.9, noNaN: true }) }),
    fc.record({
      kind: fc.constant("hill" as const),
      halfSaturation: fc.double({ min: 0.2, max: 3, noNaN: true }),
      slope: fc.constantFrom(0.7, 1, 1, 1.5, 2.5, 4),
    }),
  ),
  group: fc.constantFrom("A", "B", "C"),
  min: fc.option(fc.double({ min: 0, max: 0.45, noNaN: true })),
  max: fc.option(fc.double({ min: 1.05, max: 4, noNaN: true })),
});

/** Random problems of up to `most` channels; a share of them is infeasible. */
export function randomProblem(most: number): fc.Arbitrary<RandomProblem> {
  return fc
    .record({
      channels: fc.array(channel, { minLength: 1, maxLength: most }),
      share: fc.double({ min: 0.55, max: 1.6, noNaN: true }),
      groupCap: fc.option(fc.double({ min: 0.3, max: 1.5, noNaN: true })),
    })
    .map(({ channels, share, groupCap }) => {
      const own = channels.map(({ spend, outcome, curve, group }, c): FakeChannel => {
        const currentSpend = spend * 1000;
        const scaled =
          curve.kind === "hill" ? { ...curve, halfSaturation: curve.halfSaturation * currentSpend } : curve;
        return { name: `c${c}`, currentSpend, currentOutcome: outcome, groups: [group], curve: scaled };
      });
      const total = own.reduce((sum, { currentSpend }) => sum + currentSpend, 0);
      const inA = own
        .filter(({ groups }) => groups?.[0] === "A")
        .reduce((sum, { currentSpend }) => sum + currentSpend, 0);
      const bound = (factor: number | null, c: number): number | null =>
        factor === null ? null : Math.round(own[c]!.currentSpend * factor * 100) / 100;
      return {
        model: createCurveModel(own, { nDraws: 1, spread: 0, levelSpread: 0 }),
        budget: Math.round(total * share * 100) / 100,
        limits: [
          ["Channel", "Min", "Max"],
          ...channels.map(({ min, max }, c) => [`c${c}`, bound(min, c), bound(max, c)]),
          ...(groupCap !== null && inA > 0 ? [["A", null, Math.round(inA * groupCap * 100) / 100]] : []),
        ],
      };
    });
}
