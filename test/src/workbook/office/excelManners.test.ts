import { createOfficePort } from "../../../../src/workbook/office";
import { fromPieces, toPieces } from "../../../../src/workbook/office/textPieces";
import type { SheetBlock } from "../../../../src/sheets";
import { createFakeExcel, type FakeExcel } from "../../../fakes/fakeExcel";
import { exampleBlock } from "../portContract";

const sheets = { Data: [["Channel", "Spend"] as const, ["Email", 1] as const] };

function start(api = "1.13", calculate?: (formula: string) => number[][]): FakeExcel {
  const excel = createFakeExcel({ sheets, api, calculate });
  excel.install();
  return excel;
}

describe("manners in Excel", () => {
  it("waits for a cell being edited, and makes one undo step where Excel can", async () => {
    const old = start("1.13");
    await createOfficePort().setCells({ sheet: "Data", row: 5, column: 5, rows: 1, columns: 1 }, [[1]]);
    expect(old.runs).toEqual([{ delayForCellEdit: true }]);
    const recent = start("1.20");
    await createOfficePort().write(exampleBlock(), { kind: "own" });
    expect(recent.runs).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }]);
    expect(createOfficePort().abilities.oneUndoStep).toBe(true);
  });

  it("writes plainly where Excel cannot undo a part of it", async () => {
    const excel = start("1.20");
    const { run } = globalThis.Excel as unknown as { run: (options: object, batch: unknown) => Promise<unknown> };
    const refusing = (options: { mergeUndoGroup?: boolean }, batch: unknown): Promise<unknown> =>
      options.mergeUndoGroup
        ? Promise.reject(Object.assign(new Error("no"), { code: "UndoNotSupported" }))
        : run(options, batch);
    Object.assign(globalThis, { Excel: { run: refusing } });
    await createOfficePort().write(exampleBlock(), { kind: "own" });
    expect(excel.data.sheets.map(({ name }) => name)).toEqual(["Data", "Report"]);
  });

  it("touches the announced cells alone", async () => {
    const excel = start();
    const port = createOfficePort();
    const announced = await port.previewWrite(exampleBlock(), { kind: "own" });
    expect(excel.data.writes).toEqual([]);
    await port.write(exampleBlock(), { kind: "own" });
    expect(announced.ranges).toEqual([{ sheet: "Report", row: 0, column: 0, rows: 4, columns: 3 }]);
    expect(excel.data.writes).toEqual(["Report!A1:C4"]);
    await port.setCells({ sheet: "Data", row: 1, column: 1, rows: 1, columns: 1 }, [[2]]);
    expect(excel.data.writes.at(-1)).toBe("Data!B2");
  });

  it("switches events on again, also after a failure", async () => {
    const excel = start();
    const bad: SheetBlock = {
      ...exampleBlock(),
      names: [{ name: "A1", range: { row: 0, column: 0, rows: 1, columns: 1 } }],
    };
    await expect(createOfficePort().write(bad, { kind: "own" })).rejects.toThrow(/A1 is an address/);
    expect(excel.data.enableEvents).toBe(true);
  });

  it("styles, freezes and draws on its own sheet", async () => {
    const excel = start();
    const source = { row: 2, column: 0, rows: 2, columns: 3 };
    const place = { row: 6, column: 0, rows: 8, columns: 4 };
    const chart = { kind: "line", title: "Curve", source, place, seriesNames: ["Mean", "Low"] } as const;
    const block = { ...exampleBlock(), charts: [chart] };
    const port = createOfficePort();
    await port.write(block, { kind: "own" });
    await port.write(block, { kind: "own" });
    const report = excel.data.findSheet("Report");
    expect(report?.styles.get("2,1")).toBe("Marginal Input");
    expect(report?.frozenRows).toBe(1);
    expect(report?.page).toEqual({
      ...{ orientation: "Portrait", zoom: { horizontalFitToPages: 1 } },
      printArea: expect.objectContaining({ row: 0, column: 0 }) as unknown,
    });
    expect(report?.charts).toEqual([
      {
        name: "Marginal chart 1",
        type: "XYScatterSmoothNoMarkers",
        title: "Curve",
        series: [
          { name: "Mean", values: "Report!B4" },
          { name: "Low", values: "Report!C4" },
        ],
      },
    ]);
  });

  it("makes named styles by the modelling convention, once: what the user restyled stays so", async () => {
    const excel = start();
    const cell = { row: 5, column: 0, rows: 1, columns: 1 };
    const formats = (["Input", "Calc", "Link"] as const).map((style) => ({ range: cell, style }));
    const port = createOfficePort();
    await port.write({ ...exampleBlock(), formats }, { kind: "own" });
    const colour = (name: string) => excel.data.paint.get(`Marginal ${name} font.color`);
    expect([colour("Input"), colour("Calc"), colour("Link")]).toEqual(["#0000FF", "#000000", "#00703C"]);
    expect(excel.data.paint.get("Marginal Input includeNumber")).toBe(false);
    excel.data.paint.set("Marginal Input font.color", "#AA00AA");
    await port.writeSheets([{ ...exampleBlock("Second"), formats, names: [] }]);
    expect(colour("Input")).toBe("#AA00AA");
  });

  it("takes a rewrite back with the styles and charts that stood there, also when a later sheet fails", async () => {
    const excel = start();
    const place = { row: 6, column: 0, rows: 8, columns: 4 };
    const source = { row: 2, column: 0, rows: 2, columns: 2 };
    const chart = { kind: "line", title: "First", source, place } as const;
    const port = createOfficePort();
    await port.write({ ...exampleBlock(), charts: [chart] }, { kind: "own" });
    const report = excel.data.findSheet("Report")!;
    const looks = () => [
      report.styles.get("2,1"),
      report.charts.map(({ title }) => title),
      report.cells.cell(2, 1)?.value,
    ];
    const before = looks();
    expect(before).toEqual(["Marginal Input", ["First"], 21]);
    const bare = { ...exampleBlock(), cells: exampleBlock().cells.slice(0, 1), formats: [], names: [] };
    await port.write(bare, { kind: "own" });
    expect(looks()).not.toEqual(before);
    await port.undoLastWrite();
    expect(looks()).toEqual(before);
    const address = { name: "A1", range: { row: 0, column: 0, rows: 1, columns: 1 } };
    await expect(port.writeSheets([bare, { ...exampleBlock("Bad"), names: [address] }])).rejects.toThrow();
    expect(looks()).toEqual(before);
  });

  it("prints what the block says, on one page where it says so", async () => {
    const excel = start();
    const range = { row: 0, column: 0, rows: 3, columns: 2 };
    await createOfficePort().write(
      { ...exampleBlock(), landscape: true, print: { range, isOnePage: true } },
      { kind: "own" },
    );
    expect(excel.data.findSheet("Report")?.page).toEqual({
      ...{ orientation: "Landscape", printArea: range },
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
    });
  });

  it("fills all sheets of one write in one batch, made before any of them is filled", async () => {
    const excel = start("1.20");
    const blocks = ["One", "Two", "Three"].map((name) => ({ ...exampleBlock(name), names: [] }));
    await createOfficePort().writeSheets(blocks);
    expect(excel.runs).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }]);
    expect(excel.data.writes).toEqual(["One!A1:C4", "Two!A1:C4", "Three!A1:C4"]);
    expect(excel.data.syncsWithWrites).toBe(1);
  });

  it("leaves widths and frozen rows of the user's sheet alone", async () => {
    const excel = start();
    await createOfficePort().write(exampleBlock(), { kind: "at", at: { sheet: "Data", row: 9, column: 0 } });
    const data = excel.data.findSheet("Data");
    expect([data?.frozenRows, data?.widths.size]).toEqual([0, 0]);
  });

  it("does not take a name that the user gave to a range of theirs", async () => {
    const excel = start();
    excel.data.names.set("Answer", "=Data!$A$1");
    await createOfficePort().write(exampleBlock(), { kind: "own" });
    expect(excel.data.names.get("Answer")).toBe("=Data!$A$1");
  });

  it("undoes without turning a spill into values", async () => {
    const spilled = [
      [1, 2],
      [3, 4],
    ];
    const excel = start("1.13", () => spilled);
    excel.data.userTypes({ sheet: "Data", row: 4, column: 0 }, [["=X()"]]);
    const port = createOfficePort();
    const area = { sheet: "Data", row: 4, column: 0, rows: 2, columns: 2 };
    await port.setCells(area, [
      [null, null],
      [null, null],
    ]);
    await port.undoLastWrite();
    expect((await port.read(area)).values).toEqual(spilled);
    expect(excel.data.findSheet("Data")?.cells.cell(5, 1)).toBeUndefined();
  });

  it("says in words what Excel refuses", async () => {
    start();
    const code = "InvalidOperationInCellEditMode";
    Object.assign(globalThis, { Excel: { run: () => Promise.reject(Object.assign(new Error("x"), { code })) } });
    await expect(createOfficePort().sheets()).rejects.toThrow(/press Enter or Esc/);
  });

  it("reads error cells as errors", async () => {
    const excel = start();
    excel.data.userTypes({ sheet: "Data", row: 1, column: 1 }, [["=NOBODY()"]]);
    const { values } = await createOfficePort().read({ sheet: "Data", row: 1, column: 1, rows: 1, columns: 1 });
    expect(values).toEqual([[{ kind: "error", error: "#NAME?" }]]);
  });
});

describe("documents in pieces", () => {
  const text = `{"draws":"${"0123456789abcdef".repeat(40000)}"}`;

  it("keeps every piece within 250 KB and in its namespace", () => {
    const pieces = toPieces('MMM:"1"', text);
    expect(pieces.length).toBe(Math.ceil((text.length * 4) / 3 / (250 * 1024 - 300)));
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(250 * 1024);
      expect(piece).toMatch(/^<piece xmlns="urn:marginal:document:1" key="MMM:&quot;1&quot;"/);
    }
    expect(fromPieces("MMM", [...pieces].reverse())).toBe(text);
  });

  it("keeps an empty text", () => {
    expect(fromPieces("k", toPieces("k", ""))).toBe("");
  });

  it.each([
    ["a piece is missing", (pieces: readonly string[]) => pieces.slice(1)],
    ["a character changed", (pieces: readonly string[]) => pieces.map((piece) => piece.replace(/>e/, ">f"))],
    ["nothing is left", () => []],
  ])("notices when %s", (_, damage) => {
    expect(() => fromPieces("MMM:1", damage(toPieces("MMM:1", text)))).toThrow(/MMM:1 is damaged/);
  });
});
