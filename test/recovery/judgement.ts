import { type CellValue, type SheetValues } from "../../src/base";
import { readSettings, readSummary } from "../../src/data";
import { createQuarterModel, PRIOR_LOG_ODDS_SD, type ResponseModel } from "../../src/models";
import {
  createRng,
  exp,
  gammaQuantileAtNormal,
  log,
  mean,
  normalQuantile,
  sortedQuantile,
  type Rng,
} from "../../src/numerics";
import { within, type Check } from "./check";

export const name = "judgement curves";

const normal = (rng: Rng): number => normalQuantile(rng.uniform() * 0.999999 + 5e-7);

/** The log of a Hill curve of slope 1 at a spend relative to the one where its elasticity is 1 − share. */
const logHill = (relative: number, odds: number): number => log((relative * (1 + odds)) / (relative + odds));

/** A planted channel: the odds of its shape and its expected outcome at the current spend. */
interface Planted {
  readonly odds: number;
  readonly level: number;
}

function judge(rows: readonly (readonly CellValue[])[], header: readonly string[], draws: number): ResponseModel {
  const values: SheetValues = [header, ...rows];
  const settings = readSettings([["Draws", draws]]);
  return createQuarterModel(readSummary(values, settings), settings);
}

function sortedResponse(model: ResponseModel, channel: number, spend: number): Float64Array {
  const draws = new Float64Array(model.nDraws);
  model.response(channel, spend, draws);
  return draws.sort();
}

/**
 * Worlds from the stated prior: an elasticity and a true level are drawn, the table shows an outcome that this level
 * is plausible for, and the truth is the response at a random 0.5 to 1.5 of the current spend. Share of truths inside
 * the 90% range.
 */
export function priorCoverage(worlds: number, seed: number, draws = 2000): number {
  const rng = createRng(seed);
  let inside = 0;
  for (let world = 0; world < worlds; world++) {
    const reported = 40 + Math.floor(2000 * rng.uniform());
    const truth: Planted = {
      odds: exp(PRIOR_LOG_ODDS_SD * normal(rng)),
      level: gammaQuantileAtNormal(normal(rng), reported),
    };
    const relative = 0.5 + rng.uniform();
    const model = judge([["A", 1000, reported]], ["Channel", "Spend", "MQLs"], draws);
    const response = truth.level * exp(logHill(relative, truth.odds));
    const sorted = sortedResponse(model, 0, 1000 * relative);
    if (response >= sortedQuantile(sorted, 0.05) && response <= sortedQuantile(sorted, 0.95)) inside++;
  }
  return inside / worlds;
}

/** Log density of a log-normal fitted to draws, at a value: the score by which two predictions are compared. */
function logScore(draws: Float64Array, value: number): number {
  const logs = draws.map(log);
  const centre = mean(logs);
  const variance = mean(logs.map((x) => (x - centre) * (x - centre)));
  const off = log(value) - centre;
  return -0.5 * log(variance) - (0.5 * off * off) / variance - log(value);
}

/** What stacked periods do for a prediction, against the latest period alone. */
export interface StackedResult {
  readonly scoreGain: number;
  readonly widthRatio: number;
  readonly coverage: number;
}

/**
 * Cases with several periods from the stated likelihood: shapes from the prior, shifts shared by the channels of a
 * period, noise of sd √(1/y + τ²). The truth is the response at 0.5 to 1.5 of the latest spend in the latest period's
 * conditions. Mean gain in log score over the latest period alone, and the median ratio of the 90% widths.
 */
export function stackedPeriods(cases: number, seed: number, draws = 2000, periods = 4): StackedResult {
  const rng = createRng(seed);
  const gains: number[] = [];
  const ratios: number[] = [];
  let inside = 0;
  for (let one = 0; one < cases; one++) {
    const { stacked, latest, truth, spend } = plantStacked(rng, draws, periods);
    const after = sortedResponse(stacked, 0, spend);
    const before = sortedResponse(latest, 0, spend);
    gains.push(logScore(after, truth) - logScore(before, truth));
    ratios.push(width(after) / width(before));
    if (truth >= sortedQuantile(after, 0.05) && truth <= sortedQuantile(after, 0.95)) inside++;
  }
  return {
    scoreGain: mean(Float64Array.from(gains)),
    widthRatio: sortedQuantile(Float64Array.from(ratios).sort(), 0.5),
    coverage: inside / cases,
  };
}

const width = (sorted: Float64Array): number => sortedQuantile(sorted, 0.95) - sortedQuantile(sorted, 0.05);

interface StackedCase {
  readonly stacked: ResponseModel;
  readonly latest: ResponseModel;
  readonly truth: number;
  readonly spend: number;
}

function plantStacked(rng: Rng, draws: number, periods: number): StackedCase {
  const channels = 4;
  const tau = 0.15 * Math.abs(normal(rng));
  const shifts = Array.from({ length: periods }, () => 0.15 * normal(rng));
  const rows: CellValue[][] = [];
  let truth = 0;
  const spend = 1000 * (0.5 + rng.uniform());
  for (let c = 0; c < channels; c++) {
    const odds = exp(PRIOR_LOG_ODDS_SD * normal(rng));
    const level = 300 + 1500 * rng.uniform();
    for (let t = 0; t < periods; t++) {
      const relative = t === periods - 1 ? 1 : exp(0.5 * normal(rng));
      const conditions = exp(shifts[t]! + tau * normal(rng));
      const expected = level * exp(logHill(relative, odds)) * conditions;
      const outcome = Math.max(1, Math.round(gammaQuantileAtNormal(normal(rng), expected)));
      rows.push([`c${c}`, 1000 * relative, outcome, `2024-Q${t + 1}`]);
      if (c === 0 && t === periods - 1) truth = level * conditions * exp(logHill(spend / 1000, odds));
    }
  }
  const header = ["Channel", "Spend", "MQLs", "Period"];
  const latest = rows.filter((row) => row[3] === `2024-Q${periods}`);
  return { stacked: judge(rows, header, draws), latest: judge(latest, header, draws), truth, spend };
}

/** The full study: 500 worlds and 500 stacked cases. */
export function run(): readonly Check[] {
  console.log("  checks the arithmetic, not the prior: the worlds are drawn from the very prior that the model states");
  const stacked = stackedPeriods(500, 12);
  return [
    within("share of 500 truths inside the 90% range", priorCoverage(500, 11), 0.85, 0.95),
    within("mean log score gained by four stacked periods (500 cases)", stacked.scoreGain, 1e-6, Infinity),
    within("median width of the 90% range against one period", stacked.widthRatio, 0, 0.999),
    within("share of stacked truths inside the 90% range", stacked.coverage, 0.85, 0.95),
  ];
}
