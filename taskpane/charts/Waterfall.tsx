import { scaleLinear } from "d3-scale";
import { useChartStyles } from "./chartStyles";

/** One step of a waterfall: what it adds, with its range. */
export interface WaterfallStep {
  readonly name: string;
  readonly amount: number;
  readonly isBase: boolean;
}

interface WaterfallProps {
  readonly steps: readonly WaterfallStep[];
  readonly amountLabel: (amount: number, share: number) => string;
  readonly summary: string;
}

const [width, rowHeight] = [300, 34];

/** How the parts add up to the whole: every bar begins where the one above ended. */
export function Waterfall({ steps, amountLabel, summary }: WaterfallProps) {
  const styles = useChartStyles();
  const ends = steps.reduce((sums: number[], { amount }) => [...sums, (sums.at(-1) ?? 0) + amount], []);
  const total = ends.at(-1) ?? 0;
  const x = scaleLinear([Math.min(0, ...ends), Math.max(...ends, 1e-12)], [2, width - 4]);
  return (
    <svg viewBox={`0 0 ${width} ${steps.length * rowHeight}`} className={styles.svg} role="img" aria-label={summary}>
      {steps.map(({ name, amount, isBase }, row) => {
        const [from, to] = [ends[row - 1] ?? 0, ends[row] ?? 0];
        return (
          <g key={name} transform={`translate(0 ${row * rowHeight})`}>
            <text className={styles.strong} x={2} y={13}>
              {name}
            </text>
            <text className={styles.text} x={width - 4} y={13} textAnchor="end">
              {amountLabel(amount, total === 0 ? 0 : amount / total)}
            </text>
            <rect
              className={isBase ? styles.base : styles.bar}
              x={Math.min(x(from), x(to))}
              width={Math.max(1, Math.abs(x(to) - x(from)))}
              y={18}
              height={9}
              rx={1}
            />
          </g>
        );
      })}
    </svg>
  );
}
