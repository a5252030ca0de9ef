import { invalid } from "../../base";
import { type Settings, type SummaryRow } from "../../data";
import { log, logit } from "../../numerics";

/** Standard deviation of the log-odds of u = elasticity / slope: about ±0.25 around an elasticity of one half. */
export const PRIOR_LOG_ODDS_SD = 0.668;

/** Elasticity at the current spend where the user says nothing. */
export const DEFAULT_ELASTICITY = 0.5;

/** The stated prior of one channel's curve: plain data, part of the model's key. */
export interface CurvePrior {
  readonly family: "hill" | "power";
  /** Hill exponent; 1 for a power curve. */
  readonly slope: number;
  /** Centre of the log-odds: of elasticity / slope for Hill, of the exponent for power. */
  readonly centre: number;
  /** Standard deviation of those log-odds; 0 where the shape is taken as known. */
  readonly spread: number;
  /** The assumption in words. */
  readonly assumption: string;
}

/** The curve words that a row, or the settings for it, give. NaN where not given. */
interface CurveWords {
  readonly family: "hill" | "power" | null;
  readonly elasticity: number;
  readonly halfSaturation: number;
  readonly exponent: number;
  readonly slope: number;
  readonly isOwnColumn: boolean;
  readonly where: string;
  readonly source: string;
}

const isGiven = (value: number): boolean => !Number.isNaN(value);

/**
 * The prior of a channel's curve: its own columns, else the settings for it, else the general settings, else the
 * default prior (elasticity 0.5 at the current spend).
 *   Hill   logit(e / slope) ~ N(logit m, (0.668 · Spread)²), m = Elasticity / slope, or k^slope / (1 + k^slope)
 *   power  logit(exponent)  ~ N(logit m, (0.668 · Spread)²), m = Exponent or Elasticity
 * An Elasticity column halves the spread. Elasticity >= slope, an exponent >= 1 and clashing words: #VALUE!.
 */
export function readCurvePrior(row: SummaryRow, settings: Settings): CurvePrior {
  const words = [rowWords(row), settingWords(row, settings, row.channel), settingWords(row, settings, undefined)];
  const place = words.find(givesPlace) ?? null;
  const slopes = words.map(({ slope }) => slope).filter(isGiven);
  const family =
    words.find((one) => one.family !== null)?.family ?? (place && isGiven(place.exponent) ? "power" : "hill");
  if (place) checkWords(place, family);
  const spread =
    PRIOR_LOG_ODDS_SD *
    settings.number("Spread", 1, row.channel) *
    (place?.isOwnColumn && isGiven(place.elasticity) ? 0.5 : 1);
  return family === "power" ? powerPrior(place, spread, row) : hillPrior(place, slopes[0] ?? 1, spread, row);
}

/** Whether the row itself says where its curve bends: such a channel may be planned although it was never tried. */
export function carriesCurve(row: SummaryRow): boolean {
  return givesPlace(rowWords(row));
}

const givesPlace = (words: CurveWords): boolean =>
  isGiven(words.elasticity) || isGiven(words.halfSaturation) || isGiven(words.exponent);

function rowWords(row: SummaryRow): CurveWords {
  const { elasticity, halfSaturation, exponent, slope } = row;
  const where = `summary row ${row.row} (${row.channel})`;
  return {
    ...{ family: row.curve, elasticity, halfSaturation, exponent, slope },
    ...{ isOwnColumn: true, where, source: "the table" },
  };
}

function settingWords(row: SummaryRow, settings: Settings, channel: string | undefined): CurveWords {
  const isSetHere = (name: string): boolean =>
    settings.has(name, channel) && (channel === undefined || settings.where(name, channel) !== settings.where(name));
  const number = (name: string): number => (isSetHere(name) ? settings.number(name, NaN, channel) : NaN);
  const curve = isSetHere("Curve") ? settings.text("Curve", "hill", channel) : null;
  return {
    family: curve === "power" || curve === "hill" ? curve : null,
    elasticity: number("Elasticity"),
    halfSaturation: number("Half saturation"),
    exponent: number("Exponent"),
    slope: number("Slope"),
    isOwnColumn: false,
    where: `settings for ${row.channel}`,
    source: "the settings",
  };
}

function checkWords(words: CurveWords, family: "hill" | "power"): void {
  const { elasticity, halfSaturation, exponent, where } = words;
  if (isGiven(elasticity) && isGiven(halfSaturation)) clash(where, "Half saturation");
  if (isGiven(elasticity) && isGiven(exponent)) clash(where, "Exponent");
  if (family === "power" && isGiven(halfSaturation) && !isGiven(exponent))
    invalid(`${where}: a power curve has no Half saturation. Give Exponent or Elasticity, or use Curve hill`);
  if (family === "hill" && isGiven(exponent) && !isGiven(halfSaturation))
    invalid(`${where}: Exponent belongs to Curve power. Give Slope for a Hill curve, or set Curve to power`);
}

function clash(where: string, other: string): never {
  return invalid(`${where}: Elasticity and ${other} both fix the same curve. Clear one of the two`);
}

function powerPrior(words: CurveWords | null, spread: number, row: SummaryRow): CurvePrior {
  const given = words ? (isGiven(words.exponent) ? words.exponent : words.elasticity) : NaN;
  const exponent = isGiven(given) ? given : DEFAULT_ELASTICITY;
  if (!(exponent > 0 && exponent < 1)) {
    const name = words && isGiven(words.exponent) ? "Exponent" : "Elasticity";
    invalid(
      `${words?.where ?? row.channel}: ${name} is ${exponent}. A power curve needs one between 0 and 1, such as 0.5`,
    );
  }
  const source = isGiven(given) ? words?.source : "default prior";
  return {
    family: "power",
    slope: 1,
    centre: logit(exponent),
    spread,
    assumption: `power curve, exponent ${shown(exponent)} (${source})`,
  };
}

function hillPrior(words: CurveWords | null, slope: number, spread: number, row: SummaryRow): CurvePrior {
  const curve = slope === 1 ? "Hill curve" : `Hill curve of slope ${shown(slope)}`;
  const base = { family: "hill" as const, slope, spread };
  if (words && isGiven(words.halfSaturation)) {
    const k = words.halfSaturation;
    if (!(k > 0)) invalid(`${words.where}: Half saturation is ${k}. It is a multiple of the current spend above 0`);
    const said = `${curve}, half saturation ${shown(k)} × current spend (${words.source})`;
    return { ...base, centre: slope * log(k), assumption: said };
  }
  const elasticity = words ? words.elasticity : DEFAULT_ELASTICITY;
  if (!(elasticity > 0 && elasticity < slope)) refuseElasticity(words, elasticity, slope, row);
  const said = `${curve}, elasticity ${shown(elasticity)} (${words?.source ?? "default prior"})`;
  return { ...base, centre: logit(elasticity / slope), assumption: said };
}

function refuseElasticity(words: CurveWords | null, elasticity: number, slope: number, row: SummaryRow): never {
  const where = words?.where ?? `summary row ${row.row} (${row.channel})`;
  const what = words ? `Elasticity is ${elasticity}` : `the default Elasticity is ${elasticity}`;
  return invalid(
    `${where}: ${what}, but a Hill curve of Slope ${slope} needs one above 0 and below ${slope}. ` +
      `Lower the Elasticity or raise the Slope`,
  );
}

/** A number in words: at most four digits. */
const shown = (value: number): string => String(Number(value.toPrecision(4)));
