import { createCarryover, createResponsePath, createSaturation } from "../../../../src/media";
import type { History } from "../../../../src/models/mmm";
import { createNormalDraws, createRng, exp } from "../../../../src/numerics";

export interface SynergyOptions {
  readonly seed: number;
  /** Planted strength of the first two channels' joint effect. */
  readonly strength: number;
  readonly rows?: number;
  /** Both channels run in flights of their own rhythm; without them they are on in every period and hardly move. */
  readonly hasFlights?: boolean;
}

/** A history with joint effects, and what is known of it. */
export interface PlantedSynergy {
  readonly history: History;
  /** True own return of every channel, what comes after the history included. */
  readonly roi: readonly number[];
  /** What a stop of Search over some weeks (inclusive) would have cost within them, its joint effect with TV included. */
  lostWithout(from: number, to: number): number;
}

const WEEKLY_EFFECT = 3000;

/** The history of `plantSynergy` alone. */
export function plantedSynergy(options: SynergyOptions): History {
  return plantSynergy(options).history;
}

/**
 * A weekly history of three channels in which the first two have a joint effect strength · √(effect_1 · effect_2). In
 * flights the four combinations (none, one, the other, both) all occur, which is what tells a joint effect from the own ones.
 */
export function plantSynergy({ seed, strength, rows = 130, hasFlights = true }: SynergyOptions): PlantedSynergy {
  const normal = createNormalDraws(createRng(seed, 1));
  const spends = [0, 1, 2].map((c) =>
    Array.from({ length: rows }, (_, t) => {
      const isOn = !hasFlights || c === 2 || Math.floor(t / (c === 0 ? 5 : 7)) % 2 === 0;
      return isOn ? 1000 * exp((hasFlights ? 0.35 : 0.02) * normal()) : 0;
    }),
  );
  const effects = spends.map(effectsOf);
  const together = (search: Float64Array, t: number): number => strength * Math.sqrt(search[t]! * effects[1]![t]!);
  const values = spends[0]!.map(
    (_, t) => 8000 + effects.reduce((sum, effect) => sum + effect[t]!, together(effects[0]!, t)) + 250 * normal(),
  );
  return {
    history: synergyHistory(spends, values),
    roi: spends.map((spend, c) => total(effects[c]!) / total(spend)),
    lostWithout(from, to) {
      const stopped = effectsOf(
        spends[0]!.map((x, t) => (t >= from && t <= to ? 0 : x)),
        0,
      );
      let lost = 0;
      for (let t = from; t <= to; t++) {
        lost += effects[0]![t]! - stopped[t]! + together(effects[0]!, t) - together(stopped, t);
      }
      return lost;
    },
  };
}

function effectsOf(spend: readonly number[], c: number): Float64Array {
  const shape = { carryover: createCarryover("geometric", 8), saturation: createSaturation("hill", 1) };
  const path = createResponsePath(
    spend.map((amount) => amount / 1000),
    { ...shape, order: "carryover-first" },
  );
  path.forward(Float64Array.of(0.3, 1 + 0.3 * c), 0);
  return path.effect.map((value) => WEEKLY_EFFECT * value);
}

function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

function synergyHistory(spends: readonly (readonly number[])[], values: readonly number[]): History {
  return {
    dates: Array.from({ length: values.length }, (_, t) => 44564 + 7 * t),
    frequency: { unit: "week", perYear: 52.1786 },
    outcome: { name: "Revenue", unit: "money", values },
    channels: ["Search", "TV", "Social"].map((name, c) => ({ name, values: spends[c]!, groups: [] })),
    controls: [],
  };
}
