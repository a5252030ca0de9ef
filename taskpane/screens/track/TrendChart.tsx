import { area, line } from "d3-shape";
import { scaleLinear } from "d3-scale";
import { DateAxis, ValueAxis } from "../../charts/Axes";
import { useChartStyles } from "../../charts/chartStyles";
import type { HistoryTrack } from "./tracker";

interface TrendChartProps {
  readonly follow: HistoryTrack;
  readonly outcomeLabel: (outcome: number) => string;
  readonly summary: string;
}

const [width, height] = [300, 170];
const inset = { left: 38, right: 6, top: 8, bottom: 20 };

/** The outcome by period: dots what came, a line what the model expects of the money spent, its 95% range a band. */
export function TrendChart({ follow, outcomeLabel, summary }: TrendChartProps) {
  const styles = useChartStyles();
  const { before, periods } = follow;
  const dates = [...before, ...periods].map(({ date }) => date);
  const actual = [...before, ...periods].map((one) => one.actual);
  const ends = [...actual, ...before.map(({ fitted }) => fitted), ...periods.flatMap(({ low, high }) => [low, high])];
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [inset.left, width - inset.right]);
  const y = scaleLinear([Math.min(...ends), Math.max(...ends)], [height - inset.bottom, inset.top]).nice(4);
  const from = before.length;
  const path = (values: readonly number[], start: number): string =>
    line<number>()
      .x((_, t) => x(start + t))
      .y((value) => y(value))([...values]) ?? "";
  const band =
    area<(typeof periods)[number]>()
      .x((_, t) => x(from + t))
      .y0(({ low }) => y(low))
      .y1(({ high }) => y(high))([...periods]) ?? "";
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
      <rect
        className={styles.shade}
        x={x(from - 0.5)}
        y={inset.top}
        width={Math.max(0, width - inset.right - x(from - 0.5))}
        height={height - inset.top - inset.bottom}
      />
      <ValueAxis ticks={y.ticks(4)} y={y} from={inset.left} to={width - inset.right} label={outcomeLabel} />
      <path className={styles.band} d={band} />
      {periods.length === 1 && <OneBand x={x(from)} top={y(periods[0]!.high)} bottom={y(periods[0]!.low)} />}
      <path
        className={styles.line}
        d={path(
          before.map(({ fitted }) => fitted),
          0,
        )}
      />
      <path
        className={styles.line}
        strokeDasharray="5 3"
        d={path(
          periods.map(({ expected }) => expected),
          from,
        )}
      />
      {actual.map((value, t) => (
        <circle key={t} className={styles.actual} cx={x(t)} cy={y(value)} r={t < from ? 1.6 : 3} />
      ))}
      <DateAxis dates={dates} x={x} y={height - 5} />
    </svg>
  );
}

/** The range of a single period: an area needs two. */
function OneBand({ x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number }) {
  return <line className={useChartStyles().whisker} x1={x} x2={x} y1={top} y2={bottom} />;
}
