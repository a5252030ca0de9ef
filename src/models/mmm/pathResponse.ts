import { invalid } from "../../base";
import type { PathDerivatives, PathParts, PathQuestion, PathResponse } from "../pathResponse";
import { createChannelPath, type PathSpan } from "./channelPath";
import type { FittedDraws } from "./fittedDraws";
import { createPathPairs, type PairedEffects } from "./pathPairs";
import { createSaturatedPath } from "./saturatedPath";

/** The path response of a fitted model: see `PathResponse`. A date within the history starts the run there. */
export function createPathResponse(fit: FittedDraws, question: PathQuestion): PathResponse {
  const { periods, demand } = question;
  const span: PathSpan = { from: firstPeriod(fit, question.firstDate), periods, demand };
  const paths = fit.channels.map(({ shape }, c) =>
    shape.order === "saturation-first" ? createSaturatedPath(fit, c, span) : createChannelPath(fit, c, span),
  );
  const channels = paths.length;
  function split(spend: Float64Array, c: number): Float64Array {
    const own = new Float64Array(periods);
    for (let t = 0; t < periods; t++) own[t] = spend[t * channels + c]!;
    return own;
  }

  const pairs = createPathPairs(fit, paths, span);

  function evaluate(spend: Float64Array, out: PathDerivatives | null): number {
    const joint = joined(spend, 0);
    return paths.reduce(
      (sum, path, c) => {
        const own = out && { gradient: new Float64Array(periods), curvature: out.curvature?.[c] ?? null };
        const value = path.evaluate(split(spend, c), own, joint?.pulls[c] ?? null);
        own?.gradient.forEach((slope, t) => (out!.gradient[t * channels + c] = slope));
        return sum + value;
      },
      joint ? mean(joint.draws) : 0,
    );
  }

  /** Effects of the channels that have a pair. */
  function effectsAt(spend: Float64Array): (c: number) => Float64Array {
    const effects = paths.map((path, c) => (pairs?.members.includes(c) ? path.effects(split(spend, c)) : null));
    return (c) => effects[c]!;
  }

  const joined = (spend: Float64Array, from: number): PairedEffects | null =>
    pairs && pairs.evaluate(effectsAt(spend), from);

  function total(spend: Float64Array, from: number): Float64Array {
    const sum = Float64Array.from(joined(spend, from)?.draws ?? new Float64Array(fit.nDraws));
    paths.forEach((path, c) => path.draws(split(spend, c), sum, from));
    return sum;
  }
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  function parts(near: Float64Array): PathParts {
    const parted = pairs?.part(effectsAt(near));
    return {
      constant: parted?.constant ?? 0,
      channels: paths.map((path, c) => {
        const worth = parted?.worths[c] ?? null;
        return {
          isConcave: path.isConcave && !worth?.dent.some((dent) => dent > 0),
          cover: path.coverer(worth),
        };
      }),
    };
  }

  const self: PathResponse = {
    periods,
    channels,
    nDraws: fit.nDraws,
    isConcave: paths.every(({ isConcave }) => isConcave) && pairs?.isConcave !== false,
    isSteep: pairs !== null || paths.some(({ isSteep }) => isSteep),
    evaluate,
    draws: (spend, out) => out.set(total(spend, 0)),
    shareAfter(spend) {
      const all = mean(total(spend, 0));
      return all > 0 ? mean(total(spend, periods)) / all : 0;
    },
    own: (c) => ({
      isConcave: paths[c]!.isConcave,
      evaluate: (spend, out) => paths[c]!.evaluate(spend, out, null),
      cover: paths[c]!.coverer(null),
    }),
    parts,
    thin: (nDraws) => (nDraws < fit.nDraws ? createPathResponse(thinned(fit, nDraws), question) : self),
  };
  return self;
}

/** So many of a fit's draws, evenly spaced. */
function thinned(fit: FittedDraws, nDraws: number): FittedDraws {
  const { width, values } = fit;
  const kept = new Float64Array(nDraws * width);
  for (let d = 0; d < nDraws; d++) {
    const from = Math.floor(((d + 0.5) * fit.nDraws) / nDraws) * width;
    kept.set(values.subarray(from, from + width), d * width);
  }
  return { ...fit, nDraws, values: kept };
}

function firstPeriod({ plan }: FittedDraws, firstDate: number | null): number {
  const { dates, frequency } = plan.history;
  if (firstDate === null) return dates.length;
  const from = dates.filter((date) => date < firstDate).length;
  if (from === 0) invalid("the first period lies before the model's history. Start the flight later");
  const days = 365.25 / frequency.perYear;
  if (from === dates.length && firstDate > dates.at(-1)! + 2 * days)
    invalid("the flight starts more than one period after the model's history ends. Refit the model, or start earlier");
  return from;
}
