import { emptyStore } from "../../../../src/workbook/preview/previewPort";
import { readPreviewFile, writePreviewFile } from "../../../../src/workbook/preview/previewFile";

describe("the preview's own file", () => {
  const store = { ...emptyStore, state: { pane: "{}" }, documents: { "JDG:1": "model" } };

  it("brings back what was written", () => {
    const file = readPreviewFile(writePreviewFile({ sheets: [] }, store, "0.1.0"));
    expect(file).toMatchObject({ format: 1, version: "0.1.0", grid: { sheets: [] }, store });
  });

  it("refuses other files, and files of a later format, in words", () => {
    for (const text of ["", "{}", "null", '{"kind":"marginal preview workbook"}']) {
      expect(() => readPreviewFile(text)).toThrow(/not a workbook of the preview/);
    }
    const later = writePreviewFile({}, store, "9.0.0").replace('"format":1', '"format":2');
    expect(() => readPreviewFile(later)).toThrow(/format 2.*newer version/);
  });
});
