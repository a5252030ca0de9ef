import type { ChartDefinition } from "@odoo/o-spreadsheet";
import { sheetReference } from "../../base";
import type { BlockChart, BlockRange } from "../../sheets";
import { command, type GridCommand } from "./bulkCommands";
import { widthInPixels } from "./blockStyles";

const rowHeight = 23;
/** Width of a column whose width no block has set. */
const plainWidth = 96;

/** Where a chart goes: its sheet, its id, and the widths of that sheet's columns in characters, from column A on. */
export interface ChartPlace {
  readonly sheetId: string;
  readonly sheet: string;
  readonly id: string;
  readonly columnWidths: readonly number[];
}

/** The command that puts a chart of a block onto a sheet. */
export function chartCommand(chart: BlockChart, { sheetId, sheet, id, columnWidths }: ChartPlace): GridCommand {
  return command("CREATE_CHART", {
    chartId: `${id}-chart`,
    figureId: id,
    sheetId,
    col: chart.place.column,
    row: chart.place.row,
    offset: { x: 0, y: 0 },
    size: chartSize(chart, columnWidths),
    definition: chartDefinition(chart, sheet),
  });
}

/** Width and height in pixels of the cells that a chart covers. */
export function chartSize({ place }: BlockChart, columnWidths: readonly number[]): { width: number; height: number } {
  const widths = Array.from({ length: place.columns }, (_, index) => columnWidths[place.column + index]);
  const width = widths.reduce<number>((sum, each) => sum + (each === undefined ? plainWidth : widthInPixels(each)), 0);
  return { width, height: place.rows * rowHeight };
}

/** A chart of a block as the grid defines it: one series per column after the first. */
export function chartDefinition(chart: BlockChart, sheet: string): ChartDefinition {
  const column = (index: number): string => sheetReference(sheet, columnOf(chart.source, index), false);
  const common = {
    title: { text: chart.title },
    legendPosition: chart.source.columns > 2 ? ("bottom" as const) : ("none" as const),
    dataSetStyles: {},
    dataSource: {
      type: "range" as const,
      dataSets: Array.from({ length: chart.source.columns - 1 }, (_, index) => ({
        dataSetId: String(index),
        dataRange: column(index + 1),
      })),
      dataSetsHaveTitle: true,
      labelRange: column(0),
    },
    axesDesign: { x: { title: { text: chart.xTitle ?? "" } }, y: { title: { text: chart.yTitle ?? "" } } },
  };
  if (chart.kind === "bar") return { ...common, type: "bar", stacked: false };
  if (chart.kind === "line") {
    return { ...common, type: "line", stacked: false, labelsAsText: false, cumulative: false, hideDataMarkers: true };
  }
  return { ...common, type: "scatter", labelsAsText: false };
}

function columnOf(source: BlockRange, index: number): BlockRange {
  return { row: source.row, column: source.column + index, rows: source.rows, columns: 1 };
}
