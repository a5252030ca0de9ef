import type { Table } from "../../src/base";
import type { StackSeries } from "../charts/StackedPeriods";
import type { WaterfallStep } from "../charts/Waterfall";
import { fitWords } from "../text/fitWords";

/** So many channels get a colour of their own; the smaller ones are one series. */
const mostSeries = 6;

/** Smaller parts are no steps of a picture (centred controls add up to nothing); the table still lists them. */
const leastShare = 0.0005;

/** The series of CHANNEL_CONTRIBUTION by period for a stack: baseline, then channels with the largest at the bottom. */
export function stackOf({ header, rows }: Table): { readonly base: StackSeries; readonly series: StackSeries[] } {
  const column = (index: number): number[] => rows.map((row) => Number(row[index]));
  const channels = header.slice(4).map((name, c) => ({ name, values: column(4 + c) }));
  const size = ({ values }: StackSeries): number => values.reduce((sum, value) => sum + value, 0);
  const sorted = channels.sort((a, b) => size(b) - size(a));
  const kept = sorted.length > mostSeries + 1 ? sorted.slice(0, mostSeries) : sorted;
  const rest = sorted.slice(kept.length);
  const others = rows.map((_, t) => rest.reduce((sum, { values }) => sum + (values[t] ?? 0), 0));
  return {
    base: { name: fitWords.baseline, values: column(3) },
    series: rest.length > 0 ? [...kept, { name: fitWords.others, values: others }] : kept,
  };
}

/** The steps of MODEL_DRIVERS for a waterfall: the baseline's parts as one, controls, then channels as they stand. */
export function stepsOf({ rows }: Table, channels: readonly { readonly name: string }[]): readonly WaterfallStep[] {
  const names = new Set(channels.map(({ name }) => name));
  const amountOf = (isBase: boolean): WaterfallStep[] =>
    rows
      .filter(([name]) => names.has(String(name)) !== isBase)
      .map(([name, amount]) => ({ name: String(name), amount: Number(amount), isBase }));
  const steps = [...amountOf(true), ...amountOf(false)];
  const total = steps.reduce((sum, { amount }) => sum + amount, 0);
  return steps.filter(({ amount }) => Math.abs(amount) >= leastShare * Math.abs(total));
}
