import { type Table } from "../../base";
import { type MediaDataset } from "./mediaDataset";

/**
 * A history as a wide table, one row per period: date (serial), outcome, a column per channel, a column per control.
 * A blank of the source stays blank ("").
 */
export function historyTable(dataset: MediaDataset): Table {
  const { outcome, channels, controls, dates } = dataset;
  const series = [...(outcome ? [outcome] : []), ...channels, ...controls];
  const rows = Array.from(dates, (date, t) => [
    date,
    ...series.map(({ values }) => {
      const value = values[t] ?? NaN;
      return Number.isNaN(value) ? "" : value;
    }),
  ]);
  return { header: ["Date", ...series.map(({ name }) => name)], rows };
}
