import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

/** One input of a tornado: the result at its two ends. */
export interface TornadoRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

interface TornadoChartProps {
  readonly rows: readonly TornadoRow[];
  /** The result with every input as it is: the line in the middle. */
  readonly base: number;
  readonly label: (value: number) => string;
  readonly describe: (row: TornadoRow) => string;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "6px" },
  name: { display: "flex", justifyContent: "space-between", gap: "8px", fontSize: tokens.fontSizeBase200 },
  numbers: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  svg: { display: "block", width: "100%", height: "12px", forcedColorAdjust: "none" },
  low: {
    fill: tokens.colorNeutralStroke1,
    "@media (forced-colors: active)": { fill: "GrayText" },
  },
  high: {
    fill: tokens.colorBrandBackground,
    "@media (forced-colors: active)": { fill: "Highlight" },
  },
  base: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "1px",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
});

/** Bars from the result at an input's low end (grey) to that at its high end (accent), widest first. */
export function TornadoChart({ rows, base, label, describe }: TornadoChartProps) {
  const styles = useStyles();
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(base, ...ends), Math.max(base, ...ends)];
  const x = (value: number): number => (most > least ? (100 * (value - least)) / (most - least) : 50);
  const bar = (to: number, className: string) => (
    <rect className={className} x={Math.min(x(base), x(to))} width={Math.abs(x(to) - x(base))} y={1} height={10} />
  );
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.name} aria-label={describe(row)}>
          <div className={styles.name} aria-hidden="true">
            <span>{row.name}</span>
            <span className={styles.numbers}>
              {label(row.low)} – {label(row.high)}
            </span>
          </div>
          <svg className={styles.svg} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            {bar(row.low, mergeClasses(styles.low))}
            {bar(row.high, mergeClasses(styles.high))}
            <line className={styles.base} x1={x(base)} x2={x(base)} y1={0} y2={12} vectorEffect="non-scaling-stroke" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
