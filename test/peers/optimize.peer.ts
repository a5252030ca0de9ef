import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planBudget } from "../../src/optimize";
import { createPlainModel, type PlainCurve } from "../fakes/plainCurves";
import type { PeerCheck } from "./run";

export const name = "optimize";

/** One point of a published curve: multiple of the historical spend, spend, mean incremental outcome. */
type CurvePoint = readonly [multiplier: number, spend: number, mean: number];

interface PublishedOptimum {
  readonly points: readonly { channel: string; spend_level: string; spend: number; mean: number }[];
  readonly bounds: Readonly<Record<string, readonly [number, number]>>;
  readonly response_curves: Readonly<Record<string, readonly CurvePoint[]>>;
}

interface Published {
  readonly results: Readonly<Record<string, { readonly opt: PublishedOptimum; readonly opt_hyp: PublishedOptimum }>>;
}

/** The curve through published points: cubic Hermite pieces, slopes by central differences. */
function throughPoints(channel: string, points: readonly CurvePoint[], currentSpend: number): PlainCurve {
  const last = points.length - 1;
  const slopes = points.map((_, k) => {
    const [left, right] = [points[Math.max(0, k - 1)]!, points[Math.min(last, k + 1)]!];
    return (right[2] - left[2]) / (right[1] - left[1]);
  });
  const piece = (spend: number): { k: number; t: number; width: number } => {
    let k = 0;
    while (k + 2 <= last && points[k + 1]![1] <= spend) k++;
    const width = points[k + 1]![1] - points[k]![1];
    return { k, width, t: Math.min(1, (spend - points[k]![1]) / width) };
  };
  return {
    ...{ name: channel, currentSpend, shape: "any" },
    response(spend) {
      const { k, t, width } = piece(spend);
      const rise = points[k + 1]![2] - points[k]![2];
      const bend = (slopes[k]! * width - rise) * (1 - t) + (rise - slopes[k + 1]! * width) * t;
      return points[k]![2] + t * rise + t * (1 - t) * bend;
    },
    slope(spend) {
      const { k, t, width } = piece(spend);
      const rise = points[k + 1]![2] - points[k]![2];
      const [a, b] = [slopes[k]! * width - rise, rise - slopes[k + 1]! * width];
      return (rise + (1 - 2 * t) * (a * (1 - t) + b * t) + t * (1 - t) * (b - a)) / width;
    },
  };
}

function check(engine: string, kind: "opt" | "opt_hyp", published: PublishedOptimum): PeerCheck {
  const at = (channel: string, level: string): number =>
    published.points.find((point) => point.channel === channel && point.spend_level.startsWith(level))!.spend;
  const channels = Object.keys(published.response_curves);
  const curves = channels.map((channel) =>
    throughPoints(channel, published.response_curves[channel]!, at(channel, "Non-optimized")),
  );
  const theirs = channels.map((channel) => at(channel, "Optimized"));
  const budget = theirs.reduce((sum, spend) => sum + spend, 0);
  const limits = channels.map((channel, c) => {
    const [low, high] = published.bounds[channel]!;
    const full = published.response_curves[channel]!.find(([multiplier]) => multiplier === 1)![1];
    return [channel, Math.min(low * full, theirs[c]!), Math.max(high * full, theirs[c]!)];
  });
  const question = { budget, limits: [["Channel", "Min", "Max"], ...limits] };
  const answer = planBudget(createPlainModel(curves), { ...question, objective: null, posture: null, settings: null });
  const worth = curves.reduce((sum, curve, c) => sum + curve.response(theirs[c]!), 0);
  return {
    claim: `Meridian's ${kind} plan (${engine}) on its own published curves and bounds: ours is worth at least as much`,
    found: `ours ${answer.value.toFixed(0)}, theirs ${worth.toFixed(0)} (${(100 * (answer.value / worth - 1)).toFixed(3)}% more), gap ${answer.gap.toExponential(1)}`,
    passed: answer.value >= worth * (1 - 1e-9) && answer.gap <= 1e-6,
  };
}

/** google/meridian@8ca83f6b, demo/Meridian_Getting_Started.ipynb: its optimised budgets against ours. */
export function run(directory: string): readonly PeerCheck[] {
  const file = join(directory, "mmm", "meridian", "meridian_published_results.json");
  const { results } = JSON.parse(readFileSync(file, "utf8")) as Published;
  return Object.entries(results).flatMap(([engine, { opt, opt_hyp }]) => [
    check(engine, "opt", opt),
    check(engine, "opt_hyp", opt_hyp),
  ]);
}
