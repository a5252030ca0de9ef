import "./groupBy";
import { Model, registries } from "@odoo/o-spreadsheet";
import { registerBulkCommands } from "../../../../src/workbook/preview/bulkCommands";
import { createPreviewPort } from "../../../../src/workbook/preview/previewPort";
import { isCellError, type CellValue } from "../../../../src/base";
import { exampleBlock, ourAnswers, portContract } from "../portContract";

registerBulkCommands();
const gridValue = (value: CellValue) => ({ value: isCellError(value) ? value.error : value });
for (const [name, answer] of Object.entries(ourAnswers)) {
  const isTable = Array.isArray(answer);
  // The grid gives the cells of a result column by column.
  const result = isTable
    ? answer[0]!.map((_, c) => answer.map((line) => gridValue(line[c] ?? null)))
    : gridValue(answer as CellValue);
  const args = ["a", "b"].map((arg) => ({ ...{ name: arg, description: "", type: ["ANY"] }, optional: true }));
  registries.functionRegistry.replace(name, { description: "", args, compute: () => result } as never);
}
beforeAll(() => {
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
});

type Plain = string | number | boolean | null;

function harness(sheets: Readonly<Record<string, readonly (readonly Plain[])[]>>) {
  const data = Object.keys(sheets).map((name, index) => ({ id: `s${index}`, name, colNumber: 26, rowNumber: 100 }));
  const model = new Model({ sheets: data });
  const type = (sheetId: string, row: number, col: number, value: Plain): void => {
    const content = typeof value === "boolean" ? String(value).toUpperCase() : String(value ?? "");
    model.dispatch("UPDATE_CELL", { sheetId, row, col, content });
  };
  Object.values(sheets).forEach((rows, index) =>
    rows.forEach((line, row) => line.forEach((value, col) => type(`s${index}`, row, col, value))),
  );
  const idOf = (sheet: string): string => model.getters.getSheetIdByName(sheet) ?? "";
  return { model, type, idOf, port: createPreviewPort(model) };
}

portContract("preview", async (sheets) => {
  const { model, type, idOf, port } = harness(sheets);
  return {
    port,
    userTypes: async (at, values) =>
      values.forEach((line, r) => line.forEach((value, c) => type(idOf(at.sheet), at.row + r, at.column + c, value))),
    userInsertsRows: async (sheet, before, quantity) => {
      const place = { sheetId: idOf(sheet), sheetName: sheet, dimension: "ROW", position: "before" } as const;
      model.dispatch("ADD_COLUMNS_ROWS", { ...place, base: before, quantity });
    },
    userSelects: async ({ sheet, row, column, rows, columns }) => {
      const from = model.getters.getActiveSheetId();
      if (from !== idOf(sheet)) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: from, sheetIdTo: idOf(sheet) });
      const zone = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
      model.selection.selectZone({ cell: { row, col: column }, zone });
    },
    settle: async () => undefined,
  };
});

