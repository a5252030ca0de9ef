import { unavailable } from "../../base";
import { limitSlack } from "../brokenLimits";
import type { FeasibleSet } from "../feasibleSet";
import { formatAmount } from "../formatAmount";
import { roundAmounts } from "../roundAmounts";
import type { FlightRows } from "./flightRows";

/** Units per money where limits tie periods together: rounding all amounts then moves no sum by more than the slack. */
const fineUnits = 1e6;

/**
 * Rounds a flight so that it adds up and keeps its limits: to the cent where sums nest, to a millionth where limits cross
 * periods (one sum's cents cannot then be mended without another's). What rounding leaves over goes to the amount with
 * most room. A flight is given out only if it keeps every limit.
 */
export function finishAmounts(set: FeasibleSet, rows: FlightRows, found: Float64Array): Float64Array {
  const near = snapped(set, found);
  const isNested = set.crossing.length === 0 && !set.turnover;
  const spend = isNested ? roundAmounts(set, near) : fineAmounts(set, near);
  const broken = brokenRow(set, rows, spend);
  if (broken) unavailable(`No flight was found that keeps all limits to the cent: ${broken}. Loosen one`);
  return spend;
}

/** Amounts a hair off their bounds go there: the search only comes near them. */
function snapped({ lower, upper, budget }: FeasibleSet, spend: Float64Array): Float64Array {
  const near = (1e-9 * budget) / 2;
  return spend.map((amount, i) =>
    amount - lower[i]! < near ? lower[i]! : upper[i]! - amount < near ? upper[i]! : amount,
  );
}

function fineAmounts({ budget, spendAll, lower, upper }: FeasibleSet, found: Float64Array): Float64Array {
  const spend = found.map((amount) => Math.round(amount * fineUnits) / fineUnits);
  const total = spend.reduce((sum, amount) => sum + amount, 0);
  const left = spendAll || total > budget ? budget - total : 0;
  let most = -1;
  spend.forEach((amount, i) => {
    const room = Math.min(amount - lower[i]!, upper[i]! - amount);
    if (room > Math.abs(left) && (most < 0 || amount > spend[most]!)) most = i;
  });
  if (most >= 0) spend[most] = spend[most]! + left;
  return spend;
}

function brokenRow({ budget }: FeasibleSet, { sums, moves }: FlightRows, spend: Float64Array): string | null {
  const slack = limitSlack + 1e-9 * budget;
  for (const { name, members, lower, upper } of sums) {
    const total = members.reduce((sum, i) => sum + spend[i]!, 0);
    if (total < lower - slack || total > upper + slack)
      return `${name} is ${formatAmount(total)} and should lie between ${formatAmount(lower)} and ${formatAmount(upper)}`;
  }
  for (const { members, reference, most, by } of moves) {
    const moved = members.reduce((sum, i) => sum + Math.abs(spend[i]! - reference[i]!) / 2, 0);
    if (moved > most + slack)
      return `${by.where} ${by.name} ${formatAmount(most)} is exceeded by ${formatAmount(moved - most)}`;
  }
  return null;
}
