import { OfficeMockObject } from "office-addin-mock";
import { addressFrom, loadPlace, placeOf } from "../../../../src/workbook/office/ranges";

/** The mock needs only the names of the hosts from this package, whose other parts jest cannot load. */
jest.mock("office-addin-manifest", () => ({ OfficeApp: { Excel: "excel", Outlook: "outlook" } }));

/** Microsoft's own mock, a second opinion on load and sync: it answers an unloaded property with a text that says so. */
function mockRange(): { range: Excel.Range; sync(): Promise<void> } {
  const seed = { context: { workbook: { range: { rowIndex: 2, columnIndex: 1, rowCount: 4, columnCount: 3 } } } };
  const { context } = new OfficeMockObject(seed) as unknown as {
    context: { workbook: { range: Excel.Range }; sync(): Promise<void> };
  };
  return { range: context.workbook.range, sync: () => context.sync() };
}

describe("reading a range's place, by Microsoft's mock", () => {
  it("has it after load and sync", async () => {
    const { range, sync } = mockRange();
    loadPlace(range);
    await sync();
    expect(placeOf(range)).toEqual({ row: 2, column: 1, rows: 4, columns: 3 });
  });

  it("does not have it before sync", () => {
    const { range } = mockRange();
    expect(placeOf(loadPlace(range)).row).toMatch(/sync\(\) was not called/);
  });

  it("does not have it without load", async () => {
    const { range, sync } = mockRange();
    await sync();
    expect(placeOf(range).row).toMatch(/was not loaded/);
  });
});

describe("addressFrom", () => {
  it("reads what events and names hold", () => {
    const range = { row: 1, column: 0, rows: 2, columns: 2 };
    expect(addressFrom("A2:B3", "Data")).toEqual({ sheet: "Data", ...range });
    expect(addressFrom("='My data'!$A$2:$B$3", "")).toEqual({ sheet: "My data", ...range });
    expect(addressFrom("='Spend, 2024'!$A$2:$B$3", "")).toEqual({ sheet: "Spend, 2024", ...range });
    expect(addressFrom("A2:B3,D4", "Data")).toEqual({ sheet: "Data", ...range });
    expect(addressFrom("=#REF!", "")).toBeNull();
    expect(addressFrom("=0.2", "")).toBeNull();
  });
});
