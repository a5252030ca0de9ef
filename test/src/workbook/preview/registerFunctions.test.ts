import "./groupBy";
import { Model } from "@odoo/o-spreadsheet";
import { CallBook } from "../../../../src/workbook/preview/callBook";
import type { BlankCells } from "../../../../src/workbook/preview/coerceArguments";
import {
  createCustomFunctionsHost,
  CustomFunctionError,
  ErrorCode,
  type CustomFunction,
} from "../../../../src/workbook/preview/customFunctionsHost";
import { createFunctionCaller } from "../../../../src/workbook/preview/functionCaller";
import type { FunctionsMetadata } from "../../../../src/workbook/preview/functionMetadata";
import { createReevaluation } from "../../../../src/workbook/preview/reevaluation";
import { registerFunctions } from "../../../../src/workbook/preview/registerFunctions";

const sheetId = "s1";

interface Cancelable {
  onCanceled?: () => void;
  address?: string;
}

const metadata: FunctionsMetadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    {
      id: "TABLE",
      name: "TEST.TABLE",
      parameters: [{ name: "range", type: "any", dimensionality: "matrix" }],
      result: { dimensionality: "matrix" },
    },
    { id: "DOUBLE", name: "TEST.DOUBLE", parameters: [{ name: "x", type: "number" }], result: { type: "number" } },
    {
      id: "SEEN",
      name: "TEST.SEEN",
      parameters: ["a", "b", "c"].map((name) => ({ name, optional: true })),
      result: {},
    },
    {
      id: "SLOW",
      name: "TEST.SLOW",
      parameters: [{ name: "x", type: "number" }],
      result: { type: "number" },
      options: { cancelable: true, requiresAddress: true },
    },
  ],
};

function workbook(functions: Record<string, CustomFunction>, blanks: BlankCells = "desktop") {
  const host = createCustomFunctionsHost();
  host.api.associate(functions);
  const reevaluation = createReevaluation();
  const book = new CallBook({ keep: 50, timeoutMs: 5_000, onSettled: (cells) => reevaluation.enqueue(cells) });
  registerFunctions(metadata, createFunctionCaller(host, book, { blanks, errorsReachAny: true }));
  const model = new Model({ sheets: [{ id: sheetId, name: "Sheet1", colNumber: 12, rowNumber: 40 }] });
  reevaluation.watch(model, book);
  const at = (xc: string) => ({ sheetId, col: xc.charCodeAt(0) - 65, row: Number(xc.slice(1)) - 1 });
  return {
    book,
    set: (xc: string, content: string) => model.dispatch("UPDATE_CELL", { ...at(xc), content }),
    cell: (xc: string) => model.getters.getEvaluatedCell(at(xc)),
    value: (xc: string) => model.getters.getEvaluatedCell(at(xc)).value,
  };
}

const settled = (ms = 80): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(() => {
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
});

describe("custom functions in the grid", () => {
  it("a range arrives row by row and a table spills row by row", () => {
    const seen: unknown[] = [];
    const { set, value } = workbook({ TABLE: (range) => (seen.push(range), range) });
    set("A1", "Search");
    set("B1", "400");
    set("A2", "Social");
    set("B2", "500");
    set("D1", "=TEST.TABLE(A1:B2)");
    expect(seen.at(-1)).toEqual([["Search", 400], ["Social", 500]]); // prettier-ignore
    expect(["D1", "E1", "D2", "E2"].map(value)).toEqual(["Search", 400, "Social", 500]);
  });

  it("blanks in a range are 0 or null, by the host that is played", () => {
    const seen: unknown[] = [];
    const functions = { TABLE: (range: unknown) => (seen.push(range), 1) };
    workbook(functions, "desktop").set("D1", "=TEST.TABLE(A1:B1)");
    workbook(functions, "web").set("D1", "=TEST.TABLE(A1:B1)");
    expect(seen).toEqual([[[0, 0]], [[null, null]]]);
  });

  it("omitted arguments are null", () => {
    const seen: unknown[] = [];
    const { set } = workbook({ SEEN: (...given) => (seen.push(given.slice(0, 3)), 1) });
    set("A1", "=TEST.SEEN(1,,3)");
    set("A2", "=TEST.SEEN()");
    expect(seen).toEqual([[1, null, 3], [null, null, null]]); // prettier-ignore
  });

  it("a spill over a filled cell is #SPILL!, and fills again when the cell is cleared", () => {
    const { set, value } = workbook({ TABLE: () => [[1], [2], [3]] });
    set("D1", "=TEST.TABLE(A1)");
    expect(value("D3")).toBe(3);
    set("D2", "mine");
    expect(value("D1")).toBe("#SPILL!");
    set("D2", "");
    expect(value("D3")).toBe(3);
  });

  it("a scalar function over a range answers for every cell", () => {
    const { set, value } = workbook({ DOUBLE: (x) => Number(x) * 2 });
    set("A1", "4");
    set("A2", "5");
    set("B1", "=TEST.DOUBLE(A1:A2)");
    expect([value("B1"), value("B2")]).toEqual([8, 10]);
  });

  it("errors show code and words; text for a number never reaches the function", () => {
    const fail = jest.fn(() => {
      throw new CustomFunctionError(ErrorCode.notAvailable, "Unknown channel 'TV'.");
    });
    const { set, cell } = workbook({ DOUBLE: fail });
    set("A1", "=TEST.DOUBLE(1)");
    expect(cell("A1")).toMatchObject({ value: "#N/A", message: "Unknown channel 'TV'." });
    set("A2", '=TEST.DOUBLE("ten")');
    expect(cell("A2")).toMatchObject({ value: "#VALUE!" });
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it("promises show #BUSY!, then their value, also in cells that depend on them", async () => {
    const addresses: unknown[] = [];
    const { set, value } = workbook({
      SLOW: async (x, invocation) => {
        addresses.push((invocation as Cancelable).address);
        await settled(10);
        return Number(x) * 10;
      },
    });
    set("A1", "=TEST.SLOW(2)");
    set("A2", "=TEST.SLOW(A1)");
    set("A3", "=A2+1");
    expect([value("A1"), value("A2"), value("A3")]).toEqual(["#BUSY!", "#BUSY!", "#BUSY!"]);
    await settled(200);
    expect([value("A1"), value("A2"), value("A3")]).toEqual([20, 200, 201]);
    expect(addresses).toEqual(["Sheet1!A1", "Sheet1!A2"]);
  });

  it("cancels when the argument or the cell changes, not when another cell does", async () => {
    const cancelled: unknown[] = [];
    const { set, value, book } = workbook({
      SLOW: (x, invocation) => {
        (invocation as Cancelable).onCanceled = () => cancelled.push(x);
        return settled(40).then(() => x);
      },
    });
    set("B1", "1");
    set("A1", "=TEST.SLOW(B1)");
    set("C1", "unrelated");
    expect(cancelled).toEqual([]);
    set("B1", "2");
    expect(cancelled).toEqual([1]);
    set("A1", "gone");
    expect(cancelled).toEqual([1, 2]);
    expect(book.pending).toBe(0);
    await settled(120);
    expect(value("A1")).toBe("gone");
  });

  it("an error that hides #BUSY! from the eye still gets its answer", async () => {
    const { set, value } = workbook({ SLOW: (x) => settled(10).then(() => x) });
    set("A1", '=IFERROR(TEST.SLOW(7), "waiting")');
    set("C1", "unrelated");
    await settled(120);
    expect(value("A1")).toBe(7);
  });
});
