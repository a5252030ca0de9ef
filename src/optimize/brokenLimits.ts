import type { ResponseModel } from "../models";
import { extraRows, rowActivity } from "./extraRows";
import type { FeasibleSet } from "./feasibleSet";
import { formatAmount } from "./formatAmount";
import type { BoundSource } from "./laminarTree";

/** Money by which a plan may miss a limit and still count as keeping it. */
export const limitSlack = 0.005;

/** The limits that a plan breaks, each in words: "limits row 3 (Events) Max 250,000 is exceeded by 50,000". */
export function brokenLimits(set: FeasibleSet, spend: Float64Array, model: ResponseModel): string[] {
  const broken: string[] = [];
  const check = (name: string, by: BoundSource | null, bound: number, excess: number, word: string): void => {
    if (excess <= limitSlack + 1e-9 * set.budget) return;
    const where = by?.where ? `${by.where} ` : "";
    broken.push(`${where}${name} ${by?.name ?? "limit"} ${formatAmount(bound)} is ${word} by ${formatAmount(excess)}`);
  };
  spend.forEach((amount, c) => {
    const { name } = model.channels[c]!;
    check(name, set.lowerBy[c] ?? null, set.lower[c]!, set.lower[c]! - amount, "missed");
    if (set.upperBy[c]) check(name, set.upperBy[c], set.upper[c]!, amount - set.upper[c]!, "exceeded");
    const least = set.minWhenOn[c]!;
    if (amount > 0) check(name, { name: "Min when on", where: "" }, least, least - amount, "missed");
    const step = set.step[c]!;
    const off = step > 0 ? Math.abs(amount - step * Math.round(amount / step)) : 0;
    check(name, { name: "Step", where: "" }, step, off, "missed");
  });
  for (const { name, members, lower, upper, lowerBy, upperBy } of [...set.tree.groups, ...set.crossing]) {
    const total = members.reduce((sum, c) => sum + spend[c]!, 0);
    check(name, lowerBy, lower, lower - total, "missed");
    check(name, upperBy, upper, total - upper, "exceeded");
  }
  for (const row of extraRows({ ...set, crossing: [] }, model))
    check("", row.by, row.limit, rowActivity(row, spend) - row.limit, "exceeded");
  const total = spend.reduce((sum, amount) => sum + amount, 0);
  const budget = { name: "The budget", where: "" };
  check("", budget, set.budget, total - set.budget, "exceeded");
  if (set.spendAll) check("", budget, set.budget, set.budget - total, "not spent");
  return broken.map((words) => words.trim());
}
