import { makeStyles, tokens } from "@fluentui/react-components";
import { fromZero } from "../../charts/scales";

interface RangeMarkProps {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly actual: number;
  /** The scale that all marks of the list share. */
  readonly largest: number;
}

const width = 300;

const useStyles = makeStyles({
  svg: { display: "block", width: "100%", height: "14px", forcedColorAdjust: "none" },
  band: { fill: tokens.colorNeutralStroke1, "@media (forced-colors: active)": { fill: "GrayText" } },
  expected: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "2px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  actual: { fill: tokens.colorPaletteMarigoldBorderActive, "@media (forced-colors: active)": { fill: "Highlight" } },
});

/** A channel's outcome: grey the model's 95% range, a line where it expects it, a diamond what came. */
export function RangeMark({ expected, low, high, actual, largest }: RangeMarkProps) {
  const styles = useStyles();
  const x = fromZero(largest, 0, width);
  const at = x(actual);
  return (
    <svg viewBox={`0 0 ${width} 14`} preserveAspectRatio="none" className={styles.svg} aria-hidden="true">
      <rect className={styles.band} x={x(low)} y={4} width={Math.max(1, x(high) - x(low))} height={6} rx={2} />
      <line className={styles.expected} x1={x(expected)} x2={x(expected)} y1={1} y2={13} />
      <path className={styles.actual} d={`M${at - 5} 7 L${at} 1 L${at + 5} 7 L${at} 13 Z`} />
    </svg>
  );
}
