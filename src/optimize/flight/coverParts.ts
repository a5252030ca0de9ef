import type { PathFunction, PathParts } from "../../models";
import type { Box } from "./polytope";

/** One channel's periods of values by amount of a flight. */
export function ofChannel(values: Float64Array, channel: number, channels: number): Float64Array {
  return Float64Array.from({ length: values.length / channels }, (_, t) => values[t * channels + channel]!);
}

/** The covers of all parts in a box, together one concave function of a flight; no cover looks beyond the budget. */
export function coverParts(parts: PathParts, { lower, upper }: Box, budget: number): PathFunction {
  const channels = parts.channels.length;
  const caps = upper.map((cap) => Math.min(cap, budget));
  const covers = parts.channels.map((part, c) =>
    part.cover(ofChannel(lower, c, channels), ofChannel(caps, c, channels)),
  );
  return {
    evaluate: (spend, out) =>
      covers.reduce((sum, cover, c) => {
        const own = out && {
          gradient: new Float64Array(spend.length / channels),
          curvature: out.curvature?.[c] ?? null,
        };
        const value = cover.evaluate(ofChannel(spend, c, channels), own);
        own?.gradient.forEach((slope, t) => (out!.gradient[t * channels + c] = slope));
        return sum + value;
      }, parts.constant),
  };
}
