import { invalid } from "../../base";
import { exp, findRoot, log, pow } from "../../numerics";

/** A manager's answers: the outcome now, and what it would be at other spends. null where not answered. */
export interface CurveAnswers {
  readonly spend: number;
  readonly outcome: number;
  readonly atZero: number | null;
  readonly atHalf: number | null;
  readonly atPlusHalf: number | null;
  readonly atMax: number | null;
}

/** A curve floor + (ceiling − floor) x^n / (x^n + k^n), x = spend / current spend, exact at x = 1. */
export interface CalibratedCurve {
  /** k, as a multiple of the current spend. */
  readonly halfSaturation: number;
  readonly slope: number;
  /** Elasticity at the current spend of the part above the floor. */
  readonly elasticity: number;
  readonly floor: number;
  readonly ceiling: number;
}

const MOST_SLOPE = 20;

/**
 * Decision calculus (Little 1970, "Models and managers", ADBUDG): a curve from the user's own judgement.
 * With a ceiling the curve through the current point leaves the slope free: least squares of the log-odds of the
 * answers at half and one and a half times the spend, slope 1 where neither is given. Without a ceiling one answer
 * gives the half saturation at slope 1, two give both. Floor: the outcome at no spend, 0 if not answered.
 * Answers that no saturating curve can give are #VALUE!, naming the answer.
 */
export function calibrateCurve(answers: CurveAnswers): CalibratedCurve {
  const floor = answers.atZero ?? 0;
  checkAnswers(answers, floor);
  const now = answers.outcome - floor;
  const above = (outcome: number | null): number | null => (outcome === null ? null : (outcome - floor) / now);
  const points = [
    { relative: 0.5, ratio: above(answers.atHalf) },
    { relative: 1.5, ratio: above(answers.atPlusHalf) },
  ].flatMap(({ relative, ratio }) => (ratio === null ? [] : [{ relative, ratio }]));
  const top = above(answers.atMax);
  const { slope, odds } = top === null ? withoutCeiling(points) : { odds: top - 1, slope: slopeUnder(top, points) };
  return {
    halfSaturation: exp(log(odds) / slope),
    slope,
    elasticity: (slope * odds) / (1 + odds),
    floor,
    ceiling: floor + now * (1 + odds),
  };
}

interface CurvePoint {
  readonly relative: number;
  /** Outcome above the floor, as a multiple of today's. */
  readonly ratio: number;
}

function checkAnswers(answers: CurveAnswers, floor: number): void {
  const { spend, outcome, atHalf, atPlusHalf, atMax } = answers;
  if (!(spend > 0)) invalid(`spend is ${spend}: type the current spend, above 0`);
  if (atHalf === null && atPlusHalf === null && atMax === null)
    invalid("answer at least one of at_half, at_plus_half and at_max: one point does not fix a curve");
  const ladder = [
    ["at_zero", floor],
    ["at_half", atHalf],
    ["outcome", outcome],
    ["at_plus_half", atPlusHalf],
    ["at_max", atMax],
  ] as const;
  const given = ladder.filter((step): step is (typeof ladder)[number] & [string, number] => step[1] !== null);
  given.forEach(([name, value], i) => {
    if (!Number.isFinite(value) || value < 0) invalid(`${name} is ${value}: type an outcome of 0 or more`);
    const [lower, below] = given[i - 1] ?? ["", -1];
    if (value <= below)
      invalid(`${name} is ${value}, not above ${lower} (${below}): more spend must bring more outcome`);
  });
}

/** Through (x, h) with h / (1 − h) = x^n / odds: n ln x = logit h + ln odds, by least squares over the answers. */
function slopeUnder(top: number, points: readonly CurvePoint[]): number {
  if (points.length === 0) return 1;
  let cross = 0;
  let square = 0;
  for (const { relative, ratio } of points) {
    const logRelative = log(relative);
    cross += logRelative * (log(ratio / (top - ratio)) + log(top - 1));
    square += logRelative * logRelative;
  }
  return cross / square;
}

/** ratio = x^n (1 + odds) / (x^n + odds), solved for the odds. Not positive where no curve of that slope fits. */
function oddsAt({ relative, ratio }: CurvePoint, slope: number): number {
  const power = pow(relative, slope);
  return (power * (1 - ratio)) / (ratio - power);
}

function withoutCeiling(points: readonly CurvePoint[]): { slope: number; odds: number } {
  const [first, second] = points;
  const slope = second ? commonSlope(first!, second) : 1;
  const odds = oddsAt(first!, slope);
  return odds > 0 && Number.isFinite(odds) ? { slope, odds } : refuse();
}

/** The slope at which both answers ask for the same odds, from the least slope that fits each of them upwards. */
function commonSlope(low: CurvePoint, high: CurvePoint): number {
  const least = Math.max(log(low.ratio) / log(low.relative), log(high.ratio) / log(high.relative));
  const gap = (slope: number): number => log(oddsAt(low, slope)) - log(oddsAt(high, slope));
  const slope = findRoot(gap, least * (1 + 1e-9), MOST_SLOPE);
  return Number.isFinite(slope) ? slope : refuse();
}

function refuse(): never {
  return invalid(
    "no saturating curve passes through these answers: lower at_plus_half, raise at_half, or give at_max as well",
  );
}
