import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import type { Metadata } from "../../functions/build";
import { buildFunctions } from "./buildFunctions";
import { fakeCustomFunctions, shownAtLast } from "./fakeCustomFunctions";
import { isShowable, oddCalls } from "./oddArguments";
import { sensibleCalls, type Earlier } from "./sensibleCalls";
import { budget, summary } from "./workedExample";

/** All that a bare realm has besides the language's own globals. */
function bareRealm() {
  const host = fakeCustomFunctions();
  const globals = {
    CustomFunctions: { Error: host.Error, ErrorCode: host.ErrorCode, associate: host.associate },
    ...{ setTimeout, clearTimeout, queueMicrotask, console, TextEncoder, TextDecoder, URL, structuredClone },
    performance: { now: () => performance.now() },
  };
  return { realm: createContext(globals), associated: host.associated };
}

let folder: string;
let script: string;
let metadata: Metadata;
let call: (id: string, args: readonly unknown[]) => unknown;
let ids: readonly string[];
let earlier: Earlier;

beforeAll(async () => {
  folder = await buildFunctions();
  script = readFileSync(join(folder, "functions.js"), "utf8");
  metadata = JSON.parse(readFileSync(join(folder, "functions.json"), "utf8"));
  const { realm, associated } = bareRealm();
  runInContext(script, realm);
  ids = [...associated.keys()];
  call = (id, args) => associated.get(id)?.(...args);
  const model = call("JUDGE_MODEL", [summary, null]) as string;
  const fitted = (await call(
    "FIT_MODEL",
    sensibleCalls.FIT_MODEL?.({ model, fitted: "", plan: null }) ?? [],
  )) as string;
  earlier = { model, fitted, plan: call("OPTIMIZE_BUDGET", [[[model]], budget, null, null, null, null, 1]) };
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cellsOf = (result: unknown): readonly unknown[] => (Array.isArray(result) ? result.flat() : [result]);

describe("the built functions in a bare realm", () => {
  it("load, and associate every function of the metadata", () => {
    expect([...ids].sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
  });

  it("are one script without dynamic imports", () => {
    expect(script).not.toMatch(/\bimport\s*\(|import\.meta|importScripts/);
  });

  it("answer a sensible call with cells that Excel can show", async () => {
    for (const id of ids) {
      const args = sensibleCalls[id];
      if (!args) throw new Error(`${id} has no entry in sensibleCalls.ts`);
      const result = await shownAtLast(() => call(id, args(earlier)));
      expect(
        `${id}: ${cellsOf(result).some((cell) => /^#VALUE!|^#N\/A/.test(String(cell))) ? result : "answers"}`,
      ).toBe(`${id}: answers`);
      expect(
        `${id}: ${cellsOf(result)
          .filter((cell) => !isShowable(cell))
          .join()}`,
      ).toBe(`${id}: `);
    }
  });

  it("take ranges and entities of another realm", () => {
    const foreign = runInContext(JSON.stringify(summary), createContext({})) as unknown[][];
    const entity = { type: "String", basicValue: earlier.model, properties: {} };
    expect(call("JUDGE_MODEL", [foreign, null])).toBe(earlier.model);
    expect(call("CHANNEL_SATURATION", [[[entity]], "Email", null, null, null])).toEqual(
      call("CHANNEL_SATURATION", [[[earlier.model]], "Email", null, null, null]),
    );
  });

  it("say in words what is wrong when they get nothing at all", async () => {
    for (const id of ids) {
      const shown = await shownAtLast(() => call(id, []));
      expect(`${id}: ${String(shown)}`).toMatch(/^[A-Z_]+: (#VALUE!|#N\/A) .{10,}/);
    }
  });

  it("show numbers, texts or errors with words whatever they are given", async () => {
    const model = call("JUDGE_MODEL", [summary, [["Draws", 100]]]) as string;
    const takesLong = /^(FIT_MODEL|BACKTEST_MODEL)$/;
    const wrong: string[] = [];
    for (const id of ids)
      for (const args of oddCalls(sensibleCalls[id]!({ ...earlier, model }), takesLong.test(id) ? 1 : 4)) {
        const shown = await shownAtLast(() => call(id, args));
        const told = cellsOf(shown).find((cell) => !isShowable(cell));
        if (told !== undefined || cellsOf(shown).length === 0)
          wrong.push(`${id}(${JSON.stringify(args)}): ${String(told)}`);
      }
    expect(wrong).toEqual([]);
  }, 60_000);

  it("give equal bits in a second realm", () => {
    const { realm, associated } = bareRealm();
    runInContext(script, realm);
    const model = associated.get("JUDGE_MODEL")?.(summary, null);
    expect(model).toBe(earlier.model);
    const again = associated.get("OPTIMIZE_BUDGET")?.([[model]], budget, null, null, null, null, 1);
    expect(JSON.stringify(again)).toBe(JSON.stringify(earlier.plan));
  });

  it("stay within 150 KB gzipped", () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(150 * 1024);
  });
});
