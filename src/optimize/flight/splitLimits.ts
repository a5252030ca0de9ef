import { invalid, isBlank, type SheetValues } from "../../base";
import { headerKey, nameKey } from "../../data";

/** The rows of a Limits table that hold in every period, those that hold over the whole flight, and its aims. */
export interface FlightLimits {
  readonly period: SheetValues | null;
  readonly flight: SheetValues | null;
  /** Targets (Max cost, Min ROI) and wishes (Prefer, Weight): of the whole flight, whatever their rows say. */
  readonly aims: SheetValues | null;
}

const aimColumns = ["Max cost", "Min ROI", "Prefer", "Weight"];

/**
 * Splits a Limits table by its column `Per` (period, the default, or flight). Rows of the other kind are blanked, so that
 * messages still name the right row. A Max move on Total is a cap on turnover over the flight in either case; so do targets
 * for efficiency and preferences speak of the flight: what carries over has no cost in a single period.
 */
export function splitLimits(limits: SheetValues | null): FlightLimits {
  const top = (limits ?? []).findIndex((row) => row.some((cell) => !isBlank(cell)));
  if (!limits || top < 0) return { period: null, flight: null, aims: null };
  const column = (name: string): number =>
    limits[top]!.findIndex((cell) => !isBlank(cell) && headerKey(String(cell)) === headerKey(name));
  const [per, channel, move] = [column("per"), column("channel"), column("max move")];
  const isTurnover = (row: readonly unknown[]): boolean =>
    channel >= 0 && nameKey(String(row[channel] ?? "")) === "total" && move >= 0 && !isBlank(row[move] as never);
  const isFlight = limits.map((row, r) => {
    if (r <= top) return false;
    const word = per < 0 || isBlank(row[per]) ? "period" : String(row[per]).trim().toLowerCase();
    if (word !== "period" && word !== "flight")
      invalid(`limits row ${r + 1}: Per is "${String(row[per])}". Type period or flight`);
    return word === "flight" || isTurnover(row);
  });
  const aims = aimColumns.map(column).filter((at) => at >= 0);
  const keep = (wanted: boolean): SheetValues | null =>
    isFlight.slice(top + 1).includes(wanted)
      ? limits.map((row, r) =>
          row.map((cell, at) => (at === per || aims.includes(at) || (r > top && isFlight[r] !== wanted) ? null : cell)),
        )
      : null;
  const aimed = limits.map((row) => row.map((cell, at) => (at === channel || aims.includes(at) ? cell : null)));
  return { period: keep(false), flight: keep(true), aims: aims.length > 0 ? aimed : null };
}
