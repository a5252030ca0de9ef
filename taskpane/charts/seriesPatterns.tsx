import type { CSSProperties } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { seriesColors } from "./chartStyles";

const useStyles = makeStyles({
  tile: { fill: "var(--series-color)", "@media (forced-colors: active)": { fill: "Canvas" } },
  /** Marks that tell a colour's second and third series from its first. */
  again: {
    fill: "none",
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "1.5px",
    "@media (forced-colors: active)": { display: "none" },
  },
  /** Marks in place of colours, where the user's own few colours are forced. */
  forced: {
    display: "none",
    fill: "none",
    stroke: "CanvasText",
    strokeWidth: "1.5px",
    "@media (forced-colors: active)": { display: "inline" },
  },
});

/** Marks in a tile of 8 × 8: filled, two diagonals, dots, lying and standing lines, a lattice. */
const marks: readonly string[] = [
  "M0 1H8M0 2.5H8M0 4H8M0 5.5H8M0 7H8",
  "M-1 9L9 -1M-1 1L1 -1M7 9L9 7",
  "M2 2h1.5M6 6h1.5",
  "M0 2H8M0 6H8",
  "M2 0V8M6 0V8",
  "M-1 -1L9 9M-1 7L1 9M7 -1L9 1",
  "M0 4H8M4 0V8",
];
/** How large a tile is drawn, in rounds through the marks. */
const sizes: readonly number[] = [6, 10, 15];

/** Fill of the layer below all series. */
export const baseColor = tokens.colorNeutralStroke1;

/** The reference that fills a shape with a series' pattern; `index` −1 is the base layer, which is plain. */
export function patternFill(chart: string, index: number): string {
  return `url(#${chart}-${index})`;
}

interface SeriesPatternsProps {
  /** Name of the chart, unique in the document, of letters and digits. */
  readonly chart: string;
  readonly count: number;
}

/**
 * One pattern for every series of a chart and one for its base: a colour of its own in ordinary themes (with marks where
 * colours repeat), marks of its own where colours are forced.
 */
export function SeriesPatterns({ chart, count }: SeriesPatternsProps) {
  return (
    <defs>
      {Array.from({ length: count + 1 }, (_, at) => (
        <SeriesPattern key={at} chart={chart} index={at - 1} />
      ))}
    </defs>
  );
}

function SeriesPattern({ chart, index }: { readonly chart: string; readonly index: number }) {
  const styles = useStyles();
  const round = Math.floor(Math.max(0, index) / seriesColors.length);
  const size = sizes[Math.min(round, sizes.length - 1)]!;
  const color = index < 0 ? baseColor : seriesColors[index % seriesColors.length]!;
  const look = { "--series-color": color } as CSSProperties;
  return (
    <pattern id={`${chart}-${index}`} patternUnits="userSpaceOnUse" width={size} height={size} viewBox="0 0 8 8">
      <rect className={styles.tile} style={look} width="8" height="8" />
      {round > 0 && <path className={styles.again} d={marks[round % marks.length]} />}
      {index >= 0 && <path className={styles.forced} d={marks[index % marks.length]} />}
    </pattern>
  );
}
