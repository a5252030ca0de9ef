import { mean as meanOf } from "../numerics";
import type { ResponseModel } from "../models";
import { tailShare, type FeasibleSet, type PlanProblem } from "../optimize";
import { worstMean } from "./worstMean";

/** What a plan is expected to bring, and by how much the mean of its worst 20% of cases falls short. */
export interface PlanValue {
  readonly mean: number;
  readonly risk: number;
}

/** Steps between the spends at which a channel's curve is known. */
const steps = 64;

/** A channel's response per draw at spends from its lower limit to its upper one, closer where curves bend most. */
interface ResponseTable {
  readonly lower: number;
  readonly width: number;
  readonly rows: readonly Float64Array[]; // [step][draw]
}

function tabulate(model: ResponseModel, channel: number, { lower, upper, budget }: FeasibleSet): ResponseTable {
  const from = lower[channel]!;
  const width = Math.max(0, Math.min(upper[channel]!, budget) - from);
  const rows = Array.from({ length: width > 0 ? steps + 1 : 1 }, (_, k) => {
    const draws = new Float64Array(model.nDraws);
    const share = k / steps;
    if (!model.channels[channel]!.noCurve) model.response(channel, from + width * share * share, draws);
    return draws;
  });
  return { lower: from, width, rows };
}

/** The response at a spend by straight lines between the table's spends, per draw, into `out`. */
function readTable({ lower, width, rows }: ResponseTable, spend: number, out: Float64Array): void {
  const at = width > 0 ? steps * Math.sqrt(Math.max(0, Math.min(1, (spend - lower) / width))) : 0;
  const k = Math.min(Math.floor(at), rows.length - 2);
  if (k < 0) return void out.set(rows[0]!);
  const [below, above] = [rows[k]!, rows[k + 1]!];
  const [from, to] = [k * k, (k + 1) * (k + 1)];
  const share = (at * at - from) / (to - from);
  for (let d = 0; d < out.length; d++) out[d] = below[d]! + share * (above[d]! - below[d]!);
}

/** Values many plans of one problem: curves are worked out once, at 65 spends per channel. Joint effects included. */
export function createPlanValuer({ model, objective, set }: PlanProblem): (spend: Float64Array) => PlanValue {
  const tables = model.channels.map((_, channel) => tabulate(model, channel, set));
  const byChannel = model.channels.map(() => new Float64Array(model.nDraws));
  const total = new Float64Array(model.nDraws);
  return (spend) => {
    total.fill(-objective.spendCost * spend.reduce((sum, amount) => sum + amount, 0));
    tables.forEach((table, channel) => {
      const draws = byChannel[channel]!;
      readTable(table, spend[channel]!, draws);
      const worth = objective.worth[channel]!;
      for (let d = 0; d < total.length; d++) total[d]! += worth * draws[d]!;
    });
    for (const { a, b, strength } of model.interactions) {
      const worth = (objective.worth[a]! + objective.worth[b]!) / 2;
      for (let d = 0; d < total.length; d++)
        total[d]! += worth * strength[d]! * Math.sqrt(byChannel[a]![d]! * byChannel[b]![d]!);
    }
    const mean = meanOf(total);
    return { mean, risk: mean - worstMean(total, tailShare) };
  };
}
