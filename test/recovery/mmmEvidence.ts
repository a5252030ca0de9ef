import { createResponsePath } from "../../src/media";
import {
  carryoverProfile,
  effectEvidence,
  type History,
  holdoutPlan,
  type LiftTest,
  scoreAhead,
  shapeOf,
  shapePriors,
  sliceHistory,
} from "../../src/models";
import { createNormalDraws, createRng } from "../../src/numerics";
import { plantedHistory } from "../src/models/mmm/plantedHistory";
import { type Check, within } from "./check";
import { drawWorld, type PriorWorld } from "./mmmWorld";
import { median, planOf, quickFit, returns } from "./quickFit";

/** What the mix model makes of evidence: experiments, columns without meaning, noise, one more week, delays, forecasts. */
export const name = "mix model: evidence and stability in planted worlds";

const WORLDS = Number(process.env.MMM_WORLDS ?? 15);

export function run(): Check[] {
  return [liftTests(), ...placebo(), ...stability(), delayedPeak(), backtestCoverage()];
}

const worlds = <T>(study: (world: number) => T, count = WORLDS): T[] =>
  Array.from({ length: count }, (_, w) => study(w));

/** A demand that spend follows makes the first channel look better than it is; a test says what it really brings. */
function liftTests(): Check {
  const errors = worlds((w) => {
    const world = drawWorld({ rows: 104, channels: 3 }, 40_000 + w, (normal) => 0.5 * normal());
    const spend = world.history.channels[0]!.values;
    const centre = spend.reduce((sum, x) => sum + x, 0) / spend.length;
    const sd = Math.sqrt(spend.reduce((sum, x) => sum + (x - centre) * (x - centre), 0) / spend.length);
    const biased = world.history.outcome.values.map((y, t) => y + (120 * (spend[t]! - centre)) / sd);
    const history = { ...world.history, outcome: { ...world.history.outcome, values: biased } };
    const truth = trueReturn(world);
    const error = (tests: LiftTest[]): number => Math.abs(returns(history, tests)[0]! - truth) / truth;
    return { without: error([]), withTest: error([trueTest(world)]) };
  });
  const [without, withTest] = [median(errors.map((e) => e.without)), median(errors.map((e) => e.withTest))];
  const found = `median error ${(100 * without).toFixed(0)}% without, ${(100 * withTest).toFixed(0)}% with (${WORLDS} worlds)`;
  return {
    claim: "a lift test (standard error 8%) takes at least 40% off a biased ROI",
    found,
    passed: withTest <= 0.6 * without,
  };
}

function trueReturn({ history, scaling, truth }: PriorWorld): number {
  const { values } = history.channels[0]!;
  const spend = values.reduce((sum, x) => sum + x, 0);
  return (truth.get("Channel 1 · effect")! * values.length * scaling.outcomeSd) / spend;
}

/** What a stop of the first channel in weeks 30-39 really costs, with a standard error of 8% of it. */
function trueTest(world: PriorWorld): LiftTest {
  const { history, scaling, spec, truth } = world;
  const { values } = history.channels[0]!;
  const parameters = Float64Array.from(shapePriors(spec.channels[0]!), ({ name: p }) => truth.get(`Channel 1 · ${p}`)!);
  const effects = (spends: readonly number[]): Float64Array => {
    const path = createResponsePath(
      spends.map((x) => x / scaling.spendUnit[0]!),
      shapeOf(spec.channels[0]!),
    );
    path.forward(parameters, 0);
    return path.effect;
  };
  const [from, to] = [30, 39];
  const all = effects(values);
  const mean = all.reduce((sum, x) => sum + x, 0) / values.length;
  const stopped = effects(values.map((x, t) => (t >= from && t <= to ? 0 : x)));
  let lost = 0;
  for (let t = from; t <= to; t++) lost += all[t]! - stopped[t]!;
  const lift = (scaling.outcomeSd * truth.get("Channel 1 · effect")! * lost) / mean;
  return { channel: 0, from, to, lift, standardError: 0.08 * lift, spendChange: -1 };
}

/**
 * A channel whose spends are another's in random order must get next to nothing (posterior means). Every channel of every
 * world takes its turn at being shuffled: small and large, always on and in flights. What a placebo keeps is the prior where
 * the data cannot speak: spend that is on in every week and saturates early looks like baseline, spend in flights does not.
 */
function placebo(): Check[] {
  const found = worlds(placeboWorld, 4 * WORLDS).flat();
  const share = median(found.map((one) => one.share));
  const of = (kind: (one: Placebo) => boolean): string =>
    median(found.filter(kind).map(({ ofPrior }) => ofPrior)).toFixed(2);
  const ofPrior = found.map((one) => one.ofPrior);
  const error = (1.2533 * standardDeviation(ofPrior)) / Math.sqrt(ofPrior.length); // of a median of normal values
  const gate = within("the same as a share of its prior mean", median(ofPrior), 0, 1 / 3);
  const kinds = `in flights ${of(({ hasFlights }) => hasFlights)}, always on ${of(({ hasFlights }) => !hasFlights)}`;
  const sizes = [1, 2, 3].map((level) => of((one) => one.level === level)).join(", ");
  const byMedian = median(found.map((one) => one.medianOfPrior)).toFixed(2);
  const detail = `${kinds}; spends of size 1, 2, 3: ${sizes}; by posterior medians ${byMedian}; ${found.length} placebos`;
  return [
    within("median share of the outcome given to a placebo channel", share, 0, 0.03),
    { ...gate, found: `${gate.found} (standard error ${error.toFixed(3)}; ${detail})` },
  ];
}

