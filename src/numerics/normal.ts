import { log } from "./elementary";
import { gammaShareAbove, gammaShareBelow } from "./gammaShare";

type EightNumbers = readonly [number, number, number, number, number, number, number, number];

/** Value of the polynomial c0 + c1 x + … + c7 x⁷, by Horner: written out, since quantiles are asked by the million. */
function polynomial(c: EightNumbers, x: number): number {
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

const centreTop: EightNumbers = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const centreBottom: EightNumbers = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const middleTop: EightNumbers = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const middleBottom: EightNumbers = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const tailTop: EightNumbers = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const tailBottom: EightNumbers = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

/**
 * Quantile of the standard normal distribution: the z with P(Z <= z) = probability.
 * Wichura 1988, algorithm AS 241 (PPND16), relative error about 1e-16. −Infinity at 0, Infinity at 1, NaN outside.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    return probability === 0 ? -Infinity : probability === 1 ? Infinity : NaN;
  }
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centreTop, r)) / polynomial(centreBottom, r);
  }
  const tail = q < 0 ? probability : 1 - probability;
  const r = Math.sqrt(-log(tail));
  const z =
    r <= 5
      ? polynomial(middleTop, r - 1.6) / polynomial(middleBottom, r - 1.6)
      : polynomial(tailTop, r - 5) / polynomial(tailBottom, r - 5);
  return q < 0 ? -z : z;
}

/** P(Z <= z) of the standard normal distribution, by the incomplete gamma function; keeps its digits in both tails. */
export function normalCdf(z: number): number {
  const halfSquare = 0.5 * z * z;
  return z < 0 ? 0.5 * gammaShareAbove(halfSquare, 0.5) : 0.5 + 0.5 * gammaShareBelow(halfSquare, 0.5);
}
