import { useMemo, type PointerEvent } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { scaleLinear } from "d3-scale";
import { AcrossAxis, ValueAxis } from "./Axes";
import { useChartStyles } from "./chartStyles";

interface PlanCloudProps {
  /** Across and up, one entry per plan. */
  readonly risk: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  /** Plans that none beats in both, by risk. */
  readonly frontier: readonly number[];
  readonly chosen: number;
  readonly riskTitle: string;
  readonly meanTitle: string;
  readonly label: (value: number) => string;
  readonly summary: string;
  readonly onChoose: (plan: number) => void;
}

const width = 330;
const height = 220;
const inset = { left: 44, right: 10, top: 26, bottom: 32 };

const useStyles = makeStyles({
  plot: { cursor: "crosshair" },
  dots: {
    fill: "none",
    stroke: tokens.colorNeutralStroke1,
    strokeWidth: "2.5px",
    strokeLinecap: "round",
    "@media (forced-colors: active)": { stroke: "GrayText" },
  },
  frontier: {
    fill: "none",
    stroke: tokens.colorBrandStroke1,
    strokeWidth: "2px",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  chosen: {
    fill: tokens.colorBrandForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "2px",
    "@media (forced-colors: active)": { fill: "Highlight" },
  },
});

type Scale = (value: number) => number;

function scaleOver(values: ArrayLike<number>, from: number, to: number) {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  const scale = scaleLinear()
    .domain(most > least ? [least, most] : [least - 1, least + 1])
    .nice(4)
    .range([from, to]);
  return { at: (value: number): number => Math.round(scale(value) * 10) / 10, ticks: scale.ticks(4) };
}

/** All dots as one path: thousands of plans cost the page one element. */
function dotsPath(risk: ArrayLike<number>, mean: ArrayLike<number>, x: Scale, y: Scale): string {
  return Array.from({ length: mean.length }, (_, plan) => `M${x(risk[plan]!)} ${y(mean[plan]!)}h0`).join("");
}

/** Plans by risk and outcome, their frontier as a line, one of them chosen: a click takes the nearest plan. */
export function PlanCloud(props: PlanCloudProps) {
  const [styles, own] = [useChartStyles(), useStyles()];
  const { risk, mean, frontier, chosen, label } = props;
  const x = useMemo(() => scaleOver(risk, inset.left, width - inset.right), [risk]);
  const y = useMemo(() => scaleOver(mean, height - inset.bottom, inset.top), [mean]);
  const dots = useMemo(() => dotsPath(risk, mean, x.at, y.at), [risk, mean, x, y]);
  const line = frontier.map((plan) => `${x.at(risk[plan]!)} ${y.at(mean[plan]!)}`).join("L");
  const choose = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height]; // prettier-ignore
    let [nearest, distance] = [0, Infinity];
    for (let plan = 0; plan < mean.length; plan++) {
      const [dx, dy] = [x.at(risk[plan]!) - px, y.at(mean[plan]!) - py];
      if (dx * dx + dy * dy < distance) [nearest, distance] = [plan, dx * dx + dy * dy];
    }
    props.onChoose(nearest);
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={mergeClasses(styles.svg, own.plot)}
      role="img"
      aria-label={props.summary}
      onPointerDown={choose}
    >
      <g aria-hidden="true">
        <text className={styles.text} x={0} y={11}>
          {props.meanTitle}
        </text>
        <ValueAxis ticks={y.ticks} y={y.at} from={inset.left} to={width - inset.right} label={label} />
        <AcrossAxis ticks={x.ticks} x={x.at} y={height - inset.bottom + 14} label={label} />
        <text className={styles.text} x={width - inset.right} y={height - 4} textAnchor="end">
          {props.riskTitle}
        </text>
        <path className={own.dots} d={dots} />
        <path className={own.frontier} d={`M${line}`} />
        <circle className={own.chosen} cx={x.at(risk[chosen]!)} cy={y.at(mean[chosen]!)} r={6} />
      </g>
    </svg>
  );
}
