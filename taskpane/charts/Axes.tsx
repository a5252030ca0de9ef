import { serialText } from "../state/formatDate";
import { useChartStyles } from "./chartStyles";

interface ValueAxisProps {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  /** The plot's left and right edge; the numbers stand left of it. */
  readonly from: number;
  readonly to: number;
  readonly label: (value: number) => string;
}

/** Values up the side of a chart, each with its line across the plot. */
export function ValueAxis({ ticks, y, from, to, label }: ValueAxisProps) {
  const styles = useChartStyles();
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={from} x2={to} y1={y(tick)} y2={y(tick)} />
          <text className={styles.text} x={from - 4} y={y(tick) + 4} textAnchor="end">
            {label(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface AcrossAxisProps {
  readonly ticks: readonly number[];
  readonly x: (value: number) => number;
  /** Where the numbers stand. */
  readonly y: number;
  readonly label: (value: number) => string;
}

/** Values along the foot of a chart. */
export function AcrossAxis({ ticks, x, y, label }: AcrossAxisProps) {
  const styles = useChartStyles();
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <text key={tick} className={styles.text} x={x(tick)} y={y} textAnchor="middle">
          {label(tick)}
        </text>
      ))}
    </g>
  );
}

interface DateAxisProps {
  readonly dates: readonly number[];
  readonly x: (t: number) => number;
  /** Where the text stands. */
  readonly y: number;
}

/** First, middle and last date along the foot of a chart. */
export function DateAxis({ dates, x, y }: DateAxisProps) {
  const styles = useChartStyles();
  const last = dates.length - 1;
  const marks = [
    [0, "start"],
    [Math.round(last / 2), "middle"],
    [last, "end"],
  ] as const;
  return (
    <g aria-hidden="true">
      {marks.map(([t, anchor]) => (
        <text key={anchor} className={styles.text} x={x(t)} y={y} textAnchor={anchor}>
          {serialText(dates[t] ?? NaN).slice(0, 7)}
        </text>
      ))}
    </g>
  );
}
