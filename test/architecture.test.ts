import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(__dirname, "..");

/** Which room may import which: the whole of the architecture in one table. Change it in the commit that needs it. */
const mayImport: Record<string, readonly string[]> = {
  base: [],
  numerics: ["base"],
  data: ["base", "numerics"],
  kernel: ["base", "numerics"],
  media: ["base", "numerics", "kernel"],
  posterior: ["base", "numerics"],
  inference: ["base", "numerics", "posterior"],
  models: ["base", "numerics", "data", "kernel", "media", "posterior", "inference"],
  optimize: ["base", "numerics", "data", "posterior", "models"],
  forecast: ["base", "numerics", "data", "posterior", "models"],
  attribution: ["base", "numerics", "data", "posterior", "models"],
  customers: ["base", "numerics", "data", "posterior", "models"],
  experiments: ["base", "numerics", "data", "posterior", "models"],
  scenarios: ["base", "numerics", "data", "posterior", "models", "optimize", "forecast"],
  monitoring: ["base", "numerics", "data", "posterior", "models", "optimize", "forecast", "experiments"],
  explain: ["base", "numerics", "data", "posterior", "models", "optimize"],
  sheets: ["base", "data", "models", "optimize", "scenarios", "monitoring", "explain"],
  jobs: [
    ...["base", "numerics", "data", "media", "posterior", "inference", "models", "optimize", "forecast", "attribution"],
    ...["customers", "experiments", "scenarios", "monitoring", "explain", "sheets"],
  ],
  workbook: ["base", "sheets"],
  worker: ["base", "jobs"],
  functions: ["base", "jobs", "workbook", "worker"],
  taskpane: ["base", "jobs", "sheets", "workbook", "functions"],
};

/** What of a room a guest may see: for these pairs only these files (types and contracts), not the whole room. */
const onlyFiles: Record<string, readonly string[]> = {
  "functions>workbook": ["src/workbook/index.ts"],
  "functions>worker": ["src/worker/index.ts"],
  "taskpane>functions": ["functions/client.ts"],
  "taskpane>workbook": ["src/workbook/index.ts", "src/workbook/office/index.ts"],
};

/** Single files with a way of their own: the preview's page puts the runtime, the port and the grid together. */
const ownWays: readonly string[] = ["src/workbook/preview/page.ts > functions/client.ts"];

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s*["']([^"']+)["']/g;

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && statSync(join(root, name)).isFile());
}

const sources = new Map(
  ["src", "functions", "taskpane"].flatMap(filesBelow).map((file) => [file, readFileSync(join(root, file), "utf8")]),
);

/** The file an import points at, relative to the root; null for packages. */
function target(file: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const base = relative(root, resolve(root, dirname(file), specifier));
  const candidates = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, base];
  return candidates.find((name) => sources.has(name)) ?? base;
}

function room(file: string): string {
  const parts = file.split("/");
  return parts[0] === "src" ? (parts[1] ?? "") : (parts[0] ?? "");
}

const imports = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    const typeOnly = /^\s*(import|export)\s+type\b/.test(match[0]);
    return { file, specifier, typeOnly, isLazy: match[2] !== undefined, to: target(file, specifier) };
  }),
);

/** The words of the code itself: comments and strings do not count. */
function code(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(/(["'`])(?:\\.|(?!\1)[^\\])*?\1/g, '""');
}

function filesNaming(pattern: RegExp, where: (file: string) => boolean): string[] {
  return [...sources].filter(([file, text]) => where(file) && pattern.test(code(text))).map(([file]) => file);
}

describe("the rooms and the ways between them", () => {
  it("finds sources to check", () => {
    expect(sources.size).toBeGreaterThan(10);
  });

  it("imports point down the list only", () => {
    const breaches = imports.filter(({ file, to }) => {
      if (!to || room(to) === room(file) || ownWays.includes(`${file} > ${to}`)) return false;
      return !(mayImport[room(file)] ?? []).includes(room(to));
    });
    expect(breaches.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it("a room is entered through its index.ts", () => {
    const breaches = imports.filter(({ file, to }) => {
      if (!to || room(to) === room(file) || ownWays.includes(`${file} > ${to}`)) return false;
      const special = onlyFiles[`${room(file)}>${room(to)}`];
      return special ? !special.includes(to) : !to.endsWith("/index.ts");
    });
    expect(breaches.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it("the pane takes only types from the jobs and the sheets", () => {
    const breaches = imports.filter(
      ({ file, to, typeOnly }) => to && room(file) === "taskpane" && ["jobs", "sheets"].includes(room(to)) && !typeOnly,
    );
    expect(breaches.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it("the pane opens with the frame of the Data step only: what a step needs comes with that step", () => {
    const reached = new Set(["taskpane/index.tsx"]);
    for (const file of reached)
      for (const one of imports) if (one.file === file && one.to && !one.typeOnly && !one.isLazy) reached.add(one.to);
    const ofSteps = [...reached].filter((file) => /^taskpane\/screens\/.+\//.test(file)).sort();
    expect(ofSteps).toEqual(["taskpane/screens/data/DataScreen.tsx", "taskpane/screens/data/TableChoice.tsx"]);
  });

  it("has no import cycles", () => {
    const graph = new Map<string, string[]>();
    for (const { file, to } of imports) if (to) graph.set(file, [...(graph.get(file) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" > "));
      else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
        done.add(file);
      }
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("only the Office adapter, the functions and the pane's entry name the host", () => {
    const naming = filesNaming(
      /\b(Excel|Office|CustomFunctions|OfficeExtension)\s*[.]/,
      (file) =>
        !file.startsWith("src/workbook/office/") &&
        !file.startsWith("functions/") &&
        !["taskpane/index.tsx", "taskpane/boot.ts"].includes(file),
    );
    expect(naming).toEqual([]);
  });

  it("the engine touches no browser, no clock, no chance", () => {
    const engine = (file: string): boolean =>
      file.startsWith("src/") && !file.startsWith("src/workbook/") && !file.startsWith("src/worker/");
    expect(filesNaming(/\b(Math\.random|Date\.now|performance\.now|new Date\(\))/, engine)).toEqual([]);
    expect(
      filesNaming(/\b(window|document|localStorage|indexedDB|fetch|navigator|setTimeout)\b\s*[.(]/, engine),
    ).toEqual([]);
  });

  it("the engine's numbers use our own elementary functions, so that bits do not depend on the host", () => {
    const rooms = (file: string): boolean => file.startsWith("src/") && !/^src\/(workbook|worker)\//.test(file);
    expect(
      filesNaming(/\bMath\.(exp|log|log10|log2|log1p|expm1|pow|sin|cos|tan|tanh|cbrt|hypot|atan|asin|acos)\b/, rooms),
    ).toEqual([]);
    expect(filesNaming(/\*\*/, (file) => rooms(file) && /\*\*(?!\/)/.test(code(sources.get(file) ?? "")))).toEqual([]);
  });

  it("nothing is rendered as HTML", () => {
    expect(filesNaming(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/, () => true)).toEqual([]);
  });
});
