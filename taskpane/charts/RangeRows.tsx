import { scaleLinear } from "d3-scale";
import { useChartStyles } from "./chartStyles";

/** One row: a value with its range, beside what was assumed before. */
export interface RangeRow {
  readonly name: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly prior: { readonly low: number; readonly high: number; readonly median: number } | null;
  readonly note: string;
}

interface RangeRowsProps {
  readonly rows: readonly RangeRow[];
  readonly valueLabel: (value: number) => string;
  /** A value to mark, such as break-even; null for none. */
  readonly reference: number | null;
  readonly summary: string;
}

const [width, rowHeight, bottom] = [300, 36, 18];

/** Values as dots with their ranges as whiskers over the range that was assumed before (grey). */
export function RangeRows({ rows, valueLabel, reference, summary }: RangeRowsProps) {
  const styles = useChartStyles();
  const most = Math.max(...rows.map(({ high }) => high), ...rows.map(({ prior }) => prior?.median ?? 0), 1e-12);
  const x = scaleLinear([0, most * 1.08], [2, width - 4]).clamp(true);
  const height = rows.length * rowHeight + bottom;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
      {reference !== null && reference < most && (
        <line className={styles.grid} x1={x(reference)} x2={x(reference)} y1={0} y2={height - bottom} />
      )}
      {rows.map(({ name, mean, low, high, prior, note }, row) => (
        <g key={name} transform={`translate(0 ${row * rowHeight})`}>
          <text className={styles.strong} x={2} y={13}>
            {name}
          </text>
          <text className={styles.text} x={width - 4} y={13} textAnchor="end">
            {note || valueLabel(mean)}
          </text>
          {prior && (
            <rect
              className={styles.prior}
              x={x(prior.low)}
              width={Math.max(1, x(prior.high) - x(prior.low))}
              y={20}
              height={8}
              rx={2}
            />
          )}
          <line className={styles.whisker} x1={x(low)} x2={x(high)} y1={24} y2={24} />
          <circle className={styles.dot} cx={x(mean)} cy={24} r={4.5} />
        </g>
      ))}
      {x.ticks(4).map((tick) => (
        <text key={tick} className={styles.text} x={x(tick)} y={height - 4} textAnchor="middle">
          {tick === 0 ? "" : valueLabel(tick)}
        </text>
      ))}
    </svg>
  );
}
