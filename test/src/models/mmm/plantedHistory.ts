import { createCarryover, createSaturation, createResponsePath, type SaturationKind } from "../../../../src/media";
import type { History } from "../../../../src/models/mmm";
import { createNormalDraws, createRng, exp, sin } from "../../../../src/numerics";

export interface PlantedWorld {
  readonly history: History;
  /** True return per channel over the whole history, carryover after the end included. */
  readonly roi: readonly number[];
  readonly retention: readonly number[];
}

export interface PlantedOptions {
  readonly rows: number;
  readonly channels: number;
  readonly controls?: number;
  readonly seed?: number;
  readonly saturation?: SaturationKind;
  /** Noise sd as a share of the outcome's mean. */
  readonly noise?: number;
}

/** A weekly history from the model's own family, with everything known. */
export function plantedHistory(options: PlantedOptions): PlantedWorld {
  const { rows, channels, controls = 0, seed = 1, saturation = "hill", noise = 0.04 } = options;
  const rng = createRng(seed);
  const normal = createNormalDraws(rng);
  const outcome = new Float64Array(rows);
  const retention = Array.from({ length: channels }, () => 0.1 + 0.5 * rng.uniform());
  const spends = Array.from({ length: channels }, (_, c) =>
    burstySpend(rows, 1000 * (1 + (c % 3)), rng.uniform, normal),
  );
  const shape = { carryover: createCarryover("geometric", 8), saturation: createSaturation(saturation, 1) };
  const roi = spends.map((spend, c) => {
    const unit =
      saturation === "logistic" ? Math.max(...spend) : spend.filter((x) => x > 0).sort((a, b) => a - b)[rows >> 2]!;
    const path = createResponsePath(
      spend.map((x) => x / unit),
      { ...shape, order: "carryover-first" },
    );
    path.forward(
      Float64Array.of(retention[c]!, saturation === "logistic" ? 1.5 + 2 * rng.uniform() : 0.5 + rng.uniform()),
      0,
    );
    const total = path.effect.reduce((sum, x) => sum + x, 0);
    const truth = 0.6 + 1.5 * rng.uniform();
    const money = spend.reduce((sum, x) => sum + x, 0) * truth;
    for (let t = 0; t < rows; t++) outcome[t]! += (path.effect[t]! * money) / total;
    return truth;
  });
  const level = (3 * outcome.reduce((sum, x) => sum + x, 0)) / rows;
  const extra = Array.from({ length: controls }, (_, k) => ({
    name: `Control ${k + 1}`,
    values: Array.from({ length: rows }, () => normal()),
  }));
  for (let t = 0; t < rows; t++) {
    const season = 0.1 * sin((2 * Math.PI * t) / 52.18);
    const pushed = extra.reduce((sum, { values }, k) => sum + 0.02 * (k + 1) * values[t]!, 0);
    outcome[t]! += level * (1 + (0.1 * t) / rows + season + pushed + noise * normal());
  }
  return {
    history: {
      dates: Array.from({ length: rows }, (_, t) => 44564 + 7 * t),
      frequency: { unit: "week", perYear: 52.1786 },
      outcome: { name: "Revenue", unit: "money", values: Array.from(outcome) },
      channels: spends.map((values, c) => ({ name: `Channel ${c + 1}`, values, groups: [] })),
      controls: extra,
    },
    roi,
    retention,
  };
}

function burstySpend(rows: number, level: number, uniform: () => number, normal: () => number): number[] {
  let drift = 0;
  const isPulsed = uniform() < 0.4;
  return Array.from({ length: rows }, (_, t) => {
    drift = 0.6 * drift + 0.5 * normal();
    if (isPulsed && Math.floor(t / 6) % 3 === 0) return 0;
    return level * exp(0.4 * drift) * (uniform() < 0.15 ? 2.5 : 1);
  });
}