describe("the preview's port", () => {
  const range = { row: 0, column: 0, rows: 4, columns: 2 };

  it("puts charts where the block says, and takes them away when it writes the sheet anew", async () => {
    const { model, port, idOf } = harness({ Data: [] });
    const chart = { kind: "scatter" as const, title: "Curve", source: range, place: { ...range, row: 6, rows: 12 } };
    await port.write({ ...exampleBlock(), charts: [chart] }, { kind: "own" });
    expect(model.getters.getChartIds(idOf("Report"))).toHaveLength(1);
    await port.write(exampleBlock(), { kind: "own" });
    expect(model.getters.getChartIds(idOf("Report"))).toHaveLength(0);
    await port.undoLastWrite();
    expect(model.getters.getChartIds(idOf("Report"))).toHaveLength(1);
  });

  it("writes as one step of the grid's own undo", async () => {
    const { model, port } = harness({ Data: [["mine"]] });
    await port.write(exampleBlock(), { kind: "own" });
    model.dispatch("REQUEST_UNDO");
    expect(await port.sheets()).toEqual(["Data"]);
    expect((await port.read({ sheet: "Data", row: 0, column: 0, rows: 1, columns: 1 })).values).toEqual([["mine"]]);
  });

  it("makes a sheet larger where a block reaches beyond its edges", async () => {
    const { port, model } = harness({ Data: [] });
    await port.write(exampleBlock(), { kind: "at", at: { sheet: "Data", row: 150, column: 30 } });
    expect(model.getters.getNumberRows("s0")).toBe(154);
    expect((await port.read({ sheet: "Data", row: 152, column: 31, rows: 1, columns: 1 })).values).toEqual([[21]]);
  });

  it("names a range that is larger than the sheet in view", async () => {
    const { port, model } = harness({ Data: [] });
    const range = { row: 0, column: 0, rows: 150, columns: 2 };
    const last = { row: 149, column: 1, content: { kind: "number" as const, value: 1 } };
    await port.write({ ...exampleBlock(), cells: [last], names: [{ name: "Tall", range }] }, { kind: "own" });
    expect(model.getters.getNamedRange("Tall")?.range.zone).toMatchObject({ bottom: 149, right: 1 });
  });

  it("gives everything that has to be saved beside the cells", async () => {
    const { port, model } = harness({ Data: [] });
    await port.saveState("pane", "{}");
    await port.saveDocument("JDG:1", "model");
    await port.write(exampleBlock(), { kind: "own" });
    const again = createPreviewPort(new Model(model.exportData()), port.store());
    expect(await again.loadState("pane")).toBe("{}");
    expect(await again.loadDocument("JDG:1")).toBe("model");
    expect(await again.previewWrite(exampleBlock(), { kind: "own" })).toMatchObject({ isNewSheet: false });
  });

  it("restores after rows were deleted, columns inserted and sheets renamed, as live formulas would have followed", async () => {
    const plan = [["x"], ["=JUDGE_MODEL(Data!A1:B2,B5)"], [], ["=OPTIMIZE_BUDGET($A$2,'Data'!$B$2)"], [null, 5]];
    const { model, port, idOf } = harness({
      Data: [
        ["a", 1],
        ["b", 2],
      ],
      Plan: plan,
    });
    const live = harness({
      Data: [
        ["a", 1],
        ["b", 2],
      ],
      Plan: plan,
    });
    const formulas = async (of: typeof port): Promise<readonly string[]> =>
      (await of.read({ sheet: "Plan 2026", row: 0, column: 0, rows: 9, columns: 6 })).formulas.flat().filter(Boolean);
    await port.freezeFormulas();
    for (const [one, id] of [
      [model, idOf],
      [live.model, live.idOf],
    ] as const) {
      const [data, sheet] = [id("Data"), id("Plan")];
      const columns = { dimension: "COL", base: 0, quantity: 1, position: "before" } as const;
      one.dispatch("REMOVE_COLUMNS_ROWS", { sheetId: sheet, sheetName: "Plan", dimension: "ROW", elements: [0] });
      one.dispatch("ADD_COLUMNS_ROWS", { sheetId: data, sheetName: "Data", ...columns });
      one.dispatch("ADD_COLUMNS_ROWS", { sheetId: sheet, sheetName: "Plan", ...columns });
      one.dispatch("ADD_COLUMNS_ROWS", { sheetId: data, sheetName: "Data", ...columns, dimension: "ROW", base: 1 });
      one.dispatch("RENAME_SHEET", { sheetId: data, oldName: "Data", newName: "Our data" });
      one.dispatch("RENAME_SHEET", { sheetId: sheet, oldName: "Plan", newName: "Plan 2026" });
    }
    expect(await port.restoreFormulas()).toEqual({ done: 2, left: [] });
    expect(await formulas(port)).toEqual(await formulas(live.port));
    expect((await formulas(port))[0]).toBe("=JUDGE_MODEL('Our data'!B1:C3,C4)");
  });

  it("gives the formula to copy where what it refers to was deleted", async () => {
    const { model, port, idOf } = harness({ Data: [["a"]], Plan: [["=JUDGE_MODEL(Data!A1)"], ["=JUDGE_MODEL(B1)"]] });
    await port.freezeFormulas();
    model.dispatch("DELETE_SHEET", { sheetId: idOf("Data"), sheetName: "Data" });
    const left = [{ cell: "Plan!A1", formula: "=JUDGE_MODEL(Data!A1)" }];
    expect(await port.restoreFormulas()).toEqual({ done: 1, left });
  });

  it("speaks of errors by Excel's names", async () => {
    const { port } = harness({ Data: [["=NOSUCH(1)", "=1/0", "=A99999"]] });
    expect((await port.read({ sheet: "Data", row: 0, column: 0, rows: 1, columns: 2 })).values).toEqual([
      [
        { kind: "error", error: "#NAME?" },
        { kind: "error", error: "#DIV/0!" },
      ],
    ]);
  });
});