interface Placebo {
  /** Share of the outcome, posterior mean. */
  readonly share: number;
  /** Posterior mean and median of the return over the prior's mean, e^(0.2 + 0.9²/2). */
  readonly ofPrior: number;
  readonly medianOfPrior: number;
  readonly hasFlights: boolean;
  /** How large the spends of the shuffled channel are, as plantedHistory makes them. */
  readonly level: number;
}

function placeboWorld(w: number): Placebo[] {
  const { history } = plantedHistory({ rows: 156, channels: 4, seed: 600 + w });
  const outcome = history.outcome.values.reduce((sum, y) => sum + y, 0);
  return history.channels.map(({ values }, c) => {
    const uniform = createRng(w, 5 + c).uniform;
    const shuffled = values
      .map((value) => ({ value, order: uniform() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value);
    const channels = [...history.channels, { name: "Placebo", values: shuffled, groups: [] }];
    const spend = shuffled.reduce((sum, x) => sum + x, 0);
    const { mean, median: middle } = effectEvidence(quickFit(planOf({ ...history, channels })))[4]!.perMoney;
    return {
      ...{ share: (mean * spend) / outcome, ofPrior: mean / 1.83125, medianOfPrior: middle / 1.83125 },
      ...{ hasFlights: shuffled.includes(0), level: 1 + (c % 3) },
    };
  });
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1));
}

/** Relative changes of ROI when the data change a little. */
function stability(): Check[] {
  const noisy: number[] = [];
  const longer: number[] = [];
  worlds((w) => {
    const { history } = plantedHistory({ rows: 131, channels: 3, seed: 800 + w });
    const normal = createNormalDraws(createRng(w, 6));
    const short = sliceHistory(history, 0, 130);
    const blurred: History = {
      ...short,
      channels: short.channels.map((one) => ({ ...one, values: one.values.map((x) => x * (1 + 0.05 * normal())) })),
    };
    const [before, blur, after] = [returns(short), returns(blurred), returns(history)];
    before.forEach((roi, c) => {
      noisy.push(Math.abs(blur[c]! / roi - 1));
      longer.push(Math.abs(after[c]! / roi - 1));
    });
  });
  return [
    within("median change of ROI by 5% noise on the spends", median(noisy), 0, 0.05),
    within("median change of ROI by one added week", median(longer), 0, 0.1),
  ];
}

/** A channel of 10% of the outcome whose effect peaks one to three weeks late. */
function delayedPeak(): Check {
  const hits = worlds((w) => {
    const { history } = plantedHistory({ rows: 156, channels: 2, seed: 900 + w });
    const spec = planOf(history, [["Channel 1 Adstock", "delayed"]]).spec;
    const peak = 1 + (w % 3);
    const path = createResponsePath(
      history.channels[0]!.values.map((x) => x / 1000),
      shapeOf(spec.channels[0]!),
    );
    path.forward(Float64Array.of(0.5, peak, 1), 0);
    const total = history.outcome.values.reduce((sum, y) => sum + y, 0);
    const unit = (0.1 * total) / path.effect.reduce((sum, x) => sum + x, 0);
    const values = history.outcome.values.map((y, t) => y + unit * path.effect[t]!);
    const plan = { history: { ...history, outcome: { ...history.outcome, values } }, tests: [], spec };
    const { shares } = carryoverProfile(quickFit(plan), 0);
    const means = shares.map((draws) => draws.reduce((sum, x) => sum + x, 0));
    return Math.abs(means.indexOf(Math.max(...means)) - peak) <= 1 ? 1 : 0;
  });
  const rate = hits.reduce((sum: number, hit) => sum + hit, 0) / hits.length;
  return within("share of worlds whose planted delayed peak is found within a week", rate, 0.8, 1);
}

/** 80% ranges of the total of the next 8 weeks, from two origins in each world. */
function backtestCoverage(): Check {
  const inside = worlds(
    (w) => {
      const { history } = plantedHistory({ rows: 130, channels: 2, seed: 1200 + w });
      const plan = planOf(history);
      return [114, 122].map((from) => {
        const fit = quickFit(holdoutPlan(plan, from));
        const scored = scoreAhead(fit, plan, { from, to: from + 8, confidence: 0.8, isTotal: true });
        return scored.actual[0]! >= scored.low[0]! && scored.actual[0]! <= scored.high[0]! ? 1 : 0;
      });
    },
    Math.max(2 * WORLDS, 6),
  ).flat();
  const rate = inside.reduce((sum: number, hit) => sum + hit, 0) / inside.length;
  return within(`coverage of 80% backtest ranges, ${inside.length} forecasts`, rate, 0.7, 0.9);
}
