import { makeStyles, tokens } from "@fluentui/react-components";

/** The looks that the charts share; all of them hold in forced colours. */
export const useChartStyles = makeStyles({
  svg: { display: "block", width: "100%", height: "auto", forcedColorAdjust: "none", overflow: "visible" },
  text: {
    fill: tokens.colorNeutralForeground2,
    fontSize: "11px",
    fontVariantNumeric: "tabular-nums",
    "@media (forced-colors: active)": { fill: "CanvasText" },
  },
  strong: {
    fill: tokens.colorNeutralForeground1,
    fontSize: "12px",
    "@media (forced-colors: active)": { fill: "CanvasText" },
  },
  grid: {
    stroke: tokens.colorNeutralStroke2,
    strokeWidth: "1px",
    "@media (forced-colors: active)": { stroke: "GrayText" },
  },
  line: {
    fill: "none",
    stroke: tokens.colorBrandStroke1,
    strokeWidth: "2px",
    "@media (forced-colors: active)": { stroke: "Highlight" },
  },
  band: {
    fill: tokens.colorBrandBackground2,
    "@media (forced-colors: active)": { fill: "none", stroke: "GrayText" },
  },
  shade: {
    fill: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { fill: "none", stroke: "GrayText", strokeDasharray: "2 3" },
  },
  actual: {
    fill: tokens.colorPaletteMarigoldBorderActive,
    "@media (forced-colors: active)": { fill: "CanvasText" },
  },
  bar: { fill: tokens.colorBrandStroke1, "@media (forced-colors: active)": { fill: "Highlight" } },
  base: { fill: tokens.colorNeutralForeground4, "@media (forced-colors: active)": { fill: "GrayText" } },
  whisker: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "1.5px",
    "@media (forced-colors: active)": { stroke: "CanvasText" },
  },
  prior: {
    fill: tokens.colorNeutralStroke1,
    "@media (forced-colors: active)": { fill: "none", stroke: "GrayText" },
  },
  dot: {
    fill: tokens.colorBrandForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "1.5px",
    "@media (forced-colors: active)": { fill: "Highlight" },
  },
});

/** Fills of stacked series, largest first; neighbours differ in lightness too. */
export const seriesColors: readonly string[] = [
  tokens.colorPaletteBlueBorderActive,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteTealBorderActive,
  tokens.colorPalettePurpleBorderActive,
  tokens.colorPalettePinkBorderActive,
  tokens.colorPaletteSteelBorderActive,
  tokens.colorPaletteLilacBorderActive,
];
