import { area, line } from "d3-shape";
import { scaleLinear } from "d3-scale";
import { serialText } from "../state/formatDate";
import type { FitReport } from "../state/fitReader";
import { fitWords } from "../text/fitWords";
import { useChartStyles } from "./chartStyles";

interface FitChartProps {
  readonly report: Pick<FitReport, "dates" | "actual" | "fitted" | "heldOut">;
  readonly outcomeLabel: (outcome: number) => string;
  readonly summary: string;
}

const [width, height] = [300, 170];
const inset = { left: 38, right: 6, top: 8, bottom: 20 };

/** The fit over time: actual as dots, the fit as a line in its range, and the held-out forecast on a shade. */
export function FitChart({ report, outcomeLabel, summary }: FitChartProps) {
  const styles = useChartStyles();
  const { dates, actual, fitted, heldOut } = report;
  const from = dates.length - heldOut.mean.length;
  const ends = [...actual, ...fitted.low, ...fitted.high, ...heldOut.low, ...heldOut.high];
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [inset.left, width - inset.right]);
  const y = scaleLinear([Math.min(...ends), Math.max(...ends)], [height - inset.bottom, inset.top]).nice(4);
  const band = (part: FitReport["fitted"], start: number): string =>
    area<number>()
      .x((_, t) => x(start + t))
      .y0((_, t) => y(part.low[t] ?? 0))
      .y1((_, t) => y(part.high[t] ?? 0))([...part.mean]) ?? "";
  const path = (values: readonly number[], start: number): string =>
    line<number>()
      .x((_, t) => x(start + t))
      .y((value) => y(value))([...values]) ?? "";
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
      {heldOut.mean.length > 0 && (
        <>
          <rect
            className={styles.shade}
            x={x(from - 0.5)}
            y={inset.top}
            width={Math.max(0, x(dates.length - 1) - x(from - 0.5))}
            height={height - inset.top - inset.bottom}
          />
          <text className={styles.text} x={width - inset.right - 3} y={inset.top + 11} textAnchor="end">
            {fitWords.test}
          </text>
        </>
      )}
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={inset.left} x2={width - inset.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.text} x={inset.left - 4} y={y(tick) + 4} textAnchor="end">
            {outcomeLabel(tick)}
          </text>
        </g>
      ))}
      <path className={styles.band} d={band({ ...fitted, mean: fitted.mean.slice(0, from) }, 0)} />
      <path className={styles.band} d={band(heldOut, from)} />
      <path className={styles.line} d={path(fitted.mean.slice(0, from), 0)} />
      <path className={styles.line} strokeDasharray="5 3" d={path(heldOut.mean, from)} />
      {actual.map((value, t) => (
        <circle key={t} className={styles.actual} cx={x(t)} cy={y(value)} r={dates.length > 160 ? 1.2 : 1.8} />
      ))}
      <DateAxis dates={dates} x={x} />
    </svg>
  );
}

interface DateAxisProps {
  readonly dates: readonly number[];
  readonly x: (t: number) => number;
  /** Where the text stands; the foot of a chart of the usual height if left out. */
  readonly y?: number;
}

/** First, middle and last date under a chart. */
export function DateAxis({ dates, x, y = height - 5 }: DateAxisProps) {
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
