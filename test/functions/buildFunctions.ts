import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import webpack, { type Configuration } from "webpack";

const root = resolve(__dirname, "../..");

/** Builds functions.js and functions.json as a release does, into a temporary folder. Returns the folder. */
export function buildFunctions(): Promise<string> {
  const configure = jest.requireActual<(env: object, argv: object) => Configuration[]>(join(root, "webpack.config.js"));
  const [config] = configure({}, { mode: "production" }).filter(({ name }) => name === "functions");
  const folder = mkdtempSync(join(tmpdir(), "marginal-functions-"));
  return new Promise((done, fail) => {
    webpack({ ...config, output: { ...config?.output, path: folder } }, (error, stats) => {
      if (error || stats?.hasErrors()) fail(error ?? new Error(stats?.toString("errors-only")));
      else done(folder);
    });
  });
}
