import { rowActivity, type ExtraRow } from "./extraRows";

/** A plan that is best at some prices of the extra rows. */
export interface RowPlan {
  readonly spend: Float64Array; // [channel]
  /** No plan that keeps the rows has a higher value: the Lagrangian at these prices. */
  readonly bound: number;
}

/** A subproblem with extra rows, solved by their multipliers. */
export interface RowProblem<Plan extends RowPlan> {
  readonly rows: readonly ExtraRow[];
  /** Written: where `at` reads the rows' prices. */
  readonly prices: Float64Array;
  readonly budget: number;
  /** The search ends once the bound can fall by no more than this, or lies below `hopeless`. */
  readonly slack: number;
  readonly hopeless: number;
  /** The best plan at the present prices. */
  at(): Plan;
  /** A plan between two: share 0 is `inside`, 1 is `outside`. */
  mix(inside: Plan, outside: Plan, share: number, bound: number): Plan;
}

const mostSteps = 40;

/**
 * Finds the prices (multipliers, >= 0) of the rows at which the Lagrangian bound is least, row within row: the bound is
 * convex in a price and its slope is  limit − use. Tangents at both ends of the bracket meet below the least bound, so
 * the search knows when it is done (Kelley 1960); every other step takes the middle. Null where no price makes the plan
 * keep a row. The answer keeps the row exactly: a mixture of the plans at both ends.
 */
export function priceRows<Plan extends RowPlan>(problem: RowProblem<Plan>): Plan | null {
  problem.prices.fill(0);
  return solveRow(problem, 0);
}

function solveRow<Plan extends RowPlan>(problem: RowProblem<Plan>, j: number): Plan | null {
  const { rows, prices, budget } = problem;
  const row = rows[j];
  if (!row) return problem.at();
  const small = 1e-9 * budget;
  const tryPrice = (price: number): End<Plan> | null => {
    prices[j] = price;
    const plan = solveRow(problem, j + 1);
    return plan && { plan, price, excess: rowActivity(row, plan.spend) - row.limit };
  };
  const free = tryPrice(0);
  if (!free || free.excess <= small || free.plan.bound < problem.hopeless) return free && free.plan;
  const first = Math.abs(free.plan.bound) / budget || 1;
  let low: End<Plan> = free;
  let price = first;
  let high = tryPrice(price);
  for (let step = 0; !high || high.excess > small; step++) {
    if (step > mostSteps) return null;
    if (high) low = high;
    high = tryPrice((price *= 4));
  }
  return narrow(problem, low, high, tryPrice);
}

/** The best plan at one price of a row, and by how much it exceeds the row's limit. */
interface End<Plan> {
  readonly plan: Plan;
  readonly price: number;
  readonly excess: number;
}

/** Closes the bracket of a row's price: too much is used at `low`, not too much at `high`. */
function narrow<Plan extends RowPlan>(
  { budget, slack, hopeless, mix }: RowProblem<Plan>,
  low: End<Plan>,
  high: End<Plan>,
  tryPrice: (price: number) => End<Plan> | null,
): Plan | null {
  let bound = Math.min(low.plan.bound, high.plan.bound);
  for (let step = 0; step < mostSteps && low.excess - high.excess > 1e-9 * budget; step++) {
    const meet = tangentsMeet(low, high);
    if (bound - meet.height <= 0.1 * slack || bound < hopeless) break;
    const isInside = step % 3 < 2 && meet.price > low.price && meet.price < high.price;
    const next = tryPrice(isInside ? meet.price : (low.price + high.price) / 2);
    if (!next) return null;
    bound = Math.min(bound, next.plan.bound);
    if (next.excess > 0) low = next;
    else high = next;
  }
  const share = -high.excess / (low.excess - high.excess);
  if (!(share > 0) || !Number.isFinite(share)) return { ...high.plan, bound };
  return mix(high.plan, low.plan, Math.min(1, share), bound);
}

/** Where the bound's tangents (slope −excess) at both ends meet. */
function tangentsMeet<Plan extends RowPlan>(low: End<Plan>, high: End<Plan>): { price: number; height: number } {
  const rise = high.plan.bound - low.plan.bound;
  const ahead = (rise + high.excess * (high.price - low.price)) / (high.excess - low.excess);
  return { price: low.price + ahead, height: low.plan.bound - low.excess * ahead };
}
