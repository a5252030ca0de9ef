import { makeStyles, tokens } from "@fluentui/react-components";
import { fromZero } from "./scales";

interface BudgetBarProps {
  readonly current: number;
  readonly plan: number;
  /** The scale that all bars of the list share. */
  readonly largest: number;
  /** Where the optimum could lie over the draws; null draws no whisker. */
  readonly spread: { readonly from: number; readonly to: number } | null;
  /** Limits in money, drawn as ticks. */
  readonly limits: readonly number[];
}

const width = 300;
const height = 22;

const useStyles = makeStyles({
  svg: { display: "block", width: "100%", height: "22px", forcedColorAdjust: "none" },
  track: { fill: tokens.colorNeutralBackground3, "@media (forced-colors: active)": { fill: "Canvas" } },
  current: { fill: tokens.colorNeutralStroke1, "@media (forced-colors: active)": { fill: "GrayText" } },
  plan: {
    fill: tokens.colorBrandBackground,
    transitionProperty: "width",
    transitionDuration: "200ms",
    "@media (prefers-reduced-motion: reduce)": { transitionDuration: "0s" },
    "@media (forced-colors: active)": { fill: "Highlight" },
  },
  whisker: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "1.5px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  tick: {
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "2px",
    vectorEffect: "non-scaling-stroke",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
});

/** A channel's bar: grey the current spend, accent the plan below it, ticks for limits, a whisker for the optimum. */
export function BudgetBar({ current, plan, largest, spread, limits }: BudgetBarProps) {
  const styles = useStyles();
  const x = fromZero(largest, 0, width);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={styles.svg} aria-hidden="true">
      <rect className={styles.track} x={0} y={0} width={width} height={height} rx={2} />
      <rect className={styles.current} x={0} y={2} width={x(current)} height={6} rx={1} />
      <rect className={styles.plan} x={0} y={10} width={x(plan)} height={10} rx={1} />
      {limits.map((limit) => (
        <line key={limit} className={styles.tick} x1={x(limit)} x2={x(limit)} y1={7} y2={height} />
      ))}
      {spread && <Whisker className={styles.whisker} from={x(spread.from)} to={x(spread.to)} />}
    </svg>
  );
}

function Whisker({ from, to, className }: { from: number; to: number; className: string }) {
  return (
    <g className={className}>
      <line x1={from} x2={to} y1={15} y2={15} />
      <line x1={from} x2={from} y1={12} y2={18} />
      <line x1={to} x2={to} y1={12} y2={18} />
    </g>
  );
}
