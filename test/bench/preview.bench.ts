import { openStage, type PreviewPage } from "../browser/previewPage";
import type { BenchFigure } from "./run";

export const name = "preview workbook";

const cells = 2000;

/** Writes the cells, all hanging on one input, and times how long the grid takes when that input changes. */
async function recalculate(preview: PreviewPage): Promise<readonly [number, number]> {
  return preview.page.evaluate(async (count) => {
    type Address = { sheet: string; row: number; column: number; rows: number; columns: number };
    type Port = { setCells(address: Address, contents: readonly (readonly (string | number)[])[]): Promise<void> };
    const { port } = (globalThis as unknown as Record<symbol, { port: Port }>)[Symbol.for("marginal.host")]!;
    const sheet = "Start";
    const set = async (value: number): Promise<number> => {
      const start = performance.now();
      await port.setCells({ sheet, row: 99, column: 5, rows: 1, columns: 1 }, [[value]]);
      return performance.now() - start;
    };
    await set(1);
    const formula = (row: number): string => `=CHANNEL_SATURATION(Plan!$C$10, "Email", $F$100*${1000 + row})`;
    const formulas = Array.from({ length: count }, (_, row) => [formula(row)]);
    const start = performance.now();
    await port.setCells({ sheet, row: 100, column: 5, rows: count, columns: 1 }, formulas);
    const first = performance.now() - start;
    const times = [];
    for (let repeat = 2; repeat < 7; repeat++) times.push(await set(repeat));
    return [first, times.sort((a, b) => a - b)[2]!] as const;
  }, cells);
}

/** The built page in a browser: how soon the worked example stands planned, and 2,000 cells of our functions. */
export async function run(): Promise<readonly BenchFigure[]> {
  const stage = await openStage();
  try {
    const readyTimes: number[] = [];
    for (let repeat = 0; repeat < 3; repeat++) {
      const preview = await stage.open();
      readyTimes.push(preview.readyMs);
      await preview.close();
    }
    const preview = await stage.open();
    const [first, again] = await recalculate(preview);
    return [
      { what: "ready, worked example planned", value: readyTimes.sort((a, b) => a - b)[1]!, unit: "ms", limit: 3000 },
      { what: `${cells} cells written and calculated`, value: first, unit: "ms" },
      { what: `${cells} cells calculated anew`, value: again, unit: "ms", limit: 1000 },
    ];
  } finally {
    await stage.close();
  }
}
