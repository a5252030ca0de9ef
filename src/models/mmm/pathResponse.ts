import { invalid } from "../../base";
import type { PathDerivatives, PathQuestion, PathResponse } from "../pathResponse";
import { type ChannelPath, createChannelPath, type PathSpan } from "./channelPath";
import type { FittedDraws } from "./fittedDraws";
import type { Chord } from "./pathCover";
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

  function evaluate(spend: Float64Array, out: PathDerivatives | null, cover: Cover | null): number {
    const joint = joined(spend, 0, cover);
    return paths.reduce(
      (sum, path, c) => {
        const own = out && { gradient: new Float64Array(periods), curvature: out.curvature?.[c]?.fill(0) ?? null };
        const value = path.evaluate(split(spend, c), own, cover?.chords[c] ?? null, joint?.pulls[c] ?? null);
        own?.gradient.forEach((slope, t) => (out!.gradient[t * channels + c] = slope));
        return sum + value;
      },
      joint ? mean(joint.draws) : 0,
    );
  }

  function joined(spend: Float64Array, from: number, cover: Cover | null): PairedEffects | null {
    if (!pairs) return null;
    const effects = effectsAt(spend, cover?.chords ?? null);
    return pairs.evaluate((c) => effects[c]!, from, cover?.low ?? null);
  }

  /** Effects of the channels that have a pair. */
  function effectsAt(spend: Float64Array, chords: Cover["chords"] | null): (Float64Array | null)[] {
    return paths.map((path, c) =>
      pairs?.members.includes(c) ? path.effects(split(spend, c), chords?.[c] ?? null) : null,
    );
  }

  function total(spend: Float64Array, from: number): Float64Array {
    const sum = Float64Array.from(joined(spend, from, null)?.draws ?? new Float64Array(fit.nDraws));
    paths.forEach((path, c) => path.draws(split(spend, c), sum, from));
    return sum;
  }
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const covers = rememberChords(paths);

  return {
    periods,
    channels,
    isConcave: paths.every(({ isConcave }) => isConcave) && pairs?.isConcave !== false,
    isSteep: pairs !== null || paths.some(({ isSteep }) => isSteep),
    evaluate: (spend, out) => evaluate(spend, out, null),
    draws: (spend, out) => out.set(total(spend, 0)),
    shareAfter(spend) {
      const all = mean(total(spend, 0));
      return all > 0 ? mean(total(spend, periods)) / all : 0;
    },
    cover(lower, upper) {
      const chords = paths.map((_, c) => covers(c, split(lower, c), split(upper, c)));
      const least = effectsAt(lower, null);
      const cover: Cover = { chords, low: (c) => least[c]! };
      return {
        evaluate: (spend, out) => evaluate(spend, out, cover),
        gaps(spend) {
          const gaps = new Float64Array(periods * channels);
          paths.forEach((path, c) => {
            const own = chords[c];
            if (own) path.gaps(split(spend, c), own).forEach((gap, t) => (gaps[t * channels + c] = gap));
          });
          return gaps;
        },
      };
    },
  };
}

/** What makes a path concave in a box: chords under S-curves, the least effects for pairs that take from each other. */
interface Cover {
  readonly chords: readonly (Chord | null)[];
  readonly low: (channel: number) => Float64Array;
}

/** The chords of a channel for a box; the last few are kept, since a split of one channel leaves the others alone. */
function rememberChords(paths: readonly ChannelPath[]) {
  const kept = paths.map((): { box: string; chords: Chord }[] => []);
  return (c: number, lower: Float64Array, upper: Float64Array): Chord | null => {
    const path = paths[c]!;
    if (path.isConcave) return null;
    const box = `${lower.join()}|${upper.join()}`;
    const known = kept[c]!.find((own) => own.box === box);
    if (known) return known.chords;
    const chords = path.chords(lower, upper);
    kept[c]!.unshift({ box, chords });
    kept[c]!.length = Math.min(kept[c]!.length, 3);
    return chords;
  };
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
