import { makeStyles, tokens } from "@fluentui/react-components";

interface ScoreRingProps {
  /** 0..100 */
  readonly score: number;
  readonly label: string;
}

const size = 72;
const radius = 31;
const length = 2 * Math.PI * radius;

const useStyles = makeStyles({
  svg: { width: `${size}px`, height: `${size}px`, flexShrink: 0, forcedColorAdjust: "none" },
  track: {
    fill: "none",
    stroke: tokens.colorNeutralStroke2,
    strokeWidth: "7px",
    "@media (forced-colors: active)": { stroke: "GrayText" },
  },
  value: {
    fill: "none",
    stroke: tokens.colorBrandStroke1,
    strokeWidth: "7px",
    strokeLinecap: "round",
    transformOrigin: "center",
    transform: "rotate(-90deg)",
    "@media (forced-colors: active)": { stroke: "Highlight" },
  },
  text: {
    fill: tokens.colorNeutralForeground1,
    fontSize: "22px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    "@media (forced-colors: active)": { fill: "CanvasText" },
  },
});

/** A score from 0 to 100 as a ring with its number inside. */
export function ScoreRing({ score, label }: ScoreRingProps) {
  const styles = useStyles();
  const filled = (length * Math.min(100, Math.max(0, score))) / 100;
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={styles.svg} role="img" aria-label={label}>
      <circle className={styles.track} cx={size / 2} cy={size / 2} r={radius} />
      <circle
        className={styles.value}
        cx={size / 2}
        cy={size / 2}
        r={radius}
        strokeDasharray={`${filled} ${length - filled}`}
      />
      <text className={styles.text} x="50%" y="50%" dy="8" textAnchor="middle">
        {Math.round(score)}
      </text>
    </svg>
  );
}
