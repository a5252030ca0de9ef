import { area, line } from "d3-shape";
import { scaleLinear } from "d3-scale";
import type { FitReport } from "../state/fitReader";
import { fitWords } from "../text/fitWords";
import { DateAxis, ValueAxis } from "./Axes";
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
      <ValueAxis ticks={y.ticks(4)} y={y} from={inset.left} to={width - inset.right} label={outcomeLabel} />
      <path className={styles.band} d={band({ ...fitted, mean: fitted.mean.slice(0, from) }, 0)} />
      <path className={styles.band} d={band(heldOut, from)} />
      <path className={styles.line} d={path(fitted.mean.slice(0, from), 0)} />
      <path className={styles.line} strokeDasharray="5 3" d={path(heldOut.mean, from)} />
      {actual.map((value, t) => (
        <circle key={t} className={styles.actual} cx={x(t)} cy={y(value)} r={dates.length > 160 ? 1.2 : 1.8} />
      ))}
      <DateAxis dates={dates} x={x} y={height - 5} />
    </svg>
  );
}
