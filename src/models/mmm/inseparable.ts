import { correlation, varianceInflation } from "../../data";
import type { Series } from "./history";
import type { FitPlan } from "./sampleMmm";

/** Correlation from which two columns count as one, and the variance inflation that it amounts to: 1/(1 − 0.95²). */
const SAME = 0.95;
const INFLATED = 1 / (1 - SAME * SAME);

/**
 * What the columns of a history cannot tell apart, in words with the way out: a channel that never varies (from the
 * baseline), one that moves as another channel or a control does, one that is a mixture of the other channels (a total,
 * say). A channel with a lift test has evidence of its own: it is no reason, and neither are its pairs.
 */
export function inseparableColumns({ history, tests }: Pick<FitPlan, "history" | "tests">): string[] {
  const { channels, controls } = history;
  const isTested = (channel: Series): boolean => tests.some((test) => channels[test.channel] === channel);
  const open = channels.filter((channel) => !isTested(channel));
  const still = open.filter(({ values }) => values.every((amount) => amount === values[0]));
  const pairs = open.flatMap((a, i) => open.slice(i + 1).flatMap((b) => together(a, b)));
  const shadowed = open.flatMap((channel) => controls.flatMap((control) => together(channel, control)));
  const paired = new Set([...pairs, ...shadowed].flatMap(({ a, b }) => [a, b]));
  const alone = open.filter((channel) => !paired.has(channel));
  return [
    ...still.map(
      ({ name }) =>
        `${name} spends the same in every period: its effect cannot be told from the baseline. Vary it, or test it`,
    ),
    ...pairs.map(
      ({ a, b, r }) =>
        `${a.name} and ${b.name} move together (correlation ${r}): their effects cannot be told apart. ` +
        `Combine them, or test one`,
    ),
    ...shadowed.map(
      ({ a, b, r }) =>
        `${a.name} moves with the control ${b.name} (correlation ${r}): their effects cannot be told apart. ` +
        `Leave the control out if it measures the channel, or test ${a.name}`,
    ),
    ...alone.flatMap((channel) => mixture(channel, open)),
  ];
}

function together(a: Series, b: Series): { readonly a: Series; readonly b: Series; readonly r: string }[] {
  const r = correlation(a.values, b.values);
  return Math.abs(r) >= SAME ? [{ a, b, r: r.toFixed(2) }] : [];
}

function mixture(channel: Series, channels: readonly Series[]): string[] {
  const others = channels.filter((other) => other !== channel).map(({ values }) => values);
  if (channel.values.length < channels.length + 8) return []; // too few periods to say so
  const factor = varianceInflation(channel.values, others);
  if (!(factor >= INFLATED)) return [];
  return [
    `${channel.name} is a mixture of the other channels (variance inflation ${Math.min(999, Math.round(factor))}): its ` +
      `effect cannot be told from theirs. Leave it out if it is their total, combine channels, or test it`,
  ];
}
