import { scaleLinear } from "d3-scale";

/** A linear scale from 0 to `upTo` onto pixels; a flat domain is widened so that nothing divides by zero. */
export function fromZero(upTo: number, pixelsFrom: number, pixelsTo: number): (value: number) => number {
  const scale = scaleLinear()
    .domain([0, upTo > 0 ? upTo : 1])
    .range([pixelsFrom, pixelsTo]);
  return (value) => Math.round(scale(value) * 100) / 100;
}

/** About `count` round tick values between 0 and `upTo`. */
export function roundTicks(upTo: number, count: number): readonly number[] {
  return scaleLinear()
    .domain([0, upTo > 0 ? upTo : 1])
    .ticks(count);
}
