import "./groupBy";
import { Model } from "@odoo/o-spreadsheet";
import { deskJobs } from "../../../../src/jobs";
import type { SheetBlock } from "../../../../src/sheets";
import { registerBulkCommands } from "../../../../src/workbook/preview/bulkCommands";
import { createPreviewPort } from "../../../../src/workbook/preview/previewPort";
import { gridOfBlocks } from "../../../../src/workbook/preview/sampleGrid";

registerBulkCommands();
beforeAll(() => {
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
});

const blocks = deskJobs.sampleWorkbook({ stamp: { version: "1.0", date: "1 May 2026" } });

/** The same workbook made by writing sheet after sheet through the port, as the pane would. */
async function written(sheets: readonly SheetBlock[]): Promise<Model> {
  const model = new Model({ sheets: [{ id: "first", name: "First sheet" }] }, { mode: "normal" });
  const port = createPreviewPort(model);
  for (const block of sheets) await port.write(block, { kind: "own" });
  model.dispatch("DELETE_SHEET", { sheetId: "first", sheetName: "First sheet" });
  return model;
}

/** What a user would see differ: contents, looks, sizes, charts and names. Ids are free. */
function seen(model: Model) {
  const { getters } = model;
  const sheets = getters.getSheetIds().map((sheetId) => {
    const [rows, cols] = [getters.getNumberRows(sheetId), getters.getNumberCols(sheetId)];
    const cells = Array.from({ length: rows * cols }, (_, index) => {
      const position = { sheetId, row: Math.floor(index / cols), col: index % cols };
      const style = getters.getCellStyle(position);
      return [getters.getCellText(position, { showFormula: true }), style, getters.getEvaluatedCell(position).format];
    });
    return {
      name: getters.getSheetName(sheetId),
      size: [rows, cols],
      cells: cells.map((cell) => JSON.stringify(cell)),
      widths: Array.from({ length: cols }, (_, col) => getters.getColSize(sheetId, col)),
      panes: getters.getPaneDivisions(sheetId),
      gridLines: getters.getGridLinesVisibility(sheetId),
      charts: getters.getChartIds(sheetId).map((id) => getters.getChartDefinition(id)),
      figures: getters.getFigures(sheetId).map(({ col, row, width, height }) => [col, row, width, height]),
    };
  });
  return { sheets, names: model.exportData().namedRanges };
}

describe("the sample workbook as data for the grid", () => {
  it("is the very workbook that writing its sheets gives", async () => {
    const { grid } = gridOfBlocks(blocks);
    const made = seen(new Model(grid, { mode: "normal" }));
    const expected = seen(await written(blocks));
    made.sheets.forEach((sheet, index) => expect(sheet).toEqual(expected.sheets[index]));
    expect(made).toEqual(expected);
  });

  it("knows its sheets and charts as ours, so that writing them anew replaces them", async () => {
    const { grid, store } = gridOfBlocks(blocks);
    const model = new Model(grid, { mode: "normal" });
    const port = createPreviewPort(model, store);
    const charts = (): number => model.getters.getSheetIds().flatMap((id) => model.getters.getChartIds(id)).length;
    const before = charts();
    for (const block of blocks) expect(await port.write(block, { kind: "own" })).toMatchObject({ isNewSheet: false });
    expect(charts()).toBe(before);
    expect(await port.sheets()).toEqual(blocks.map(({ name }) => name));
  });
});
