import { coerceArguments, type CoercionRules } from "../../../../src/workbook/preview/coerceArguments";
import type { FunctionMetadata, ParameterMetadata } from "../../../../src/workbook/preview/functionMetadata";
import type { GridArgument } from "../../../../src/workbook/preview/gridValue";

const desktop: CoercionRules = { blanks: "desktop", errorsReachAny: true };
const web: CoercionRules = { blanks: "web", errorsReachAny: true };
const blank = { value: null };

function coerce(parameter: Partial<ParameterMetadata>, given: GridArgument | undefined, rules = desktop): unknown {
  const declared: FunctionMetadata = { id: "F", name: "F", parameters: [{ name: "spend", ...parameter }] };
  const coerced = coerceArguments(declared, [given], rules);
  return coerced.kind === "call" ? coerced.values[0] : coerced.answer;
}

describe("arguments on their way into a custom function", () => {
  it("omitted ones are null, whatever their type", () => {
    expect(coerce({ type: "number", optional: true }, undefined)).toBeNull();
    expect(coerce({ type: "any", dimensionality: "matrix", optional: true }, undefined)).toBeNull();
  });

  it("blank cells are 0 on desktop and null on the web", () => {
    expect(coerce({ type: "number" }, blank, desktop)).toBe(0);
    expect(coerce({ type: "number" }, blank, web)).toBeNull();
    expect(coerce({ type: "any", dimensionality: "matrix" }, [[blank, { value: 5 }]], desktop)).toEqual([[0, 5]]);
    expect(coerce({ type: "any", dimensionality: "matrix" }, [[blank, { value: 5 }]], web)).toEqual([[null, 5]]);
    expect(coerce({ type: "string" }, blank, web)).toBe("");
  });

  it("ranges are rows of cells, and a single value for a range is one row of one", () => {
    const rows = [[{ value: 1 }, { value: 2 }], [{ value: 3 }, { value: 4 }]]; // prettier-ignore
    expect(coerce({ type: "any", dimensionality: "matrix" }, rows)).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(coerce({ type: "any", dimensionality: "matrix" }, { value: 7 })).toEqual([[7]]);
    expect(coerce({ type: "number" }, [[{ value: 7 }]])).toBe(7);
  });

  it("text for a number is #VALUE! before the call, alone and inside a range", () => {
    const refused = { value: "#VALUE!", message: 'spend needs a number, got the text "ten".' };
    expect(coerce({ type: "number" }, { value: "ten" })).toEqual(refused);
    expect(coerce({ type: "number", dimensionality: "matrix" }, [[{ value: 1 }, { value: "ten" }]])).toEqual(refused);
    expect(coerce({ type: "number" }, { value: true })).toBe(1);
  });

  it("numbers and booleans become text, and text becomes a boolean where one is declared", () => {
    expect(coerce({ type: "string" }, { value: 0.5 })).toBe("0.5");
    expect(coerce({ type: "string" }, { value: true })).toBe("TRUE");
    expect(coerce({ type: "boolean" }, { value: "true" })).toBe(true);
    expect(coerce({ type: "boolean" }, { value: 0 })).toBe(false);
    expect(coerce({ type: "boolean" }, { value: "yes" })).toMatchObject({ value: "#VALUE!" });
    expect(coerce({ type: "any" }, { value: "yes" })).toBe("yes");
  });

  it("error cells reach `any` as error values where that is allowed, and are #VALUE! elsewhere", () => {
    const error = { type: "Error", basicType: "Error", basicValue: "#N/A", errorType: "NotAvailable" };
    expect(coerce({ type: "any" }, { value: "#N/A" })).toEqual(error);
    expect(coerce({ type: "any", dimensionality: "matrix" }, [[{ value: "#N/A" }]])).toEqual([[error]]);
    expect(coerce({ type: "number" }, { value: "#N/A" })).toMatchObject({ value: "#VALUE!" });
    expect(coerce({ type: "any" }, { value: "#N/A" }, { ...desktop, errorsReachAny: false })).toMatchObject({
      value: "#VALUE!",
    });
    expect(coerce({ type: "any" }, { value: "#REF" })).toMatchObject({ basicValue: "#REF!" });
  });

  it("nothing is called while an argument is busy", () => {
    expect(coerce({ type: "any", dimensionality: "matrix" }, [[{ value: "#BUSY!" }]])).toMatchObject({
      value: "#BUSY!",
    });
  });

  it("a repeating parameter collects the rest", () => {
    const declared: FunctionMetadata = {
      id: "F",
      name: "F",
      parameters: [{ name: "first" }, { name: "rest", type: "number", repeating: true }],
    };
    const coerced = coerceArguments(declared, [{ value: "a" }, { value: 1 }, { value: 2 }], desktop);
    expect(coerced).toEqual({ kind: "call", values: ["a", [1, 2]] });
  });
});
