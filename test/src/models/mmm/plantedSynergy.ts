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

/**
 * A weekly history of three channels in which the first two have a joint effect strength · √(effect_1 · effect_2). In
 * flights the four combinations (none, one, the other, both) all occur, which is what tells a joint effect from the own ones.
 */
export function plantedSynergy({ seed, strength, rows = 130, hasFlights = true }: SynergyOptions): History {
  const normal = createNormalDraws(createRng(seed, 1));
  const spends = [0, 1, 2].map((c) =>
    Array.from({ length: rows }, (_, t) => {
      const isOn = !hasFlights || c === 2 || Math.floor(t / (c === 0 ? 5 : 7)) % 2 === 0;
      return isOn ? 1000 * exp((hasFlights ? 0.35 : 0.02) * normal()) : 0;
    }),
  );
  const shape = { carryover: createCarryover("geometric", 8), saturation: createSaturation("hill", 1) };
  const effects = spends.map((spend, c) => {
    const path = createResponsePath(
      spend.map((amount) => amount / 1000),
      { ...shape, order: "carryover-first" },
    );
    path.forward(Float64Array.of(0.3, 1 + 0.3 * c), 0);
    return path.effect.map((value) => 3000 * value);
  });
  const values = spends[0]!.map((_, t) => {
    const joint = strength * Math.sqrt(effects[0]![t]! * effects[1]![t]!);
    return 8000 + effects.reduce((sum, effect) => sum + effect[t]!, joint) + 250 * normal();
  });
  return {
    dates: Array.from({ length: rows }, (_, t) => 44564 + 7 * t),
    frequency: { unit: "week", perYear: 52.1786 },
    outcome: { name: "Revenue", unit: "money", values },
    channels: ["Search", "TV", "Social"].map((name, c) => ({ name, values: spends[c]!, groups: [] })),
    controls: [],
  };
}
