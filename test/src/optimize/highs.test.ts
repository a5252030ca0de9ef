import { isEngineError } from "../../../src/base";
import { planBudget, type PlanAnswer } from "../../../src/optimize";
import { createPlainModel } from "../../fakes/plainCurves";
import { randomMilp, type MilpCase } from "./milp";

type Highs = { solve(lp: string, options?: object): { readonly Status: string; readonly ObjectiveValue: number } };

let highs: Highs;

beforeAll(async () => {
  const load = jest.requireActual<() => Promise<Highs>>("highs");
  highs = await load();
});

function planOrNull({ curves, groups, isBrand, budget, limits }: MilpCase): PlanAnswer | null {
  const plain = createPlainModel(curves);
  const channels = plain.channels.map((channel, c) => ({ ...channel, groups: [groups[c]!], isBrand: isBrand[c]! }));
  try {
    return planBudget({ ...plain, channels }, { budget, limits, objective: null, posture: null, settings: null });
  } catch (error) {
    if (isEngineError(error) && error.code === "unavailable") return null;
    throw error;
  }
}

// HiGHS 1.15.3 (MIT), the open MILP solver, with its gap set to 1e-9; ours stops at 2e-8.
describe("against HiGHS on whole units, switches, nested and crossing groups and turnover", () => {
  it.each(Array.from({ length: 40 }, (_, k) => [k + 1]))(
    "problem %i: the same optimum to 1e-6, or none for both",
    (seed) => {
      const problem = randomMilp(seed);
      const theirs = highs.solve(problem.lp, { mip_rel_gap: 1e-9 });
      const ours = planOrNull(problem);
      expect(ours === null).toBe(theirs.Status === "Infeasible");
      if (!ours) return;
      expect(theirs.Status).toBe("Optimal");
      expect(ours.value).toBeGreaterThanOrEqual(theirs.ObjectiveValue * (1 - 1e-6));
      expect(ours.value).toBeLessThanOrEqual(theirs.ObjectiveValue * (1 + 1e-6));
      expect(ours.upperBound).toBeGreaterThanOrEqual(theirs.ObjectiveValue * (1 - 1e-9));
      expect(ours.gap).toBeLessThanOrEqual(1e-6);
    },
  );
});
