import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { finishMetadata, functionFiles, helpPages, readDocComments } from "../../functions/build";
import type { FunctionMetadata, Metadata } from "../../functions/build";
import { contract, firstRelease } from "./contract";

const root = resolve(__dirname, "../..");
const baseUrl = "https://example.test/marginal";

let metadata: Metadata;
let pages: Map<string, string>;
let errors: readonly string[];

beforeAll(async () => {
  const files = functionFiles(root);
  const generated = await generateCustomFunctionsMetadata(files);
  errors = generated.errors;
  metadata = finishMetadata(JSON.parse(generated.metadataJson), baseUrl);
  pages = helpPages(metadata, readDocComments(files), readFileSync(join(root, "assets/help/page.html"), "utf8"));
});

const signature = ({ id, parameters }: FunctionMetadata): string =>
  `${id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`;

describe("the functions' metadata", () => {
  it("is read by the generator without a complaint", () => {
    expect(errors).toEqual([]);
  });

  it("matches the contract to the letter, for every function that is built", () => {
    expect(metadata.functions.map(signature).filter((one) => !contract.includes(one))).toEqual([]);
  });

  it("holds the functions of the first release", () => {
    expect(metadata.functions.map(({ id }) => id)).toEqual(expect.arrayContaining([...firstRelease]));
  });

  it("uses bare names, and each id once", () => {
    const ids = metadata.functions.map(({ id }) => id);
    expect(metadata.functions.map(({ name }) => name)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lets error cells and entities through, so that they get words", () => {
    expect(metadata).toMatchObject({ allowErrorForDataTypeAny: true, allowCustomDataForDataTypeAny: true });
  });

  it("describes every function in one sentence and every argument in a tip under 100 characters", () => {
    for (const { id, description, parameters } of metadata.functions) {
      expect(`${id}: ${description}`).toMatch(/^[A-Z_]+: [A-Z][^\n]*[^.]\.$/);
      for (const { name, description: tip = "" } of parameters) {
        expect(`${id} ${name}: ${tip}`).toMatch(/: (Pick|Type|Choose) [^\n]+\.$/);
        expect(`${name}: ${tip.length < 100 ? "short" : tip}`).toBe(`${name}: short`);
      }
    }
  });

  it("names the default of every optional argument", () => {
    const tips = metadata.functions.flatMap(({ id, parameters }) =>
      parameters.filter(({ optional }) => optional).map(({ name, description }) => `${id} ${name}: ${description}`),
    );
    expect(tips.filter((tip) => !/omitted|needed by|columns Low|to compare|approvals given/.test(tip))).toEqual([]);
  });

  it("offers each choice once, with a tip for every value", () => {
    const ids = metadata.enums.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(metadata.enums.flatMap(({ values }) => values).filter(({ tooltip }) => !tooltip)).toEqual([]);
  });

  it("never declares a volatile function, and stays far below Excel's 1 MB", () => {
    expect(metadata.functions.filter(({ options }) => options?.volatile)).toEqual([]);
    expect(JSON.stringify(metadata).length).toBeLessThan(500_000);
  });

  it("joins two files' enums of one name, and refuses them where they differ", () => {
    const one = { id: "A", values: [1] };
    expect(finishMetadata({ functions: [], enums: [one, one] }, baseUrl).enums).toEqual([one]);
    expect(() => finishMetadata({ functions: [], enums: [one, { id: "A", values: [2] }] }, baseUrl)).toThrow("A");
  });

  it("writes return_ as return: TypeScript has no such name", () => {
    const declared = { id: "F", parameters: [{ name: "return_" }] };
    expect(finishMetadata({ functions: [declared] }, baseUrl).functions[0]?.parameters).toEqual([{ name: "return" }]);
  });
});

describe("the help pages", () => {
  it("stand where the metadata say, one per function, and in the index", () => {
    const index = pages.get("help/index.html") ?? "";
    for (const { id, helpUrl } of metadata.functions) {
      const path = helpUrl.replace(`${baseUrl}/`, "");
      expect(pages.has(path)).toBe(true);
      expect(index).toContain(`href="${path.replace("help/", "")}"><code>${id}</code>`);
    }
  });

  it("hold syntax, arguments, result, example and errors for every function", () => {
    for (const { id, helpUrl } of metadata.functions) {
      const page = pages.get(helpUrl.replace(`${baseUrl}/`, "")) ?? "";
      for (const part of [`<pre>=${id}(`, ">Arguments<", ">Result<", ">Example<", ">Errors<"]) {
        expect(`${id}: ${page.includes(part) ? part : "missing"}`).toBe(`${id}: ${part}`);
      }
    }
  });

  it("run no script", () => {
    expect([...pages.values()].filter((page) => /<script|javascript:| on[a-z]+=/.test(page))).toEqual([]);
  });
});
