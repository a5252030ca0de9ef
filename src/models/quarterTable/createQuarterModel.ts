import { ENGINE_VERSION } from "../../base";
import { type Settings, type Summary } from "../../data";
import { canonicalJson, hashKey } from "../../numerics";
import { type ChannelInfo, type ResponseModel } from "../responseModel";
import { createHillCurve, createPowerCurve, type ChannelCurve } from "./channelCurve";
import { planDraws, type DrawPlan } from "./drawPlan";
import { type JudgedChannel, type Judgement } from "./judgement";
import { levelDraws } from "./levelDraws";
import { readJudgement } from "./readJudgement";
import { repeatErrors } from "./repeatErrors";
import { shapeDraws } from "./shapeDraws";
import { readSynergies } from "./synergies";

/** What every judgement says of itself, whatever its numbers. */
const standingNotes = [
  "Judgement, not measurement: the curves pass through your numbers and take their shape from stated priors.",
  "It takes the outcomes of the last period as caused by the spend.",
];

/**
 * The response model of a Summary table: one curve per channel through the user's own numbers, its shape a stated
 * prior, narrowed by earlier periods where several are stacked. Equal tables and settings give equal bits and keys.
 * Broken input is an EngineError with row and mend.
 */
export function createQuarterModel(summary: Summary, settings: Settings): ResponseModel {
  const { judgement, notes } = readJudgement(summary, settings);
  return modelOf(judgement, notes);
}

/** The model of a judgement; `notes` are carried along and change no number. */
export function modelOf(judgement: Judgement, notes: readonly string[]): ResponseModel {
  const plan = planDraws(judgement);
  const { curves, synergies } = drawCurves(judgement, plan);
  return {
    key: judgementKey(judgement),
    uncertainty: "judgement",
    channels: judgement.channels.map((channel, c) => describe(channel, curves[c]!)),
    outcome: {
      name: judgement.outcomeName,
      unit: judgement.outcomeUnit,
      observed: judgement.channels.reduce((sum, { currentOutcome }) => sum + currentOutcome, 0),
    },
    nDraws: judgement.nDraws,
    horizon: "the table's period",
    periods: 1,
    interactions: synergies.interactions,
    notes: [...standingNotes, ...synergies.notes, ...notes],
    ...answersOf(judgement, curves, plan),
  };
}

/** "JDG:" and eight hexadecimal digits of data, settings and engine version. */
function judgementKey(judgement: Judgement): string {
  return `JDG:${hashKey(canonicalJson({ engine: ENGINE_VERSION, judgement }))}`;
}

type Curves = readonly (ChannelCurve | null)[];

function drawCurves(
  judgement: Judgement,
  plan: DrawPlan,
): { curves: Curves; synergies: ReturnType<typeof readSynergies> } {
  const shapes = shapeDraws(judgement, plan);
  const levels = judgement.channels.map(({ anchor }, c) =>
    anchor ? levelDraws(anchor, plan.level(c)) : new Float64Array(judgement.nDraws),
  );
  const build = (factor: number): Curves =>
    judgement.channels.map((channel, c) => buildCurve(channel, scaled(levels[c]!, factor), shapes[c]!));
  const curves = build(1);
  const current = judgement.channels.map(({ currentSpend }, c) => responsesAt(curves[c]!, currentSpend, judgement));
  const synergies = readSynergies(judgement, current);
  return { curves: synergies.factor === 1 ? curves : build(synergies.factor), synergies };
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return factor === 1 ? values : values.map((value) => value * factor);
}

function buildCurve(channel: JudgedChannel, levels: Float64Array, logOdds: Float64Array): ChannelCurve | null {
  const { anchor, prior } = channel;
  if (!anchor) return null;
  const draws = { anchorSpend: anchor.spend, levels, logOdds };
  return prior.family === "power" ? createPowerCurve(draws) : createHillCurve(draws, prior.slope);
}

function responsesAt(curve: ChannelCurve | null, spend: number, { nDraws }: Judgement): Float64Array {
  const out = new Float64Array(nDraws);
  curve?.responses(spend, out);
  return out;
}

function describe(channel: JudgedChannel, curve: ChannelCurve | null): ChannelInfo {
  const { name, currentSpend, currentOutcome, seen, groups, isBrand, value, margin, clv, rate } = channel;
  return {
    ...{ name, currentSpend, currentOutcome, seen, groups, isBrand, value, margin, clv, rate },
    noCurve: curve ? "" : `${name} has neither spend nor outcome, so nothing is known of it: give it curve columns`,
    shape: !curve || curve.isConcave ? "concave" : "s-shaped",
    assumption: curve ? channel.prior.assumption : "no curve",
  };
}

type Answers = Pick<ResponseModel, "response" | "slope" | "meanResponse" | "meanSlope" | "ceiling" | "repeatError">;

function answersOf({ channels }: Judgement, curves: Curves, plan: DrawPlan): Answers {
  return {
    response: (c, spend, out) => (curves[c] ? curves[c].responses(spend, out) : void out.fill(0)),
    slope: (c, spend, out) => (curves[c] ? curves[c].slopes(spend, out) : void out.fill(0)),
    meanResponse: (c, spend) => curves[c]?.meanResponse(spend) ?? 0,
    meanSlope: (c, spend) => curves[c]?.meanSlope(spend) ?? 0,
    ceiling(c, out) {
      const ceilings = curves[c]?.ceilings;
      if (!ceilings) return false;
      out.set(ceilings);
      return true;
    },
    repeatError: (c, out) => out.set(repeatErrors(plan.commonRepeat(), plan.repeat(c), channels[c]!.repeatError)),
  };
}
