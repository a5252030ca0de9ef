import { toCellText, type CellValue } from "../../../src/base";
import type { BlockCell, SheetBlock } from "../../../src/sheets";
import type { Address, WorkbookPort } from "../../../src/workbook";

type Plain = string | number | boolean | null;

/** A workbook under test: its port, and the hands of a user at the same workbook. */
export interface PortHarness {
  readonly port: WorkbookPort;
  /** Types values from a cell on, as a user does: strings that start with "=" are formulas. */
  userTypes(at: { sheet: string; row: number; column: number }, values: readonly (readonly Plain[])[]): Promise<void>;
  userSelects(address: Address): Promise<void>;
  /** Inserts blank rows above a row, counted from 0. */
  userInsertsRows(sheet: string, before: number, count: number): Promise<void>;
  /** Lets everything under way arrive (events, recalculation). */
  settle(): Promise<void>;
}

/** Makes a workbook whose sheets hold these values from A1 on; JUDGE_MODEL and OPTIMIZE_BUDGET give `ourAnswer`. */
export type CreateHarness = (sheets: Readonly<Record<string, readonly (readonly Plain[])[]>>) => Promise<PortHarness>;

/** What the functions of ours give in the workbooks under test: a text that looks like a date, and a spill of all kinds. */
export const ourAnswers = {
  JUDGE_MODEL: "1/2 · judgement",
  OPTIMIZE_BUDGET: [
    ["Channel", "Plan", "Note"],
    ["=Paid search", 8143.123456789012, ""],
    ["Email", 1e-7, true],
    ["Events", { kind: "error", error: "#N/A" }, "1/2"],
  ] satisfies CellValue[][],
} as const;

/** The answer to a formula of ours, #NAME? for every other. */
export function ourAnswer(formula: string): CellValue | CellValue[][] {
  if (formula.startsWith("=OPTIMIZE_BUDGET(")) return ourAnswers.OPTIMIZE_BUDGET.map((line) => [...line]);
  return formula.startsWith("=JUDGE_MODEL(") ? ourAnswers.JUDGE_MODEL : { kind: "error", error: "#NAME?" };
}

const table: Plain[][] = [
  ["Channel", "Spend", "MQLs"],
  ["Paid search", 400000, 2400],
  ["Email", 200000, null],
];

const at = (sheet: string, row: number, column: number, rows = 1, columns = 1): Address => ({
  sheet,
  row,
  column,
  rows,
  columns,
});
const plain = ({ sheet, row, column, rows, columns }: Address): Address => ({ sheet, row, column, rows, columns });

/** A value as it looks: an error and its text are one, so are a blank and an empty text. */
function shownCell(value: CellValue): string | number | boolean | null {
  if (value === "") return null;
  return typeof value === "object" && value !== null ? value.error : value;
}

/** A small sheet: a title, a number with a format, a formula on that number, a name and a text that looks like a formula. */
export function exampleBlock(name = "Report", firstText = "Title"): SheetBlock {
  const cells: BlockCell[] = [
    { row: 0, column: 0, content: { kind: "text", text: firstText }, style: "Title" },
    { row: 2, column: 0, content: { kind: "text", text: "=1+1" } },
    { row: 2, column: 1, content: { kind: "number", value: 21 }, style: "Input", format: "#,##0" },
    { row: 3, column: 1, content: { kind: "formula", formula: "=B3*2" }, style: "Calc" },
    { row: 3, column: 2, content: { kind: "boolean", value: true } },
  ];
  return {
    name,
    cells,
    spills: [],
    formats: [{ range: { row: 3, column: 1, rows: 1, columns: 1 }, format: "0.00" }],
    columnWidths: [20, 12, 12],
    frozenRows: 1,
    names: [{ name: "Answer", range: { row: 2, column: 1, rows: 1, columns: 1 } }],
    charts: [],
    landscape: false,
  };
}

