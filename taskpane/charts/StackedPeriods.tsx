import { area } from "d3-shape";
import { scaleLinear } from "d3-scale";
import { useId } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { DateAxis, ValueAxis } from "./Axes";
import { useChartStyles } from "./chartStyles";
import { patternFill, SeriesPatterns } from "./seriesPatterns";

/** One series of a stack, from the bottom up. */
export interface StackSeries {
  readonly name: string;
  readonly values: readonly number[];
}

interface StackedPeriodsProps {
  readonly dates: readonly number[];
  /** The baseline, at the bottom. */
  readonly base: StackSeries;
  readonly series: readonly StackSeries[];
  readonly outcomeLabel: (outcome: number) => string;
  readonly summary: string;
}

const [width, height] = [300, 170];
const inset = { left: 38, right: 6, top: 8, bottom: 20 };

const useStyles = makeStyles({
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: "2px 12px",
    margin: "4px 0 0",
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
  },
  swatch: { marginRight: "5px", verticalAlign: "-1px", forcedColorAdjust: "none" },
  edge: {
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "0.6px",
    "@media (forced-colors: active)": { stroke: "CanvasText", strokeWidth: "1px" },
  },
});

/** What brought the outcome in every period: the baseline at the bottom, channels stacked on it. */
export function StackedPeriods({ dates, base, series, outcomeLabel, summary }: StackedPeriodsProps) {
  const [styles, own] = [useChartStyles(), useStyles()];
  const chart = `stack${useId().replace(/\W/g, "")}`;
  const layers = stack([base, ...series]);
  const most = Math.max(...layers.flatMap(({ top }) => top), 1);
  const least = Math.min(0, ...base.values);
  const x = scaleLinear([0, Math.max(1, dates.length - 1)], [inset.left, width - inset.right]);
  const y = scaleLinear([least, most], [height - inset.bottom, inset.top]).nice(4);
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
        <SeriesPatterns chart={chart} count={series.length} />
        <ValueAxis ticks={y.ticks(4)} y={y} from={inset.left} to={width - inset.right} label={outcomeLabel} />
        {layers.map(({ name, bottom, top }, index) => (
          <path
            key={name}
            className={own.edge}
            fill={patternFill(chart, index - 1)}
            d={
              area<number>()
                .x((_, t) => x(t))
                .y0((_, t) => y(bottom[t] ?? 0))
                .y1((value) => y(value))([...top]) ?? ""
            }
          />
        ))}
        <DateAxis dates={dates} x={x} y={height - 5} />
      </svg>
      <ul className={own.legend}>
        {[...series].reverse().map(({ name }, index) => (
          <Legend key={name} name={name} fill={patternFill(chart, series.length - 1 - index)} />
        ))}
        <Legend name={base.name} fill={patternFill(chart, -1)} />
      </ul>
    </>
  );
}

function Legend({ name, fill }: { readonly name: string; readonly fill: string }) {
  const styles = useStyles();
  return (
    <li>
      <svg className={styles.swatch} width="14" height="11" aria-hidden="true">
        <rect className={styles.edge} width="14" height="11" fill={fill} />
      </svg>
      {name}
    </li>
  );
}

/** Bottom and top of every series, period by period. */
function stack(all: readonly StackSeries[]): readonly { name: string; bottom: number[]; top: number[] }[] {
  const length = all[0]?.values.length ?? 0;
  let bottom = new Array<number>(length).fill(0);
  return all.map(({ name, values }) => {
    const top = bottom.map((from, t) => from + (values[t] ?? 0));
    const layer = { name, bottom, top };
    bottom = top;
    return layer;
  });
}
