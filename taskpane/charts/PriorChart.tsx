import { area } from "d3-shape";
import { scaleLinear } from "d3-scale";
import type { FirstLook } from "../state/fitReader";
import { DateAxis, ValueAxis } from "./Axes";
import { useChartStyles } from "./chartStyles";

interface PriorChartProps {
  readonly look: Pick<FirstLook, "dates" | "actual" | "prior">;
  readonly outcomeLabel: (outcome: number) => string;
  readonly summary: string;
}

const [width, height] = [300, 150];
const inset = { left: 38, right: 6, top: 8, bottom: 20 };

/**
 * What the priors allow over time: the whole outcome as a light band, media alone as a dark one, what happened as dots.
 * The light band is cut at twice the largest actual, so that the dots stay readable.
 */
export function PriorChart({ look, outcomeLabel, summary }: PriorChartProps) {
  const styles = useChartStyles();
  const { dates, actual, prior } = look;
  const most = Math.max(...actual, ...prior.media.median);
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [inset.left, width - inset.right]);
  const y = scaleLinear([Math.min(0, ...actual), 1.6 * most], [height - inset.bottom, inset.top]).clamp(true);
  const band = ({ low, high }: FirstLook["prior"]["media"]): string =>
    area<number>()
      .x((_, t) => x(t))
      .y0((value) => y(value))
      .y1((_, t) => y(high[t] ?? 0))([...low]) ?? "";
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
      <path className={styles.shade} d={band(prior.outcome)} />
      <ValueAxis ticks={y.ticks(4)} y={y} from={inset.left} to={width - inset.right} label={outcomeLabel} />
      <path className={styles.band} d={band(prior.media)} />
      {actual.map((value, t) => (
        <circle key={t} className={styles.actual} cx={x(t)} cy={y(value)} r={1.6} />
      ))}
      <DateAxis dates={dates} x={x} y={height - 5} />
    </svg>
  );
}
