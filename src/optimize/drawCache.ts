import type { ResponseModel } from "../models";

/** The draws of a model's curves, each spend worked out once. The arrays are read, never written. */
export interface KnownDraws {
  response(channel: number, spend: number): Float64Array; // [draw]
  slope(channel: number, spend: number): Float64Array; // [draw]
  /** Responses of all channels to a plan, [channel][draw]; 0 without a curve. */
  plan(spend: Float64Array): Float64Array[];
}

/** So many numbers are remembered (32 MB); after that each is worked out anew. */
const mostKept = 4e6;

/** Remembers draws for the length of one solution: its rounds ask for the same spends again and again. */
export function rememberDraws(model: ResponseModel): KnownDraws {
  let kept = 0;
  const remember = (ask: ResponseModel["response"]): KnownDraws["response"] => {
    const answers = model.channels.map(() => new Map<number, Float64Array>());
    const spare = new Float64Array(model.nDraws);
    return (channel, spend) => {
      const known = answers[channel]!.get(spend);
      if (known) return known;
      const isKept = kept + model.nDraws <= mostKept;
      const draws = isKept ? new Float64Array(model.nDraws) : spare;
      ask(channel, spend, draws);
      if (isKept) {
        answers[channel]!.set(spend, draws);
        kept += model.nDraws;
      }
      return draws;
    };
  };
  const response = remember((channel, spend, out) => model.response(channel, spend, out));
  return {
    response,
    slope: remember((channel, spend, out) => model.slope(channel, spend, out)),
    plan: (spend) =>
      model.channels.map(({ noCurve }, c) =>
        noCurve ? new Float64Array(model.nDraws) : response(c, spend[c]!).slice(),
      ),
  };
}
