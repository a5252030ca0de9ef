import { scaleLinear } from "d3-scale";
import { chance } from "../state/formatNumber";
import { fitWords } from "../text/fitWords";
import { useChartStyles } from "./chartStyles";

interface LagBarsProps {
  readonly lags: readonly { readonly share: number; readonly low: number; readonly high: number }[];
  readonly summary: string;
}

const [width, height] = [300, 130];
const inset = { left: 34, top: 6, bottom: 32, right: 4 };

/** How an effect is spread over the periods after the spend: shares as bars, their ranges as whiskers. */
export function LagBars({ lags, summary }: LagBarsProps) {
  const styles = useChartStyles();
  const most = Math.max(...lags.map(({ high }) => high), 0.01);
  const y = scaleLinear([0, most], [height - inset.bottom, inset.top]).nice(3);
  const step = (width - inset.left - inset.right) / Math.max(1, lags.length);
  const every = Math.ceil(lags.length / 14);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.svg} role="img" aria-label={summary}>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={inset.left} x2={width - inset.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.text} x={inset.left - 4} y={y(tick) + 4} textAnchor="end">
            {tick === 0 ? "0" : chance(tick)}
          </text>
        </g>
      ))}
      {lags.map(({ share, low, high }, lag) => {
        const middle = inset.left + (lag + 0.5) * step;
        return (
          <g key={lag}>
            <rect
              className={styles.bar}
              x={middle - 0.32 * step}
              width={0.64 * step}
              y={y(share)}
              height={Math.max(0, y(0) - y(share))}
            />
            <line className={styles.whisker} x1={middle} x2={middle} y1={y(low)} y2={y(high)} />
            {lag % every === 0 && (
              <text className={styles.text} x={middle} y={height - 18} textAnchor="middle">
                {lag}
              </text>
            )}
          </g>
        );
      })}
      <text className={styles.text} x={(width + inset.left) / 2} y={height - 3} textAnchor="middle">
        {fitWords.lagPeriod}
      </text>
    </svg>
  );
}
