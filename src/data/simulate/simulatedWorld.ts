import { cos, createRng, exp, normalQuantile, pow, sin } from "../../numerics";
import { dateSerial } from "../cells/serialDates";

/** What is true of one simulated channel. */
export interface ChannelTruth {
  readonly name: string;
  /** Share of an effect that is left a week later (geometric, normalised over 9 weeks). */
  readonly retentionPerWeek: number;
  /** Adstocked spend at half the ceiling. */
  readonly halfSaturation: number;
  readonly slope: number;
  /** Outcome per week at the ceiling. */
  readonly ceiling: number;
  /** Outcome that the channel brought over the whole history, per unit of money spent. */
  readonly roi: number;
}

/** A simulated history: every series by week and the truth behind it. */
export interface SimulatedWorld {
  /** Monday of each week, as an Excel serial. */
  readonly dates: readonly number[];
  readonly outcome: readonly number[];
  readonly channels: readonly { readonly name: string; readonly spend: readonly number[] }[];
  /** 0/1 per week. */
  readonly promotion: readonly number[];
  /** A competitor's spend per week. */
  readonly competitor: readonly number[];
  readonly truth: {
    readonly seed: number;
    readonly baselinePerWeek: number;
    readonly promotionEffect: number;
    readonly competitorEffectPerUnit: number;
    readonly noiseDeviation: number;
    readonly channels: readonly ChannelTruth[];
    /** Outcome brought by each channel in each week: `[channel][week]`. */
    readonly contributions: readonly (readonly number[])[];
  };
}

interface Recipe {
  readonly name: string;
  readonly spendPerWeek: number;
  readonly retention: number;
  /** Half saturation as a multiple of the usual weekly spend. */
  readonly half: number;
  readonly roi: number;
  /** Weeks on and off air; 0 off: always on. */
  readonly flight: readonly [number, number];
}

const recipes: readonly Recipe[] = [
  { name: "TV", spendPerWeek: 42000, retention: 0.65, half: 1.2, roi: 1.4, flight: [5, 6] },
  { name: "Radio", spendPerWeek: 9000, retention: 0.4, half: 1, roi: 1.1, flight: [4, 5] },
  { name: "Paid search", spendPerWeek: 24000, retention: 0.1, half: 0.9, roi: 2.6, flight: [1, 0] },
  { name: "Paid social", spendPerWeek: 18000, retention: 0.25, half: 0.8, roi: 1.7, flight: [1, 0] },
  { name: "Display", spendPerWeek: 8000, retention: 0.3, half: 0.6, roi: 0.7, flight: [7, 3] },
  { name: "Video", spendPerWeek: 12000, retention: 0.5, half: 1.1, roi: 1.6, flight: [6, 4] },
];

const round = (value: number): number => Math.round(value);
const lagWeights = 9;

/** Geometric carryover, normalised: sum over lags of retention^lag x spend / sum of retention^lag (Jin et al. 2017). */
function carried(spend: readonly number[], retention: number): number[] {
  const weights = Array.from({ length: lagWeights }, (_, lag) => pow(retention, lag));
  const sum = weights.reduce((a, b) => a + b, 0);
  return spend.map((_, t) => weights.reduce((level, weight, lag) => level + (weight * (spend[t - lag] ?? 0)) / sum, 0));
}

function simulateSpend(recipe: Recipe, nWeeks: number, draw: () => number, offset: number): number[] {
  const [on, off] = recipe.flight;
  let [level, cycle] = [0, offset % (on + off)];
  return Array.from({ length: nWeeks }, () => {
    level = 0.7 * level + 0.3 * draw();
    const isOn = cycle < on;
    cycle = (cycle + (off > 0 && draw() > 1.2 ? 2 : 1)) % (on + off);
    return isOn ? round(recipe.spendPerWeek * exp(0.55 * level + 0.25 * draw())) : 0;
  });
}

function simulateChannel(recipe: Recipe, spend: readonly number[]): { truth: ChannelTruth; contribution: number[] } {
  const halfSaturation = recipe.half * recipe.spendPerWeek;
  const shares = carried(spend, recipe.retention).map((level) => level / (level + halfSaturation));
  const spent = spend.reduce((a, b) => a + b, 0);
  const ceiling = (recipe.roi * spent) / shares.reduce((a, b) => a + b, 0);
  const { name, retention, roi } = recipe;
  const truth = { name, retentionPerWeek: retention, halfSaturation, slope: 1, ceiling, roi };
  return { truth, contribution: shares.map((share) => ceiling * share) };
}

/**
 * Simulates a weekly history of six channels with carryover, Hill saturation, yearly season, promotions, a competitor
 * and normal noise; two years by default, the first week starting on Monday 2 January 2023. Same seed: same bits.
 */
export function simulateWorld(seed: number, nWeeks = 104): SimulatedWorld {
  const rng = createRng(seed);
  const draw = (): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, rng.uniform())));
  const first = dateSerial(2023, 1, 2);
  const dates = Array.from({ length: nWeeks }, (_, t) => first + 7 * t);
  const spends = recipes.map((recipe, c) => simulateSpend(recipe, nWeeks, draw, 3 * c));
  const simulated = recipes.map((recipe, c) => simulateChannel(recipe, spends[c] ?? []));
  const [baselinePerWeek, promotionEffect, competitorEffectPerUnit, noiseDeviation] = [260000, 45000, -0.35, 11000];
  let rival = 0;
  const competitor = dates.map(() => round(60000 * exp(0.3 * (rival = 0.8 * rival + 0.6 * draw()))));
  const promotion = dates.map((_, t) => (t % 13 === 8 || rng.uniform() < 0.05 ? 1 : 0));
  const outcome = dates.map((day, t) => {
    const angle = (2 * Math.PI * (day - dateSerial(2023, 1, 1))) / 365.25;
    const season = 32000 * cos(angle) + 12000 * sin(2 * angle) + 150 * t;
    const media = simulated.reduce((sum, { contribution }) => sum + (contribution[t] ?? 0), 0);
    const other = promotionEffect * (promotion[t] ?? 0) + competitorEffectPerUnit * ((competitor[t] ?? 0) - 60000);
    return round(baselinePerWeek + season + media + other + noiseDeviation * draw());
  });
  return {
    dates,
    outcome,
    channels: recipes.map(({ name }, c) => ({ name, spend: spends[c] ?? [] })),
    promotion,
    competitor,
    truth: {
      ...{ seed, baselinePerWeek, promotionEffect, competitorEffectPerUnit, noiseDeviation },
      channels: simulated.map(({ truth }) => truth),
      contributions: simulated.map(({ contribution }) => contribution),
    },
  };
}
