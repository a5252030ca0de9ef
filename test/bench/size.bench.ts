import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchFigure } from "./run";

export const name = "sizes";

const dist = resolve(__dirname, "../../dist");

/** Kilobytes of these built files together, each gzipped. */
function gzippedKilobytes(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** What a user loads, gzipped, as `npm run build` left it in dist (a figure is left out where its files are not there). */
export function run(): readonly BenchFigure[] {
  const loads = [
    { what: "functions.js", files: ["functions.js"], limit: 150 },
    {
      what: "pane, first load (functions.js included, Office.js not)",
      files: ["taskpane.html", "boot.js", "taskpane.js", "functions.js"],
      limit: 300,
    },
  ];
  return loads
    .filter(({ files }) => files.every((file) => existsSync(join(dist, file))))
    .map(({ what, files, limit }) => ({ what, value: gzippedKilobytes(files), unit: "KB gz", limit }));
}
