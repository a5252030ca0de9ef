import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  countFrozen,
  freezeFormulas,
  isOurFormula,
  restoreFormulas,
  type FormulaPlace,
  type FreezeHost,
} from "../../../src/workbook/freeze";

/** What a host without a workbook remembers. */
interface Kept {
  puts: number;
  kept: string;
  places: ReadonlyMap<string, FormulaPlace>;
}

const folder = resolve(__dirname, "../../../functions");

describe("freezing", () => {
  it("knows every function that the add-in gives to cells", () => {
    const sources = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    const ids = sources.flatMap((file) => [
      ...readFileSync(resolve(folder, file), "utf8").matchAll(/@customfunction ([A-Z_]+)/g),
    ]);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.map(([, id = ""]) => id).filter((id) => !isOurFormula(`=${id}(A1)`))).toEqual([]);
  });

  it("finds our functions inside others and behind prefixes, not in text or in longer names", () => {
    expect(isOurFormula("=IFERROR(INDEX(OPTIMIZE_BUDGET(A1:C7,B1),2,3),0)")).toBe(true);
    expect(isOurFormula("=_xldudf_OPTIMIZE_BUDGET(A1)")).toBe(true);
    expect(isOurFormula("=marginal.fit_model(A1)")).toBe(true);
    expect(isOurFormula('="=FIT_MODEL("')).toBe(false);
    expect(isOurFormula("=MY_FIT_MODEL(A1)+OPTIMIZE_BUDGET")).toBe(false);
    expect(isOurFormula("=SUM(A1:A3)")).toBe(false);
  });

  const host = (value: string): FreezeHost & Kept => ({
    ...{ puts: 0, kept: "", places: new Map() },
    formulas: async () => [
      {
        sheetId: "s1",
        row: 2,
        column: 1,
        rows: 1,
        columns: 1,
        formula: "=FIT_MODEL(A1)",
        values: [[{ kind: "error", error: value }]],
      },
    ],
    sheets: async () => new Map([["s1", "My plan"]]),
    standing: async (places) => places.map(() => ({ values: [[null]], formula: "=FIT_MODEL(A1)" })),
    async follow(places) {
      this.places = places;
    },
    async followed() {
      return this.places;
    },
    keepFollowing: async () => undefined,
    async put(patches) {
      this.puts += patches.length;
    },
    async load() {
      return this.kept;
    },
    async save(json) {
      this.kept = json;
    },
  });

  it("refuses while a formula is still being calculated, and changes nothing", async () => {
    const busy = host("#BUSY!");
    await expect(freezeFormulas(busy)).rejects.toThrow(/'My plan'!B3 is still being calculated/);
    expect([busy.puts, busy.kept]).toEqual([0, ""]);
  });

  it("keeps the formulas before it writes, and takes one that already stands again as restored", async () => {
    const broken = host("#N/A");
    broken.put = () => Promise.reject(new Error("protected"));
    await expect(freezeFormulas(broken)).rejects.toThrow("protected");
    expect(await countFrozen(broken)).toBe(1);
    broken.put = async (patches) => expect(patches).toEqual([]);
    expect(await restoreFormulas(broken)).toEqual({ done: 1, left: [] });
    expect(await countFrozen(broken)).toBe(0);
  });
});
