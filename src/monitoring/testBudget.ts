import { invalid, missing, type ResultCell, type SheetValues, type Table } from "../base";
import { readSettings } from "../data";
import { meanSample, shareSample } from "../experiments";
import type { ResponseModel } from "../models";
import { createObjective, readFeasibleSet } from "../optimize";
import { spokenEstimate, spokenMoney } from "./spokenAmounts";
import { type DecisionGrid, informationValue, sampleInformationValue } from "./valueOfInformation";

/** What the test budget is asked. */
export interface TestBudgetQuestion {
  readonly budget: number;
  /** Share of the budget kept for learning, 0.1 to 0.2 as a rule; null: 0.15. */
  readonly share: number | null;
  readonly limits: SheetValues | null;
  readonly settings: SheetValues | null;
}

/** One channel's part of the test budget. Values in outcomes of the model. */
export interface ChannelTest {
  readonly channel: string;
  readonly money: number;
  /** What knowing its curve for certain would be worth (EVPPI), and what this test is (EVSI). */
  readonly knowing: number;
  readonly testValue: number;
  /** Least money in the test group that can tell (power 80%, 5% two-sided), and its sample. */
  readonly least: number;
  readonly sample: number;
  /** Expected relative lift of half as much spend again. */
  readonly lift: number;
  readonly reason: string;
}

export interface TestBudgetAnswer {
  readonly table: Table;
  readonly channels: readonly ChannelTest[];
  readonly money: number;
  readonly spent: number;
  /** What knowing all curves would be worth (EVPI), in outcomes. */
  readonly perfect: number;
  readonly outcomeName: string;
  readonly sampleUnit: string;
  readonly sentences: readonly string[];
}

const usualShare = 0.15;
/** Steps of the grid of plans, draws at most, and parts in which money beyond the least is handed out. */
const gridUnits = 40;
const mostDraws = 500;
const parts = 20;
/** A test raises a channel's spend by half. */
const raise = 1.5;
const power = 0.8;
const design = { holdout: 0.5, significance: 0.05 };
/** Share of conversions at which counts are compared: small, so that counts are nearly Poisson. */
const smallShare = 0.01;

/**
 * Splits a test budget to the channels where knowing more is worth most: channels are taken by what the least test that
 * can tell is worth per money, then further money goes where it adds most. A test raises a channel's spend by half in a
 * test group and compares it with an equal control group; its least sample is DESIGN_TEST's (two shares for counts,
 * Student's t over periods for money), what it teaches is the share of the lift's variance that it would explain.
 */
export function planTestBudget(model: ResponseModel, question: TestBudgetQuestion): TestBudgetAnswer {
  const share = question.share ?? usualShare;
  if (!(share > 0 && share <= 0.5))
    invalid(`the share for tests is ${share}. Type a share from 0 to 0.5, such as 0.15`);
  const money = share * question.budget;
  const grid = decisionGrid(model, question);
  const information = informationValue(grid);
  const valueOf = sampleInformationValue(grid);
  const tests = model.channels.map((_, c) => testOf(model, c));
  const worth = (c: number, spend: number): number => valueOf(c, explained(tests[c]!, spend));
  const given = handOut(
    tests.map(({ least }) => least),
    money,
    information.byChannel,
    worth,
  );
  const channels = model.channels.map(({ name }, c): ChannelTest => {
    const [{ least, sample, lift }, own] = [tests[c]!, given[c]!];
    const testValue = own > 0 ? worth(c, own) : 0;
    const knowing = information.byChannel[c]!;
    const reason = reasonFor({ knowing, own, least, money, perfect: information.perfect, testValue });
    return { channel: name, money: own, knowing, testValue, least, sample, lift, reason };
  });
  const spent = given.reduce((sum, own) => sum + own, 0);
  const { name: outcomeName, unit } = model.outcome;
  const facts = { channels, money, spent, perfect: information.perfect, outcomeName };
  const sampleUnit = unit === "count" ? outcomeName : "periods";
  return { ...facts, sampleUnit, table: tableOf(channels, outcomeName, sampleUnit), sentences: sentencesOf(facts) };
}

/** Every channel's outcome per draw from its least amount up to its most in steps of one fortieth of the free money. */
function decisionGrid(model: ResponseModel, { budget, limits, settings: table }: TestBudgetQuestion): DecisionGrid {
  const settings = readSettings(table);
  settings.checkChannels(model.channels.map(({ name }) => name));
  const set = readFeasibleSet({ model, budget, limits, settings, spendAll: true });
  const free = budget - set.lower.reduce((sum, own) => sum + own, 0);
  if (!(free > 0)) return invalid("the limits leave no money free to move: tests could not change the plan");
  const unit = free / gridUnits;
  const stride = Math.max(1, Math.ceil(model.nDraws / mostDraws));
  const { worth } = createObjective(model, "outcome");
  const draws = new Float64Array(model.nDraws);
  const value = model.channels.map(({ noCurve }, c) => {
    const steps = Math.min(gridUnits, Math.floor((set.upper[c]! - set.lower[c]!) / unit + 1e-9));
    return Array.from({ length: Math.max(0, steps) + 1 }, (_, k) => {
      draws.fill(0);
      if (!noCurve) model.response(c, set.lower[c]! + k * unit, draws);
      return Float64Array.from({ length: Math.floor(model.nDraws / stride) }, (_, d) => worth[c]! * draws[d * stride]!);
    });
  });
  return { value, units: gridUnits };
}

/** What a test of one channel can tell. */
interface ChannelDesign {
  readonly least: number;
  readonly sample: number;
  readonly lift: number;
  /** Variance of the lift between the draws, and of its measurement per money in the test group. */
  readonly spread: number;
  readonly noise: number;
}

