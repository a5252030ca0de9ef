import { type KernelSpace, loadKernel, type Region } from "../kernel";
import type { BankChannel, EffectBank, EffectSeat } from "./effectBank";
import { padInput } from "./geometricFilter";
import { parameterCount, type ResponseShape } from "./responsePath";
import type { KernelPass } from "./saturation";

/** What channels must have in common to be computed together; null where the kernel has no pass for the shape. */
export function kernelKey({ carryover, saturation, order }: ResponseShape): string | null {
  const isKnown = carryover.kind === "geometric" && order === "carryover-first" && saturation.pass;
  return isKnown ? `${saturation.pass.curve} ${carryover.maxLag}` : null;
}

/** Numbers of a pair that a pass reads: retention and up to three of the curve, two lanes each. */
const PARAMETERS = 8;
/** Effect and its derivatives by retention and by the curve's parameters. */
const N_SERIES = { unitHill: 3, tanh: 3, hill: 4 };

/** The places of one bank in the kernel's memory; everything stands by pairs, then as named, then by lanes. */
interface Places {
  readonly spend: Region; // [pair][lags + period][lane]
  readonly mask: Region; // [pair][period][lane], 1 where something carries over
  readonly parameters: Region; // [pair][PARAMETERS]
  readonly series: Region; // [pair][series][period][lane]
  readonly sums: Region; // [pair][series][lane]
  readonly products: Region; // [pair][series][lane]
  readonly coefficients: Region; // [pair][lane]
  readonly own: Region; // [period]
}

/** A bank of channels with the same key (and the same number of periods), two in each pair of lanes. */
export function createKernelBank(channels: readonly BankChannel[], space: KernelSpace): EffectBank {
  const { shape, spend } = channels[0]!;
  const { curve } = shape.saturation.pass!;
  const rows = spend.length;
  const length = rows + shape.carryover.maxLag;
  const nPairs = Math.ceil(channels.length / 2);
  const nSeries = N_SERIES[curve];
  const places = layOut(channels, length, nPairs, nSeries, space);
  const { parameters, series, sums, products, coefficients } = places;
  const { kernel } = loadKernel();
  const lags = shape.carryover.maxLag + 1;
  return {
    seats: channels.map((channel, c) => createSeat(channel, c, { rows, length, nSeries }, places)),
    forward() {
      kernel.carryOver(nPairs, length, lags, nSeries, places.spend.at, places.mask.at, parameters.at, series.at);
      kernel[curve](nPairs, length, parameters.at, series.at, sums.at);
    },
    subtractFrom: (residual) =>
      kernel.subtractEffects(nPairs, rows, length, nSeries, coefficients.at, series.at, residual.at),
    pullBack: (by) => kernel.products(nPairs * nSeries, rows, length, by.at, series.at, products.at),
  };
}

function layOut(
  channels: readonly BankChannel[],
  length: number,
  nPairs: number,
  nSeries: number,
  space: KernelSpace,
): Places {
  const { maxLag } = channels[0]!.shape.carryover;
  const lags = maxLag + 1;
  const spend = new Float64Array(nPairs * (lags + length) * 2);
  const mask = new Float64Array(nPairs * length * 2);
  const parameters = new Float64Array(nPairs * PARAMETERS).fill(0.5); // of the lane that an odd number leaves empty
  channels.forEach((channel, c) => {
    const lane = c % 2;
    const pair = (c - lane) / 2;
    const { padded, stretches } = padInput(channel.spend, maxLag);
    padded.forEach((amount, t) => (spend[2 * (pair * (lags + length) + t) + lane] = amount));
    for (const { from, to } of stretches) {
      for (let t = from; t < to; t++) mask[2 * (pair * length + t) + lane] = 1;
    }
  });
  const results = nPairs * nSeries * 2;
  return {
    ...{ spend: space.keep(spend), mask: space.keep(mask), parameters: space.keep(parameters) },
    ...{ series: space.reserve(results * length), sums: space.reserve(results), products: space.reserve(results) },
    ...{ coefficients: space.reserve(2 * nPairs), own: space.reserve(length) },
  };
}

interface Sizes {
  readonly rows: number;
  readonly length: number;
  readonly nSeries: number;
}

function createSeat({ shape }: BankChannel, c: number, sizes: Sizes, places: Places): EffectSeat {
  const { rows, length, nSeries } = sizes;
  const pass: KernelPass = shape.saturation.pass!;
  const nParameters = parameterCount(shape);
  const lane = c % 2;
  const pair = (c - lane) / 2;
  const firstParameter = pair * PARAMETERS + lane;
  const firstResult = 2 * pair * nSeries + lane;
  const { kernel } = loadKernel();
  return {
    setShape(parameters, at) {
      const { values } = places.parameters;
      values[firstParameter] = parameters[at]!;
      pass.write(parameters, at + 1, values, firstParameter + 2);
    },
    setCoefficient(coefficient) {
      places.coefficients.values[c] = coefficient;
    },
    total: () => places.sums.values[firstResult]!,
    copyEffects(out) {
      const { values } = places.series;
      const first = 2 * pair * nSeries * length + lane;
      for (let t = 0; t < rows; t++) out[t] = values[first + 2 * t]!;
    },
    pullBack(by) {
      const { own, series, products } = places;
      own.values.set(by.subarray(0, rows));
      const from = 2 * pair * nSeries * 8; // in bytes; the two channels of the pair, of which only this one is read
      kernel.products(nSeries, rows, length, own.at, series.at + from * length, products.at + from);
    },
    product: () => places.products.values[firstResult]!,
    addSlopes(constant, factor, gradient) {
      const sums = places.sums.values;
      const products = places.products.values;
      for (let p = 0, at = firstResult + 2; p < nParameters; p++, at += 2) {
        gradient[p]! += constant * sums[at]! + factor * products[at]!;
      }
    },
  };
}
