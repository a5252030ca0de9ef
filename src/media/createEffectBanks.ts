import type { KernelSpace } from "../kernel";
import { addScaled, dot, sumOf, writeLine } from "../numerics";
import { createResponsePath } from "./createResponsePath";
import type { BankChannel, EffectBank, EffectSeat } from "./effectBank";
import { createKernelBank, kernelKey } from "./kernelBank";
import { parameterCount } from "./responsePath";

/** The channels in banks: those of a kind that the kernel computes together, each other one by itself; seats in their order. */
export function createEffectBanks(
  channels: readonly BankChannel[],
  space: KernelSpace,
): { readonly banks: readonly EffectBank[]; readonly seats: readonly EffectSeat[] } {
  const kinds = new Map<string, number[]>();
  channels.forEach(({ shape }, c) => {
    const key = kernelKey(shape) ?? `path ${c}`;
    kinds.set(key, [...(kinds.get(key) ?? []), c]);
  });
  const seats: EffectSeat[] = [];
  const banks = [...kinds].map(([key, members]) => {
    const own = members.map((c) => channels[c]!);
    const bank = key.startsWith("path") ? pathBank(own[0]!) : createKernelBank(own, space);
    members.forEach((c, i) => (seats[c] = bank.seats[i]!));
    return bank;
  });
  return { banks, seats };
}

/** A bank of one channel on its response path. */
function pathBank({ spend, shape }: BankChannel): EffectBank {
  const rows = spend.length;
  const path = createResponsePath(spend, shape);
  const parameters = new Float64Array(parameterCount(shape));
  const adjoint = new Float64Array(path.length);
  let coefficient = 0;
  let given: Float64Array = new Float64Array(rows);
  const seat: EffectSeat = {
    setShape: (values, at) => parameters.set(values.subarray(at, at + parameters.length)),
    setCoefficient: (value) => (coefficient = value),
    total: () => sumOf(path.effect, path.length),
    copyEffects: (out) => out.set(path.effect.subarray(0, rows)),
    pullBack: (by) => (given = by),
    product: () => dot(given, path.effect, rows),
    addSlopes(constant, factor, gradient) {
      writeLine(constant, factor, given, rows, adjoint);
      adjoint.fill(constant, rows);
      path.pullBack(adjoint, gradient, 0);
    },
  };
  return {
    seats: [seat],
    forward: () => path.forwardWithSlopes(parameters, 0),
    subtractFrom: ({ values }) => addScaled(values, -coefficient, path.effect, rows),
    pullBack: ({ values }) => seat.pullBack(values),
  };
}