/** The test that raises a channel's spend by half: sample, money and noise. */
function testOf(model: ResponseModel, c: number): ChannelDesign {
  const { currentSpend, noCurve } = model.channels[c]!;
  const none = { least: Infinity, sample: NaN, lift: NaN, spread: 0, noise: Infinity };
  if (noCurve || !(currentSpend > 0)) return none;
  const [now, more] = [new Float64Array(model.nDraws), new Float64Array(model.nDraws)];
  model.response(c, currentSpend, now);
  model.response(c, raise * currentSpend, more);
  const lifts = now.map((own, d) => (own > 0 ? more[d]! / own - 1 : 0));
  const lift = average(lifts);
  const spread = average(lifts.map((own) => (own - lift) * (own - lift)));
  if (!(lift > 1e-6)) return none;
  if (model.outcome.unit === "count") {
    const outcomes = smallShare * shareSample({ control: smallShare, test: smallShare * (1 + lift) }, power, design);
    const perMoney = average(now) / currentSpend;
    const least = (raise * outcomes) / perMoney;
    // Relative error of a ratio of two counts of n and n(1 + lift); money in the test group buys n · perMoney / raise.
    return { least, sample: outcomes, lift, spread, noise: ((1 + lift) * (2 + lift) * raise) / perMoney };
  }
  const error = new Float64Array(model.nDraws);
  model.repeatError(c, error);
  const centre = average(error);
  const variance = average(error.map((own) => (own - centre) * (own - centre))) * model.periods;
  const sample = meanSample(lift / Math.sqrt(variance), power, design);
  const perPeriod = (raise * currentSpend) / model.periods;
  return { least: sample * perPeriod, sample, lift, spread, noise: 2 * (1 + lift) * (1 + lift) * variance * perPeriod };
}

const average = (values: Float64Array): number => values.reduce((sum, own) => sum + own, 0) / values.length;

/** Share of the lift's variance that a test with so much money explains. */
function explained({ spread, noise }: ChannelDesign, money: number): number {
  if (!(money > 0) || !(spread > 0)) return 0;
  return spread / (spread + noise / money);
}

/** First the least tests by value per money, then the rest where it adds most. */
function handOut(
  least: readonly number[],
  money: number,
  knowing: readonly number[],
  worth: (channel: number, money: number) => number,
): number[] {
  const given = least.map(() => 0);
  let left = money;
  const rate = least.map((own, c) => (knowing[c]! > 0 && own <= money ? worth(c, own) / own : 0));
  const order = [...least.keys()].filter((c) => rate[c]! > 0).sort((a, b) => rate[b]! - rate[a]! || a - b);
  for (const c of order)
    if (least[c]! <= left) {
      given[c] = least[c]!;
      left -= least[c]!;
    }
  const chosen = order.filter((c) => given[c]! > 0);
  for (let part = 0; part < parts && chosen.length > 0 && left > 0; part++) {
    const step = left / (parts - part);
    const gains = chosen.map((c) => worth(c, given[c]! + step) - worth(c, given[c]!));
    const most = chosen[gains.indexOf(Math.max(...gains))]!;
    given[most] = given[most]! + step;
    left -= step;
  }
  return given;
}

interface Reason {
  readonly knowing: number;
  readonly own: number;
  readonly least: number;
  readonly money: number;
  readonly perfect: number;
  readonly testValue: number;
}

function reasonFor({ knowing, own, least, money, perfect, testValue }: Reason): string {
  if (!Number.isFinite(least)) return "no curve or no spend to test against";
  if (!(knowing > 1e-9 * Math.max(1, perfect))) return "no news of it would change the plan";
  if (own > 0)
    return `tells most per money: ${spokenEstimate(testValue)} of the ${spokenEstimate(knowing)} that knowing all would bring`;
  if (least > money)
    return `the least test that can tell costs ${spokenEstimate(least)}, more than the whole test budget`;
  return "other tests bring more for the money";
}

function tableOf(channels: readonly ChannelTest[], outcome: string, sampleUnit: string): Table {
  const number = (value: number, why: string): ResultCell => (Number.isFinite(value) ? value : missing(why));
  const spent = channels.reduce((sum, { money }) => sum + money, 0);
  const row = ({ channel, money, knowing, testValue, least, sample, reason }: ChannelTest): ResultCell[] => [
    ...[channel, money, spent > 0 ? money / spent : 0, knowing, testValue],
    ...[number(least, reason), number(sample, reason), reason],
  ];
  return {
    header: [
      ...["Channel", "Test money", "Share", `Knowing all (${outcome})`, `This test (${outcome})`],
      ...["Least money", `Least sample (${sampleUnit})`, "Reason"],
    ],
    rows: channels.map(row),
  };
}

function sentencesOf({
  channels,
  money,
  spent,
  perfect,
  outcomeName,
}: Omit<TestBudgetAnswer, "table" | "sampleUnit" | "sentences">): string[] {
  const chosen = [...channels].filter((own) => own.money > 0).sort((a, b) => b.money - a.money);
  const first = `Knowing every curve for certain would bring ${spokenEstimate(perfect)} ${outcomeName} more per plan. ${spokenMoney(money)} is kept for tests.`;
  if (chosen.length === 0)
    return [first, "No test is worth its money: keep the test budget for the plan, or raise its share."];
  const list = chosen.map(({ channel, money: own }) => `${channel} (${spokenMoney(own)})`).join(", ");
  return [
    first,
    `Test ${list}.`,
    ...(spent < money * (1 - 1e-9) ? [`${spokenMoney(money - spent)} is left over.`] : []),
  ];
}
