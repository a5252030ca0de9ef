import type { Rectangle } from "../../base";
import type { BlockChart } from "../../sheets";
import { rangeOf } from "./ranges";
import { chartPrefix } from "./reportSheet";

const types = {
  bar: "ColumnClustered",
  line: "XYScatterSmoothNoMarkers",
  scatter: "XYScatter",
} as const;

/**
 * Adds a native chart. Its series are named one by one: Excel's own guess looks at the headers, and a spill that is
 * still being calculated has none.
 */
export function addChart(
  sheet: Excel.Worksheet,
  { kind, title, source, place, ...rest }: BlockChart,
  number: number,
): void {
  const body = { ...source, row: source.row + 1, rows: source.rows - 1, columns: 1 };
  const column = (index: number): Rectangle => ({ ...body, column: body.column + index });
  const chart = sheet.charts.add(types[kind], rangeOf(sheet, column(1)), "Columns");
  chart.name = `${chartPrefix}${number}`;
  chart.title.text = title;
  for (let index = 1; index < source.columns; index++) {
    const series = index === 1 ? chart.series.getItemAt(0) : chart.series.add();
    series.name = rest.seriesNames?.[index - 1] ?? `Series ${index}`;
    series.setValues(rangeOf(sheet, column(index)));
    series.setXAxisValues(rangeOf(sheet, column(0)));
  }
  if (rest.xTitle) chart.axes.categoryAxis.title.text = rest.xTitle;
  if (rest.yTitle) chart.axes.valueAxis.title.text = rest.yTitle;
  const last = { row: place.row + place.rows - 1, column: place.column + place.columns - 1, rows: 1, columns: 1 };
  chart.setPosition(rangeOf(sheet, { ...place, rows: 1, columns: 1 }), rangeOf(sheet, last));
}
