import fc from "fast-check";
import { planBreaches, planOrNull } from "../src/optimize/checkPlanLaws";
import { randomProblem } from "../src/optimize/randomProblems";
import type { Check } from "./check";

export const name = "optimize";

/** 10,000 random problems of up to nine channels: the laws of every plan, and how near to the bound they come. */
export function run(): readonly Check[] {
  const numRuns = 10_000;
  const seed = 2026;
  const gaps: number[] = [];
  const breaches: string[] = [];
  let infeasible = 0;
  for (const problem of fc.sample(randomProblem(9), { numRuns, seed })) {
    const answer = planOrNull(problem);
    if (!answer) infeasible++;
    else {
      gaps.push(answer.gap);
      breaches.push(...planBreaches(problem, answer));
    }
  }
  gaps.sort((a, b) => a - b);
  const share = gaps.filter((gap) => gap <= 1e-6).length / gaps.length;
  return [
    {
      claim: `${numRuns} random problems (seed ${seed}): limits, budget, current plan and bound are kept`,
      found: `${breaches.length} breaches, ${infeasible} infeasible ${breaches.slice(0, 3).join("; ")}`,
      passed: breaches.length === 0,
    },
    {
      claim: "the gap is 1e-6 or less in 95% of them and never above 1e-3",
      found: `${(share * 100).toFixed(1)}%, largest ${gaps.at(-1)?.toExponential(1)}`,
      passed: share >= 0.95 && (gaps.at(-1) ?? 0) <= 1e-3,
    },
  ];
}
