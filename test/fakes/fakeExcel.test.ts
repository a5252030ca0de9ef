import { createFakeExcel } from "./fakeExcel";

const start = (): void => createFakeExcel({ sheets: { Data: [[1, 2]] } }).install();
const onData = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItemOrNullObject("Data");

describe("the fake is as strict as Excel", () => {
  beforeEach(start);

  it("refuses to read before load, and before sync", async () => {
    await Excel.run(async (context) => {
      const range = onData(context).getRangeByIndexes(0, 0, 1, 2);
      expect(() => range.values).toThrow(/PropertyNotLoaded/);
      range.load("values");
      expect(() => range.values).toThrow(/PropertyNotLoaded/);
      await context.sync();
      expect(range.values).toEqual([[1, 2]]);
    });
  });

  it("refuses a 2-D array of another shape", async () => {
    const writing = Excel.run(async (context) => {
      onData(context).getRangeByIndexes(0, 0, 2, 2).formulas = [[1, 2]];
      await context.sync();
    });
    await expect(writing).rejects.toThrow(/another shape/);
  });

  it.each(["", "data", "a".repeat(32), "a/b", "'a", "History"])("refuses the sheet name %j", async (name) => {
    const adding = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    await expect(adding).rejects.toThrow(/sheet name/);
  });

  it("throws for a missing item, but not where OrNullObject asked", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      sheet.activate();
      await expect(context.sync()).rejects.toThrow(/ItemNotFound/);
    });
  });

  it("changes nothing before sync", async () => {
    const { data, install } = createFakeExcel({ sheets: { Data: [[1]] } });
    install();
    await Excel.run(async (context) => {
      onData(context).getRangeByIndexes(0, 0, 1, 1).formulas = [[5]];
      expect(data.writes).toEqual([]);
      await context.sync();
      expect(data.writes).toEqual(["Data!A1"]);
    });
  });

  it("takes what looks like a formula for one", async () => {
    await Excel.run(async (context) => {
      const range = onData(context).getRangeByIndexes(0, 0, 1, 2);
      range.formulas = [["+1", "'=1"]];
      range.load("formulas");
      await context.sync();
      expect(range.formulas).toEqual([["=+1", "=1"]]);
    });
  });
});
