import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One figure of a benchmark. `limit`: what is promised, in the same unit; shown beside it, never a failure. */
export interface BenchFigure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

/** A benchmark: a file `*.bench.ts` beside this one. */
interface Bench {
  readonly name: string;
  run(): readonly BenchFigure[] | Promise<readonly BenchFigure[]>;
}

interface NamedFigure extends BenchFigure {
  readonly bench: string;
}

/** Median milliseconds of a piece of work over some repeats, after one warm-up; `repeat` tells the runs apart. */
export function medianMilliseconds(repeats: number, work: (repeat: number) => void): number {
  work(-1);
  const times = Array.from({ length: repeats }, (_, repeat) => {
    const start = performance.now();
    work(repeat);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[repeats >> 1]!;
}

/** `npm run bench [-- --only name]`: prints the figures as a table and writes them to bench-results/bench.json. */
async function main(): Promise<void> {
  const at = process.argv.indexOf("--only");
  const only = at < 0 ? "" : (process.argv[at + 1] ?? "");
  const figures: NamedFigure[] = [];
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".bench.ts"))) {
    const bench = (await import(join(__dirname, file))) as Bench;
    if (!bench.name.includes(only)) continue;
    for (const figure of await bench.run()) figures.push({ bench: bench.name, ...figure });
  }
  console.table(figures.map(tableRow));
  mkdirSync("bench-results", { recursive: true });
  writeFileSync(join("bench-results", "bench.json"), `${JSON.stringify(figures, null, 2)}\n`);
}

function tableRow({ bench, what, value, unit, limit }: NamedFigure): Record<string, string> {
  const promised = limit === undefined ? "" : `${value <= limit ? "within" : "ABOVE"} ${limit} ${unit}`;
  return { bench, what, value: `${Number(value.toPrecision(4))} ${unit}`, promised };
}

if (require.main === module) void main();
