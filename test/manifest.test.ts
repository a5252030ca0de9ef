import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..");
const text = readFileSync(join(root, "manifest.xml"), "utf8");
const origin = "https://localhost:3000/";

/** What the build makes besides the files it copies from assets. */
const built = ["taskpane.html", "functions.js", "functions.json", "help/index.html"];

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every opening tag with its attributes, in order. */
const tags = [...text.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<([A-Za-z:]+)((?:\s+[\w:]+="[^"]*")*)\s*\/?>/g)].map(
  ([, name = "", attributes = ""]): Tag => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ),
  }),
);

const values = (name: string, attribute: string): string[] =>
  tags.flatMap((tag) => (tag.name === name && tag.attributes[attribute] ? [tag.attributes[attribute]] : []));
const content = (name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map((match) => match[1] ?? "");
const resources = new Map(
  tags
    .filter(({ attributes }) => attributes.id && attributes.DefaultValue)
    .map(({ name, attributes }) => [attributes.id, { name, value: attributes.DefaultValue ?? "" }]),
);
const urls = tags
  .flatMap(({ attributes }) => Object.values(attributes))
  .filter((value) => /^https?:/.test(value) && !/schemas\.microsoft|w3\.org/.test(value));

describe("the manifest", () => {
  it("refers to resources that exist, and uses every one", () => {
    const referred = tags.flatMap(({ attributes }) => attributes.resid ?? []);
    expect(referred.filter((id) => !resources.has(id))).toEqual([]);
    expect([...resources.keys()].filter((id) => !referred.includes(id ?? ""))).toEqual([]);
  });

  it("gives every control, group, tab and resource an id of its own, at most 32 characters", () => {
    const ids = tags.flatMap(({ name, attributes }) => (attributes.id && name !== "OfficeMenu" ? [attributes.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
  });

  it("keeps texts within Office's limits", () => {
    const lengths: Record<string, number> = { "bt:Image": 2048, "bt:Url": 2048 };
    const short = /<bt:ShortStrings>[\s\S]*<\/bt:ShortStrings>/.exec(text)?.[0] ?? "";
    for (const [id, { name, value }] of resources) {
      const limit = lengths[name] ?? (short.includes(`id="${id}"`) ? 125 : 250);
      expect([id, value.length <= limit && value.length > 0]).toEqual([id, true]);
    }
    expect(values("Description", "DefaultValue")[0]?.length).toBeLessThanOrEqual(250);
  });

  it("uses https alone, on the one origin that the build replaces", () => {
    expect(urls.length).toBeGreaterThan(8);
    expect(urls.filter((url) => !url.startsWith(origin))).toEqual([]);
  });

  it("points at files that the build makes or copies", () => {
    const paths = [...new Set(urls.map((url) => url.slice(origin.length)))];
    expect(paths.filter((path) => !built.includes(path) && !existsSync(join(root, path)))).toEqual([]);
  });

  it("has icons of the sizes it says", () => {
    const sizes = tags
      .filter(({ name }) => name === "bt:Image")
      .flatMap(({ attributes }) =>
        attributes.size ? [[Number(attributes.size), resources.get(attributes.resid ?? "")?.value ?? ""] as const] : [],
      );
    expect(new Set(sizes.map(([size]) => size))).toEqual(new Set([16, 32, 64, 80]));
    for (const [size, url] of sizes) expect(pngSize(url)).toEqual([size, size]);
    expect(pngSize(values("IconUrl", "DefaultValue")[0] ?? "")).toEqual([32, 32]);
    expect(pngSize(values("HighResolutionIconUrl", "DefaultValue")[0] ?? "")).toEqual([64, 64]);
  });

  it("gives every button the three icon sizes that Office asks for", () => {
    const icons = [...text.matchAll(/<Icon>([\s\S]*?)<\/Icon>/g)].map((match) => match[1] ?? "");
    expect(icons.length).toBe(4);
    for (const icon of icons) for (const size of [16, 32, 80]) expect(icon).toContain(`size="${size}"`);
  });

  it("is one shared runtime: pane, functions, commands and runtime on one resource", () => {
    const page = /<Page>\s*<SourceLocation resid="([^"]+)"/.exec(text)?.[1];
    const pane = /<Action xsi:type="ShowTaskpane">\s*<SourceLocation resid="([^"]+)"/.exec(text)?.[1];
    expect([...values("Runtime", "resid"), ...values("FunctionFile", "resid"), page, pane]).toEqual(
      Array(4).fill("Taskpane.Url"),
    );
    expect(values("Runtime", "lifetime")).toEqual(["long"]);
    expect(resources.get("Taskpane.Url")?.value).toBe(values("SourceLocation", "DefaultValue")[0]);
  });

  it("needs no prefix in formulas and no more rights than it uses", () => {
    expect(text).not.toMatch(/<Namespace/);
    expect(content("Permissions")).toEqual(["ReadWriteDocument"]);
    const sets = tags
      .filter(({ name }) => name === "Set")
      .map(({ attributes }) => `${attributes.Name} ${attributes.MinVersion}`);
    expect(sets).toEqual(["SharedRuntime 1.1", "CustomFunctionsRuntime 1.3", "ExcelApi 1.13"]);
  });

  it("calls only commands that the pane associates", () => {
    const pane = readFileSync(join(root, "taskpane/index.tsx"), "utf8");
    const commands = [...pane.matchAll(/actions\.associate\("(\w+)"/g)].map((match) => match[1] ?? "");
    expect(content("FunctionName").filter((name) => !commands.includes(name))).toEqual([]);
  });

  it("has the project's version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(content("Version")).toEqual([`${version}.0`]);
  });
});

/** Width and height of a PNG of the project, from its header. */
function pngSize(url: string): readonly [number, number] {
  const bytes = readFileSync(join(root, url.slice(origin.length)));
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