/** The contract of every workbook port: what the pane may rely on, whichever host it stands in. */
export function portContract(name: string, create: CreateHarness): void {
  const text = async (port: WorkbookPort, address: Address): Promise<readonly (readonly CellValue[])[]> =>
    (await port.read(address)).values;

  describe(`workbook port: ${name}`, () => {
    it("reads values with their blanks, and says which cells it read", async () => {
      const { port } = await create({ Data: table });
      const reading = await port.read(at("Data", 0, 0, 3, 3));
      expect(reading.values).toEqual(table);
      expect(reading.formulas.flat().every((formula) => formula === "")).toBe(true);
      expect(plain(reading.address)).toEqual(at("Data", 0, 0, 3, 3));
    });

    it("bounds a read to the used range", async () => {
      const { port } = await create({ Data: table });
      const reading = await port.read(at("Data", 0, 1, 1048576, 2));
      expect(plain(reading.address)).toEqual(at("Data", 0, 1, 3, 2));
      expect(reading.values).toEqual(table.map((row) => row.slice(1)));
    });

    it("reads one blank cell where nothing is used", async () => {
      const { port } = await create({ Data: table, Empty: [] });
      expect((await port.read(at("Empty", 4, 4, 10, 10))).values).toEqual([[null]]);
      expect(await port.usedRange("Empty")).toBeNull();
      expect(plain((await port.usedRange("Data")) ?? at("", 0, 0))).toEqual(at("Data", 0, 0, 3, 3));
    });

    it("lists sheets, follows the selection and finds the region around it", async () => {
      const { port, userSelects, settle } = await create({ Data: table, Other: [] });
      expect(await port.sheets()).toEqual(["Data", "Other"]);
      const heard: Address[] = [];
      const stop = port.onSelection((address) => heard.push(plain(address)));
      await settle();
      await userSelects(at("Data", 1, 1));
      await settle();
      expect(heard).toContainEqual(at("Data", 1, 1));
      expect(plain(await port.selection())).toEqual(at("Data", 1, 1));
      expect(plain(await port.region(at("Data", 1, 1)))).toEqual(at("Data", 0, 0, 3, 3));
      expect(plain(await port.region(at("Data", 0, 0, 9, 3)))).toEqual(at("Data", 0, 0, 9, 3));
      stop();
      await settle();
      await userSelects(at("Data", 2, 2));
      await settle();
      expect(heard).not.toContainEqual(at("Data", 2, 2));
    });

    it("writes a new sheet of its own: just the announced cells, text as text, formulas live", async () => {
      const { port, settle } = await create({ Data: table });
      const announced = await port.previewWrite(exampleBlock(), { kind: "own" });
      expect(announced).toMatchObject({ sheet: "Report", isNewSheet: true, occupied: [] });
      expect(announced.ranges.map(plain)).toEqual([at("Report", 0, 0, 4, 3)]);
      expect(await port.sheets()).toEqual(["Data"]);
      const written = await port.write(exampleBlock(), { kind: "own" });
      await settle();
      expect(written.sheet).toBe("Report");
      expect(plain((await port.usedRange("Report")) ?? at("", 0, 0))).toEqual(at("Report", 0, 0, 4, 3));
      const reading = await port.read(at("Report", 0, 0, 4, 3));
      expect(reading.values[0]?.[0]).toBe("Title");
      expect(reading.values[2]?.slice(0, 2)).toEqual(["=1+1", 21]);
      expect(reading.values[3]?.[2]).toBe(true);
      expect(reading.formulas[2]?.[0]).toBe("");
      expect(reading.formulas[3]?.[1]).toBe("=B3*2");
      expect(reading.formats[2]?.[1]).toBe("#,##0");
      expect(reading.formats[3]?.[1]).toBe("0.00");
      expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
    });

    it("makes the names of a block known", async () => {
      const { port } = await create({ Data: table });
      await port.write(exampleBlock(), { kind: "own" });
      const named = (await port.places()).find((place) => place.name === "Answer");
      expect(named?.kind).toBe("name");
      expect(named && plain(named.address)).toEqual(at("Report", 2, 1));
    });

    it("gives a numbered name where the user has a sheet of that name", async () => {
      const { port } = await create({ Report: [["mine"]] });
      const announced = await port.previewWrite(exampleBlock("report"), { kind: "own" });
      expect(announced).toMatchObject({ sheet: "report 2", isNewSheet: true });
      await port.write(exampleBlock("report"), { kind: "own" });
      expect(await port.sheets()).toEqual(["Report", "report 2"]);
      expect(await text(port, at("Report", 0, 0))).toEqual([["mine"]]);
    });

    it("writes its own sheet anew and clears what it left there", async () => {
      const { port, settle } = await create({ Data: table });
      await port.write(exampleBlock(), { kind: "own" });
      const shorter = { ...exampleBlock(), cells: exampleBlock().cells.slice(0, 1), formats: [], names: [] };
      const announced = await port.previewWrite(shorter, { kind: "own" });
      expect(announced).toMatchObject({ sheet: "Report", isNewSheet: false });
      expect(announced.ranges.map(plain)).toContainEqual(at("Report", 0, 0, 4, 3));
      await port.write(shorter, { kind: "own" });
      await settle();
      expect(await port.sheets()).toEqual(["Data", "Report"]);
      expect(plain((await port.usedRange("Report")) ?? at("", 0, 0))).toEqual(at("Report", 0, 0));
    });

    it("keeps a note of the user on our sheet, and takes a new sheet where the note stands in the way", async () => {
      const { port, userTypes, settle } = await create({ Data: table });
      await port.write(exampleBlock(), { kind: "own" });
      await userTypes({ sheet: "Report", row: 9, column: 0 }, [["my note"]]);
      await settle();
      await port.write(exampleBlock("Report", "Again"), { kind: "own" });
      expect(await text(port, at("Report", 9, 0))).toEqual([["my note"]]);
      expect(await text(port, at("Report", 0, 0))).toEqual([["Again"]]);
      const block = exampleBlock();
      const longer: SheetBlock = {
        ...block,
        cells: [...block.cells, { row: 9, column: 0, content: { kind: "number", value: 1 } }],
      };
      expect(await port.previewWrite(longer, { kind: "own" })).toMatchObject({ sheet: "Report 2", isNewSheet: true });
    });

    it("moves a block to a picked place, its formulas with it", async () => {
      const { port, settle } = await create({ Data: table });
      const target = { kind: "at", at: { sheet: "Data", row: 5, column: 4 } } as const;
      const announced = await port.previewWrite(exampleBlock(), target);
      expect(announced).toMatchObject({ sheet: "Data", isNewSheet: false, occupied: [] });
      await port.write(exampleBlock(), target);
      await settle();
      const reading = await port.read(at("Data", 5, 4, 4, 3));
      expect(reading.values[0]?.[0]).toBe("Title");
      expect(reading.formulas[3]?.[1]).toBe("=F8*2");
      expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
    });

    it("refuses to write over the user's cells and names them", async () => {
      const { port } = await create({ Data: table });
      const target = { kind: "at", at: { sheet: "Data", row: 2, column: 1 } } as const;
      const announced = await port.previewWrite(exampleBlock(), target);
      expect(announced.occupied.length).toBeGreaterThan(0);
      await expect(port.write(exampleBlock(), target)).rejects.toThrow(/Data!B3.*already holds something/);
      expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
    });

    it("sets single cells: numbers, formulas, text that stays text, and blanks", async () => {
      const { port, settle } = await create({ Data: table });
      await port.setCells(at("Data", 1, 1, 2, 2), [
        [7, "=B2*2"],
        [toCellText("=HYPERLINK(1)"), null],
      ]);
      await settle();
      const reading = await port.read(at("Data", 0, 0, 3, 3));
      expect(reading.values[1]?.[1]).toBe(7);
      expect(reading.formulas[1]?.[2]).toBe("=B2*2");
      expect(reading.values[2]?.slice(1)).toEqual(["=HYPERLINK(1)", null]);
      expect(reading.formulas[2]?.[1]).toBe("");
    });

    it("keeps text with an apostrophe, a sign or a digit as that text", async () => {
      const { port, settle } = await create({ Data: table });
      const texts = ["'quoted", "+1", "-x", "@a", "1/2", "TRUE", "plain"];
      await port.setCells(at("Data", 0, 5, 1, texts.length), [texts.map(toCellText)]);
      await settle();
      expect(await text(port, at("Data", 0, 5, 1, texts.length))).toEqual([texts]);
    });

    it("refuses contents of another shape than the range", async () => {
      const { port } = await create({ Data: table });
      await expect(port.setCells(at("Data", 0, 0, 2, 2), [[1, 2]])).rejects.toThrow(/same shape/);
      expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
    });

    it("undoes the last write, once", async () => {
      const { port, settle } = await create({ Data: table });
      expect(await port.undoLastWrite()).toBe(false);
      await port.setCells(at("Data", 1, 1), [[1]]);
      expect(await port.undoLastWrite()).toBe(true);
      await settle();
      expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
      expect(await port.undoLastWrite()).toBe(false);
      await port.write(exampleBlock(), { kind: "own" });
      expect(await port.undoLastWrite()).toBe(true);
      expect(await port.sheets()).toEqual(["Data"]);
    });

    it("undoes a rewrite of its own sheet", async () => {
      const { port, settle } = await create({ Data: table });
      await port.write(exampleBlock(), { kind: "own" });
      await port.write(exampleBlock("Report", "Second"), { kind: "own" });
      await settle();
      expect(await text(port, at("Report", 0, 0))).toEqual([["Second"]]);
      expect(await port.undoLastWrite()).toBe(true);
      await settle();
      expect(await text(port, at("Report", 0, 0))).toEqual([["Title"]]);
      expect((await port.read(at("Report", 3, 1))).formulas).toEqual([["=B3*2"]]);
    });

    describe("several sheets in one write", () => {
      const link = (name: string, other: string): SheetBlock => ({
        ...exampleBlock(name),
        cells: [{ row: 0, column: 0, content: { kind: "formula", formula: `=${other}!B3` } }],
        formats: [],
        names: [],
      });
      const both = [link("First", "Report"), exampleBlock()];

      it("stand together, refer to each other, and go with one undo", async () => {
        const { port, settle } = await create({ Data: table });
        const announced = await port.previewSheets(both);
        expect(announced.map(({ sheet, isNewSheet }) => [sheet, isNewSheet])).toEqual([
          ["First", true],
          ["Report", true],
        ]);
        expect(await port.sheets()).toEqual(["Data"]);
        expect((await port.writeSheets(both)).map(({ sheet }) => sheet)).toEqual(["First", "Report"]);
        await settle();
        expect(await port.sheets()).toEqual(["Data", "First", "Report"]);
        expect((await port.read(at("First", 0, 0))).formulas).toEqual([["=Report!B3"]]);
        expect(await text(port, at("Report", 2, 1))).toEqual([[21]]);
        await port.writeSheets([exampleBlock("Report", "Again"), { ...exampleBlock("Third"), names: [] }]);
        expect(await port.undoLastWrite()).toBe(true);
        await settle();
        expect(await port.sheets()).toEqual(["Data", "First", "Report"]);
        expect(await text(port, at("Report", 0, 0))).toEqual([["Title"]]);
        expect(await port.previewWrite(exampleBlock(), { kind: "own" })).toMatchObject({ isNewSheet: false });
      });

      it("never share one: the second of a name gets a number", async () => {
        const { port } = await create({ Data: table });
        const twice = [exampleBlock("Report", "One"), { ...exampleBlock("report", "Two"), names: [] }];
        expect((await port.writeSheets(twice)).map(({ sheet }) => sheet)).toEqual(["Report", "report 2"]);
        expect((await port.previewSheets(twice)).map(({ isNewSheet }) => isNewSheet)).toEqual([false, false]);
      });

      it("are all left out if one cannot be written", async () => {
        const { port, settle } = await create({ Data: table });
        await port.write(exampleBlock(), { kind: "own" });
        const address = [{ name: "A1", range: { row: 0, column: 0, rows: 1, columns: 1 } }];
        const blocks = [
          exampleBlock("Report", "Again"),
          { ...exampleBlock("Third"), names: [] },
          { ...exampleBlock("Bad"), names: address },
        ];
        await expect(port.writeSheets(blocks)).rejects.toThrow();
        await settle();
        expect(await port.sheets()).toEqual(["Data", "Report"]);
        const reading = await port.read(at("Report", 0, 0, 4, 3));
        expect(reading.values[0]?.[0]).toBe("Title");
        expect(reading.formulas[3]?.[1]).toBe("=B3*2");
        expect(await port.undoLastWrite()).toBe(true);
        expect(await port.sheets()).toEqual(["Data"]);
      });
    });

    it("tells of the user's changes, not of its own", async () => {
      const { port, userTypes, settle } = await create({ Data: table });
      const heard: (Address | null)[] = [];
      const stop = port.onChange((address) => heard.push(address && plain(address)));
      await settle();
      await port.setCells(at("Data", 1, 1), [[1]]);
      await port.write(exampleBlock(), { kind: "own" });
      await settle();
      expect(heard).toEqual([]);
      await userTypes({ sheet: "Data", row: 1, column: 1 }, [[5]]);
      await settle();
      expect(heard.length).toBeGreaterThan(0);
      const before = heard.length;
      stop();
      await settle();
      await userTypes({ sheet: "Data", row: 1, column: 1 }, [[6]]);
      await settle();
      expect(heard.length).toBe(before);
    });

    it("selects for the user", async () => {
      const { port, settle } = await create({ Data: table, Other: [] });
      await port.select(at("Other", 2, 1, 2, 2));
      await settle();
      expect(plain(await port.selection())).toEqual(at("Other", 2, 1, 2, 2));
    });

    it("keeps small state and large documents", async () => {
      const { port } = await create({ Data: table });
      expect(await port.loadState("pane")).toBeNull();
      await port.saveState("pane", '{"step":"plan"}');
      expect(await port.loadState("pane")).toBe('{"step":"plan"}');
      const large = "<&]]>é漢𝄞".repeat(30000);
      await port.saveDocument("MMM:1", large);
      await port.saveDocument("JDG:2", "{}");
      await port.saveDocument("MMM:1", `${large}!`);
      expect([...(await port.documents())].sort()).toEqual(["JDG:2", "MMM:1"]);
      expect(await port.loadDocument("MMM:1")).toBe(`${large}!`);
      await port.deleteDocument("MMM:1");
      expect(await port.documents()).toEqual(["JDG:2"]);
      expect(await port.loadDocument("MMM:1")).toBeNull();
    });

    describe("freezing", () => {
      const everything = at("Plan", 0, 0, 9, 6);
      const cells: Plain[][] = [
        ["Budget", 2000000, "=B1*2"],
        ["Model", "=JUDGE_MODEL(B1)", '="OPTIMIZE_BUDGET(is text)"'],
        [],
        ["=OPTIMIZE_BUDGET(B2,B1)"],
      ];
      const plan = async (): Promise<PortHarness> => {
        const harness = await create({ Data: table, Plan: cells });
        await harness.port.setCells(at("Plan", 5, 4), [["a note beside the spill"]]);
        await harness.settle();
        return harness;
      };

      it("replaces our formulas by what they show, spills included, and leaves every other cell", async () => {
        const { port, settle } = await plan();
        const before = await port.read(everything);
        expect(before.values[4]?.map(shownCell)).toEqual(["=Paid search", 8143.123456789012, null, null, null]);
        expect(await port.freezeFormulas()).toEqual({ done: 2, left: [] });
        await settle();
        const frozen = await port.read(everything);
        expect(frozen.values.map((line) => line.map(shownCell))).toEqual(
          before.values.map((line) => line.map(shownCell)),
        );
        expect(frozen.formats).toEqual(before.formats);
        expect(frozen.formulas.flat().filter((formula) => formula !== "")).toEqual([
          "=B1*2",
          '="OPTIMIZE_BUDGET(is text)"',
        ]);
        expect(await port.frozenFormulas()).toBe(2);
        expect(await text(port, at("Data", 0, 0, 3, 3))).toEqual(table);
      });

      it("puts the formulas back exactly, also after freezing twice", async () => {
        const { port, settle } = await plan();
        const before = await port.read(everything);
        await port.freezeFormulas();
        expect(await port.freezeFormulas()).toEqual({ done: 0, left: [] });
        expect(await port.restoreFormulas()).toEqual({ done: 2, left: [] });
        await settle();
        expect(await port.read(everything)).toEqual(before);
        expect(await port.frozenFormulas()).toBe(0);
        expect(await port.restoreFormulas()).toEqual({ done: 0, left: [] });
        expect(await port.undoLastWrite()).toBe(false);
      });

      it("does not write over what the user changed meanwhile, and says where", async () => {
        const { port, userTypes, settle } = await plan();
        await port.freezeFormulas();
        await userTypes({ sheet: "Plan", row: 4, column: 1 }, [[9000]]);
        await settle();
        const left = [{ cell: "Plan!A4", formula: "=OPTIMIZE_BUDGET(B2,B1)" }];
        expect(await port.restoreFormulas()).toEqual({ done: 1, left });
        await settle();
        expect(await text(port, at("Plan", 4, 1))).toEqual([[9000]]);
        expect((await port.read(at("Plan", 1, 1))).formulas).toEqual([["=JUDGE_MODEL(B1)"]]);
        expect(await port.frozenFormulas()).toBe(1);
      });

      it("finds the cells again after rows were inserted, and what they refer to as well", async () => {
        const { port, userInsertsRows, settle } = await plan();
        const places = await port.places();
        await port.freezeFormulas();
        expect(await port.places()).toEqual(places);
        await userInsertsRows("Plan", 0, 2);
        await userInsertsRows("Plan", 4, 1);
        await settle();
        expect(await port.restoreFormulas()).toEqual({ done: 2, left: [] });
        await settle();
        expect((await port.read(at("Plan", 3, 1))).formulas).toEqual([["=JUDGE_MODEL(B3)"]]);
        expect((await port.read(at("Plan", 6, 0))).formulas).toEqual([["=OPTIMIZE_BUDGET(B4,B3)"]]);
        expect((await port.read(at("Plan", 7, 0))).values).toEqual([["=Paid search"]]);
        expect(await port.places()).toEqual(places);
      });

      it("leaves a block that rows were inserted into, and gives its formula to copy", async () => {
        const { port, userInsertsRows, settle } = await plan();
        await port.freezeFormulas();
        await userInsertsRows("Plan", 5, 1);
        await userInsertsRows("Plan", 0, 1);
        await settle();
        const left = [{ cell: "Plan!A5", formula: "=OPTIMIZE_BUDGET(B3,B2)" }];
        expect(await port.restoreFormulas()).toEqual({ done: 1, left });
        expect(await port.restoreFormulas()).toEqual({ done: 0, left });
      });
    });

    it("says in words that a sheet is not there", async () => {
      const { port } = await create({ Data: table });
      await expect(port.read(at("Nowhere", 0, 0))).rejects.toThrow(/no sheet "Nowhere"/);
    });
  });
}
