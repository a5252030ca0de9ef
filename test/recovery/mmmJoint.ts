import {
  effectEvidence,
  expectedOutcomes,
  type FittedDraws,
  type History,
  jointEvidence,
  type LiftTest,
} from "../../src/models";
import { createNormalDraws, createRng } from "../../src/numerics";
import { plantedSynergy, plantSynergy } from "../src/models/mmm/plantedSynergy";
import { type Check, within } from "./check";
import { median, planOf, quickFit } from "./quickFit";

/** Channels that do more together than the sum of both: what a fit, and a fit with a test, make of them. */
export const name = "mix model: evidence of joint effects in planted worlds";

const WORLDS = Number(process.env.MMM_WORLDS ?? 15);

export function run(): Check[] {
  return [...jointEffects(), ...jointLiftTests()];
}

const worlds = <T>(study: (world: number) => T, count = WORLDS): T[] =>
  Array.from({ length: count }, (_, w) => study(w));

/** A joint effect of two channels in flights of their own rhythm, planted at 0.5 or at none. */
function jointEffects(): Check[] {
  const studied = worlds((w) => {
    const planted = w % 2 === 0 ? 0.5 : 0;
    const history = plantedSynergy({ seed: 1500 + w, strength: planted });
    const [pair] = jointEvidence(quickFit(planOf(history, [["Interactions", "Search + TV"]])));
    const { mean, low, high } = pair!.strength;
    return { planted, mean, isInside: planted >= low && planted <= high };
  }, 4 * WORLDS); // a share of so few worlds as the other studies take is known to a tenth only
  const meanOf = (planted: number): number =>
    median(studied.filter((one) => one.planted === planted).map((one) => one.mean));
  const inside = studied.filter(({ isInside }) => isInside).length / studied.length;
  const error = Math.sqrt((inside * (1 - inside)) / studied.length);
  const share = within("share of worlds whose planted joint effect lies inside its 90% range", inside, 0.75, 1);
  return [
    { ...share, found: `${share.found} (standard error ${error.toFixed(3)}; ${studied.length} worlds)` },
    within("median joint effect found where 0.5 was planted", meanOf(0.5), 0.3, 0.7),
    within("the same where none was planted", meanOf(0), -0.15, 0.15),
  ];
}

/**
 * A joint effect of Search and TV, and a test of Search that measured its own and the joint part together (standard error
 * 5%). On data in which Search follows demand, the test mends what Search is said to bring in all; on clean data the
 * return of Search alone stays right, which a model without the pair would raise by the joint part.
 */
function jointLiftTests(): Check[] {
  const found = worlds((w) => {
    const { history, roi, lostWithout } = plantSynergy({ seed: 1700 + w, strength: 0.3 });
    const normal = createNormalDraws(createRng(w, 9));
    const spend = history.channels[0]!.values;
    const outcomes = (bias: number): History => {
      const values = history.outcome.values.map((y, t) => y + bias * (spend[t]! - 500) + 1000 * normal());
      return { ...history, outcome: { ...history.outcome, values } };
    };
    const [clean, biased] = [outcomes(0), outcomes(0.8)];
    const lift = lostWithout(70, 74);
    const test = { channel: 0, from: 70, to: 74, lift, standardError: 0.05 * lift, spendChange: -1 };
    const fit = (data: History, tests: readonly LiftTest[], pair = "Search + TV"): FittedDraws =>
      quickFit(planOf(data, [["Interactions", pair]], tests));
    const own = (one: FittedDraws): number => effectEvidence(one)[0]!.perMoney.mean / roi[0]! - 1;
    const inAll = (one: FittedDraws): number => Math.abs(broughtBy(one, 0) / lostWithout(0, spend.length - 1) - 1);
    return {
      ...{ untested: inAll(fit(biased, [])), tested: inAll(fit(biased, [test])) },
      ...{ together: own(fit(clean, [test])), apart: own(fit(clean, [test], "none")) },
    };
  });
  const middle = (pick: (one: (typeof found)[number]) => number): number => median(found.map(pick));
  const [untested, tested] = [middle((one) => one.untested), middle((one) => one.tested)];
  const percent = (value: number): string => `${(100 * value).toFixed(0)}%`;
  const apart = `without the pair ${percent(middle((one) => one.apart))}`;
  const bias = within(
    "bias of its own ROI on clean data with the pair",
    middle((one) => one.together),
    -0.15,
    0.15,
  );
  return [
    {
      claim:
        "a lift test that measured a joint effect as well takes at least 40% off the error of what a channel brings",
      found: `median error ${percent(untested)} without, ${percent(tested)} with (${WORLDS} worlds)`,
      passed: tested <= 0.6 * untested,
    },
    { ...bias, found: `${bias.found}; ${apart}` },
  ];
}

/** Mean outcome that a channel brings within the history, its joint effects included. */
function broughtBy(fit: FittedDraws, c: number): number {
  const { history } = fit.plan;
  const channels = history.channels.map((one, i) => (i === c ? { ...one, values: one.values.map(() => 0) } : one));
  const [all, without] = [history, { ...history, channels }].map((data) => {
    const { media, joint } = expectedOutcomes(fit, data, 0, history.dates.length);
    return [...media, ...joint].reduce((sum, series) => sum + series.reduce((total, x) => total + x, 0), 0);
  });
  return (all! - without!) / fit.nDraws;
}
