import { createRng, exp, logistic, normalQuantile, pow } from "../../src/numerics";
import type { ChannelInfo, Interaction, ResponseModel } from "../../src/models";

/** A channel of a synthetic model: outcome(spend) = outcome × h(spend) / h(current). */
export interface FakeChannel extends Partial<ChannelInfo> {
  readonly name: string;
  readonly currentSpend: number;
  readonly currentOutcome: number;
  readonly curve:
    | { readonly kind: "hill"; readonly halfSaturation: number; readonly slope: number }
    | { readonly kind: "power"; readonly exponent: number };
}

export interface FakeOptions {
  readonly nDraws?: number;
  /** Spread of the half-saturation (or of the exponent's logit) and of the level between draws; 0 = all draws equal. */
  readonly spread?: number;
  readonly levelSpread?: number;
  readonly interactions?: readonly Interaction[];
}

/** A response model of plain Hill and power curves, for tests of whatever takes a ResponseModel. */
export function createCurveModel(channels: readonly FakeChannel[], options: FakeOptions = {}): ResponseModel {
  const { nDraws = 200, spread = 0.4, levelSpread = 0.05, interactions = [] } = options;
  const rng = createRng(7);
  const draws = channels.map(({ currentOutcome }, channel) => {
    const stream = rng.split(channel);
    const shape = Float64Array.from({ length: nDraws }, () => spread * normalQuantile(stream.uniform()));
    const level = Float64Array.from({ length: nDraws }, () =>
      exp(levelSpread * normalQuantile(stream.uniform()) - levelSpread * levelSpread * 0.5),
    );
    return { shape, level: level.map((factor) => factor * currentOutcome) };
  });
  const own = (channel: number, draw: number): { k: number; n: number } => {
    const { curve, currentSpend } = channels[channel]!;
    const shift = draws[channel]!.shape[draw]!;
    if (curve.kind === "power") {
      const logit = Math.log(curve.exponent / (1 - curve.exponent));
      return { k: currentSpend, n: logistic(logit + shift) };
    }
    return { k: curve.halfSaturation * exp(shift), n: curve.slope };
  };
  const parameters = channels.map((_, c) => Array.from({ length: nDraws }, (_, d) => own(c, d)));
  const share = (channel: number, draw: number, spend: number): number => {
    const { k, n } = parameters[channel]![draw]!;
    const x = pow(spend / k, n);
    return channels[channel]!.curve.kind === "power" ? x : x / (1 + x);
  };
  const value = (c: number, d: number, spend: number): number =>
    spend <= 0 ? 0 : (draws[c]!.level[d]! * share(c, d, spend)) / share(c, d, channels[c]!.currentSpend);
  const slopeAt = (c: number, d: number, given: number): number => {
    const spend = Math.max(given, channels[c]!.currentSpend * 1e-9);
    const { n } = parameters[c]![d]!;
    const s = share(c, d, spend);
    const fill = channels[c]!.curve.kind === "power" ? n : n * (1 - s);
    return (fill * value(c, d, spend)) / spend;
  };
  const scratch = new Float64Array(nDraws);
  const at = (spend: number | Float64Array, d: number): number => (typeof spend === "number" ? spend : spend[d]!);
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / nDraws;
  const model: ResponseModel = {
    key: "FAKE:1",
    uncertainty: "judgement",
    channels: channels.map(({ curve, ...info }) => ({
      seen: { from: info.currentSpend, to: info.currentSpend },
      groups: [],
      isBrand: false,
      value: NaN,
      margin: NaN,
      clv: NaN,
      rate: NaN,
      noCurve: "",
      shape: curve.kind === "power" || curve.slope <= 1 ? ("concave" as const) : ("s-shaped" as const),
      assumption: curve.kind,
      ...info,
    })),
    outcome: { name: "MQLs", unit: "count", observed: channels.reduce((sum, c) => sum + c.currentOutcome, 0) },
    nDraws,
    horizon: "the table's period",
    periods: 1,
    interactions,
    notes: [],
    response: (c, spend, out) => {
      for (let d = 0; d < nDraws; d++) out[d] = value(c, d, at(spend, d));
    },
    slope: (c, spend, out) => {
      for (let d = 0; d < nDraws; d++) out[d] = slopeAt(c, d, at(spend, d));
    },
    meanResponse: (c, spend) => (model.response(c, spend, scratch), mean(scratch)),
    meanSlope: (c, spend) => (model.slope(c, spend, scratch), mean(scratch)),
    ceiling: (c, out) => {
      if (channels[c]!.curve.kind === "power") return false;
      for (let d = 0; d < nDraws; d++) out[d] = draws[c]!.level[d]! / share(c, d, channels[c]!.currentSpend);
      return true;
    },
    repeatError: (c, out) => {
      const stream = rng.split(1000 + c);
      for (let d = 0; d < nDraws; d++) out[d] = exp(0.15 * normalQuantile(stream.uniform()) - 0.01125);
    },
  };
  return model;
}

/** Last quarter of the worked example: spend and marketing-qualified leads by channel. */
export const workedExample: readonly { name: string; spend: number; outcome: number }[] = [
  { name: "Paid search", spend: 400_000, outcome: 2400 },
  { name: "Paid social", spend: 500_000, outcome: 1800 },
  { name: "Content", spend: 300_000, outcome: 1200 },
  { name: "Events", spend: 400_000, outcome: 600 },
  { name: "Email", spend: 200_000, outcome: 1500 },
  { name: "Traditional media", spend: 200_000, outcome: 300 },
];

/** The worked example with one curve for every channel; half-saturation as a multiple of the current spend. */
export function createWorkedModel(
  curve: { kind: "power"; exponent: number } | { kind: "hill"; halfSaturation: number; slope: number },
  options: FakeOptions = { nDraws: 1, spread: 0, levelSpread: 0 },
): ResponseModel {
  const channels = workedExample.map(({ name, spend, outcome }): FakeChannel => ({
    name,
    currentSpend: spend,
    currentOutcome: outcome,
    isBrand: name === "Traditional media",
    curve: curve.kind === "power" ? curve : { ...curve, halfSaturation: curve.halfSaturation * spend },
  }));
  return createCurveModel(channels, options);
}
