import { area, line } from "d3-shape";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CurvePoint } from "../state/planner";
import { AcrossAxis, ValueAxis } from "./Axes";
import { useChartStyles } from "./chartStyles";
import { fromZero, roundTicks } from "./scales";

/** A spend marked on the curve: the current one in grey, the planned one in the accent. */
export interface CurveMark {
  readonly kind: "current" | "plan";
  readonly spend: number;
}

interface ResponseCurveProps {
  readonly points: readonly CurvePoint[];
  /** Spends that the data have seen: solid inside, dashed beyond. */
  readonly seen: { readonly from: number; readonly to: number };
  readonly marks: readonly CurveMark[];
  readonly width: number;
  readonly height: number;
  readonly spendLabel: (spend: number) => string;
  readonly outcomeLabel: (outcome: number) => string;
  /** The whole picture in one sentence, for those who do not see it. */
  readonly summary: string;
  readonly hasAxes: boolean;
}

const useStyles = makeStyles({
  beyond: { strokeDasharray: "4 4" },
  current: {
    fill: tokens.colorNeutralForeground3,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "1.5px",
    "@media (forced-colors: active)": { fill: "GrayText" },
  },
});

/** A channel's response curve: expected outcome by spend with its range as a band and the marked spends as points. */
export function ResponseCurve(props: ResponseCurveProps) {
  const [styles, own] = [useChartStyles(), useStyles()];
  const { points, width, height, hasAxes } = props;
  const inset = hasAxes ? { left: 40, bottom: 20, top: 6, right: 10 } : { left: 2, bottom: 3, top: 5, right: 5 };
  const maxSpend = points.at(-1)?.spend ?? 1;
  const maxOutcome = Math.max(...points.map(({ high }) => high), 0);
  const x = fromZero(maxSpend, inset.left, width - inset.right);
  const y = fromZero(maxOutcome, height - inset.bottom, inset.top);
  const path = line<CurvePoint>()
    .x(({ spend }) => x(spend))
    .y(({ mean }) => y(mean));
  const band = area<CurvePoint>()
    .x(({ spend }) => x(spend))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const parts = splitAtSeen(points, props.seen);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={props.summary}>
      {hasAxes && (
        <>
          <ValueAxis
            ticks={roundTicks(maxOutcome, 3)}
            y={y}
            from={inset.left}
            to={width - inset.right}
            label={props.outcomeLabel}
          />
          <AcrossAxis ticks={roundTicks(maxSpend, 4)} x={x} y={height - 4} label={props.spendLabel} />
        </>
      )}
      <path className={styles.band} d={band([...points]) ?? ""} />
      {parts.map(({ isSeen, points: part }, index) => (
        <path key={index} className={mergeClasses(styles.line, !isSeen && own.beyond)} d={path([...part]) ?? ""} />
      ))}
      {props.marks.map(({ kind, spend }) => (
        <circle
          key={kind}
          cx={x(spend)}
          cy={y(meanAt(points, spend))}
          r={hasAxes ? 5 : 4}
          className={kind === "plan" ? styles.dot : own.current}
        />
      ))}
    </svg>
  );
}

/** Cuts a curve where the seen range begins and ends; the cut points belong to both sides. */
export function splitAtSeen(
  points: readonly CurvePoint[],
  seen: { readonly from: number; readonly to: number },
): readonly { readonly isSeen: boolean; readonly points: readonly CurvePoint[] }[] {
  const cuts = [seen.from, seen.to].filter((spend) => spend > 0 && spend < (points.at(-1)?.spend ?? 0));
  const all = [...points, ...cuts.map((spend) => pointAt(points, spend))].sort((a, b) => a.spend - b.spend);
  const below = all.filter(({ spend }) => spend <= seen.from);
  const inside = all.filter(({ spend }) => spend >= seen.from && spend <= seen.to);
  const above = all.filter(({ spend }) => spend >= seen.to);
  return [
    { isSeen: false, points: below },
    { isSeen: true, points: inside },
    { isSeen: false, points: above },
  ].filter(({ points: part }) => part.length > 1);
}

/** The curve at a spend, straight between its points; beyond its ends the end itself. */
export function pointAt(points: readonly CurvePoint[], spend: number): CurvePoint {
  const after = points.findIndex((point) => point.spend >= spend);
  const right = points[after < 0 ? points.length - 1 : after] ?? { spend, mean: 0, low: 0, high: 0 };
  const left = after > 0 ? (points[after - 1] ?? right) : right;
  const share = right.spend > left.spend ? Math.min(1, (spend - left.spend) / (right.spend - left.spend)) : 0;
  const between = (from: number, to: number): number => from + share * (to - from);
  return {
    spend,
    mean: between(left.mean, right.mean),
    low: between(left.low, right.low),
    high: between(left.high, right.high),
  };
}

function meanAt(points: readonly CurvePoint[], spend: number): number {
  return pointAt(points, spend).mean;
}
