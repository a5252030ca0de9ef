import { numberOr, type Table } from "../base";
import { calibrateCurve as calibrate, type CurveAnswers } from "../models";

/** What CALIBRATE_CURVE asks: outcomes at the current spend and at others; null where not answered. */
export type CalibrateCurveRequest = CurveAnswers;

const tooExtreme = "these answers lie too far apart for a curve: check at_half and at_max against outcome";

/**
 * A curve from the user's own judgement as a Table of one row: Half saturation (multiple of the current spend), Slope,
 * Elasticity, Floor, Ceiling. Copy Slope and either Half saturation or Elasticity into the Summary table: both of these
 * fix the same curve.
 */
export function calibrateCurve(request: CalibrateCurveRequest): Table {
  const { halfSaturation, slope, elasticity, floor, ceiling } = calibrate(request);
  return {
    header: ["Half saturation", "Slope", "Elasticity", "Floor", "Ceiling"],
    rows: [[...[halfSaturation, slope, elasticity].map((value) => numberOr(value, tooExtreme)), floor, ceiling]],
  };
}
