import { missing, type ResultCell, type Table } from "../base";
import { exp, findRoot, log } from "../numerics";
import type { ResponseModel } from "../models";
import { formatAmount } from "../optimize";
import { alterCurves, rememberMeans, unchanged } from "./alteredModel";
import { planRegret, stillBestShare, widestMove, type PlanRegret, type Replanning } from "./planRegret";

/** What one channel brings, and where the plan stops being best. */
export interface Signal {
  readonly watch: string;
  readonly channel: number;
  /** Outcomes at the plan's spend, as the model expects them. */
  readonly now: number;
  /** The nearest value at which the plan stops being best; null where none lies within a factor of 5. */
  readonly trigger: number | null;
  /** What is best then, in words; why there is no trigger where there is none. */
  readonly then: string;
}

/** How far a watched figure is followed: down to a fifth and up to five times its value. */
const farthest = 5;
/** Accuracy of a trigger's logarithm, relative. */
const accuracy = 1e-5;

/** How much better another plan is than this one when a figure is multiplied by a factor; 0 at the trigger. */
interface Rival {
  lead(model: ResponseModel): number;
  words(model: ResponseModel): string;
}

/**
 * Finds for each channel the nearest outcome (at the plan's spend, the whole curve rising or falling with it) at which
 * the plan stops being best, all else staying as it is. With another plan: where their means are equal. Without: where planning
 * the same total again gains more than 1% (within the widest move that the plan itself makes).
 */
export function findSignals(model: ResponseModel, plan: Float64Array, other: Float64Array | null): readonly Signal[] {
  const base = rememberMeans(model);
  const rival = other ? rivalPlan(plan, other) : replanning(base, plan);
  return model.channels.flatMap(({ name, noCurve }, channel) => {
    if (noCurve) return [];
    const brings = base.meanResponse(channel, plan[channel]!);
    return [watch(base, rival, { channel, now: brings, watch: `${name}: ${model.outcome.name}` })];
  });
}

function rivalPlan(plan: Float64Array, other: Float64Array): Rival {
  const meanOf = (model: ResponseModel, spend: Float64Array): number =>
    spend.reduce((sum, amount, c) => sum + (model.channels[c]!.noCurve ? 0 : model.meanResponse(c, amount)), 0);
  return {
    lead: (model) => (meanOf(model, other) - meanOf(model, plan)) / Math.abs(meanOf(model, plan) || 1),
    words: () => "the other plan brings more",
  };
}

function replanning(model: ResponseModel, plan: Float64Array): Rival {
  const settings = widestMove(model, plan);
  const question: Replanning = { objective: "outcome", limits: null, settings };
  const regretIn = (world: ResponseModel): PlanRegret => planRegret(world, plan, question);
  return {
    lead: (world) => {
      const { regret, best } = regretIn(world);
      return best > 0 ? regret / best - stillBestShare : -stillBestShare;
    },
    words: (world) => movesInWords(world, plan, regretIn(world).bestSpend),
  };
}

/** "Put 60,000 more into Email, take 85,000 from Events": the largest moves of the new plan. */
function movesInWords(model: ResponseModel, plan: Float64Array, best: Float64Array): string {
  const moves = model.channels.map(({ name }, c) => ({ name, move: best[c]! - plan[c]! }));
  moves.sort((a, b) => b.move - a.move);
  const [up, down] = [moves[0]!, moves.at(-1)!];
  if (!(up.move > 0) || !(down.move < 0)) return "another plan brings more";
  const amount = (move: number): string => formatAmount(Math.round(Math.abs(move)));
  return `put ${amount(up.move)} more into ${up.name}, take ${amount(down.move)} from ${down.name}`;
}

type Watched = Pick<Signal, "watch" | "channel" | "now">;

function watch(model: ResponseModel, rival: Rival, watched: Watched): Signal {
  const { channel, now } = watched;
  const world = (factor: number): ResponseModel =>
    alterCurves(
      model,
      model.channels.map((_, c) => (c === channel ? { response: factor, cost: 1 } : unchanged)),
    );
  const lead = (logFactor: number): number => rival.lead(world(exp(logFactor)));
  const start = lead(0);
  if (start > 0) return { ...watched, trigger: now, then: `already: ${rival.words(world(1))}` };
  const ends = [-log(farthest), log(farthest)].flatMap((end) => {
    const found = crossing(lead, start, end);
    return found === null ? [] : [found];
  });
  const nearest = ends.sort((a, b) => Math.abs(a) - Math.abs(b))[0];
  if (nearest === undefined)
    return { ...watched, trigger: null, then: `stays best between a fifth and ${farthest} times the present value` };
  return { ...watched, trigger: now * exp(nearest), then: rival.words(world(exp(nearest * (1 + 1e-3)))) };
}

/** The root of the lead nearest to 0 on the way to `end`: first bracketed in four strides, then narrowed. */
function crossing(lead: (logFactor: number) => number, start: number, end: number): number | null {
  let from = 0;
  for (const share of [0.1, 0.25, 0.5, 1]) {
    const to = share * end;
    const after = lead(to);
    if (after > 0) return start === 0 ? 0 : narrow(lead, from, to);
    from = to;
  }
  return null;
}

function narrow(lead: (logFactor: number) => number, from: number, to: number): number {
  const root = findRoot(lead, Math.min(from, to), Math.max(from, to), accuracy);
  return Number.isFinite(root) ? root : to;
}

/** FIND_SIGNALS' table. */
export function signalsTable(signals: readonly Signal[]): Table {
  return {
    header: ["Watch", "Now", "Trigger", "Then"],
    rows: signals.map(({ watch: name, now, trigger, then }): ResultCell[] => [
      name,
      now,
      trigger ?? missing(`${name}: the plan ${then}`),
      then,
    ]),
  };
}
