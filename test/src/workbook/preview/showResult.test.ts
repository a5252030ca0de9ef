import { CustomFunctionError, ErrorCode } from "../../../../src/workbook/preview/customFunctionsHost";
import type { FunctionMetadata } from "../../../../src/workbook/preview/functionMetadata";
import { showError, showResult } from "../../../../src/workbook/preview/showResult";

const scalar: FunctionMetadata = { id: "F", name: "F", parameters: [], result: { type: "number" } };
const matrix: FunctionMetadata = { ...scalar, result: { dimensionality: "matrix" } };

describe("what a cell shows of a function's result", () => {
  it("null is 0; NaN and infinities are #NUM!", () => {
    expect(showResult(scalar, null)).toEqual({ value: 0 });
    expect(showResult(scalar, NaN)).toEqual({ value: "#NUM!" });
    expect(showResult(matrix, [[1, null, Infinity]])).toEqual([[{ value: 1 }, { value: 0 }, { value: "#NUM!" }]]);
  });

  it("a rectangle spills; empty, ragged or undeclared ones are #VALUE!", () => {
    expect(showResult(matrix, [["a"], ["b"]])).toEqual([[{ value: "a" }], [{ value: "b" }]]);
    for (const bad of [[], [[]], [[1], [1, 2]], [1, 2]]) {
      expect(showResult(matrix, bad)).toMatchObject({ value: "#VALUE!" });
    }
    expect(showResult(scalar, [[1]])).toMatchObject({ value: "#VALUE!" });
    expect(showResult(scalar, undefined)).toMatchObject({ value: "#VALUE!" });
  });

  it("only #VALUE! and #N/A carry words", () => {
    expect(showError(new CustomFunctionError(ErrorCode.notAvailable, "Lower a minimum."))).toEqual({
      value: "#N/A",
      message: "Lower a minimum.",
    });
    expect(showError(new CustomFunctionError(ErrorCode.divisionByZero, "words"))).toEqual({ value: "#DIV/0!" });
    expect(showError(new Error("a slip of ours"))).toEqual({ value: "#VALUE!" });
  });

  it("errors among results, formatted numbers and entities show what Excel shows", () => {
    const error = new CustomFunctionError(ErrorCode.notAvailable, "No ceiling.");
    expect(showResult(matrix, [[1, error]])).toEqual([[{ value: 1 }, { value: "#N/A", message: "No ceiling." }]]);
    expect(showResult(scalar, { type: "FormattedNumber", basicValue: 0.5, numberFormat: "0%" })).toEqual({
      value: 0.5,
      format: "0%",
    });
    expect(showResult(scalar, { type: "String", basicValue: "JDG:1", properties: {} })).toEqual({ value: "JDG:1" });
  });
});
