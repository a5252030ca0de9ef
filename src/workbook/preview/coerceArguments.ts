import type { FunctionMetadata, ParameterMetadata } from "./functionMetadata";
import { takesRange } from "./functionMetadata";
import { busy, excelError, isErrorText, isGridMatrix, type GridArgument, type GridValue } from "./gridValue";

/** How blank cells reach a function: desktop Excel sends 0, Excel on the web null (office-js issues 4702 and 5262). */
export type BlankCells = "desktop" | "web";

export interface CoercionRules {
  readonly blanks: BlankCells;
  /** Error cells reach parameters of type any; otherwise the function is not called. */
  readonly errorsReachAny: boolean;
}

/** Either the values to call with, or the answer that the cell shows without a call. */
export type CoercedArguments =
  | { readonly kind: "call"; readonly values: readonly unknown[] }
  | { readonly kind: "answer"; readonly answer: GridValue };

/** Thrown within this file to leave a matrix at its first bad cell. */
class Refusal {
  constructor(readonly answer: GridValue) {}
}

/**
 * What Excel does with the arguments of a formula before a custom function sees them: omitted ones are null, ranges are
 * 2-D arrays row by row, each value fits the declared type or the cell shows #VALUE! without a call, and nothing is
 * called while an argument is still #BUSY!.
 */
export function coerceArguments(
  declared: FunctionMetadata,
  given: readonly (GridArgument | undefined)[],
  rules: CoercionRules,
): CoercedArguments {
  try {
    return { kind: "call", values: parametersOf(declared, given, rules) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { kind: "answer", answer: refusal.answer };
    throw refusal;
  }
}

function parametersOf(
  declared: FunctionMetadata,
  given: readonly (GridArgument | undefined)[],
  rules: CoercionRules,
): unknown[] {
  return declared.parameters.map((parameter, index) => {
    if (!parameter.repeating) return coerceOne(parameter, given[index], rules);
    return given.slice(index).map((argument) => coerceOne(parameter, argument, rules));
  });
}

function coerceOne(parameter: ParameterMetadata, argument: GridArgument | undefined, rules: CoercionRules): unknown {
  if (argument === undefined) return null;
  if (takesRange(parameter)) {
    const rows = isGridMatrix(argument) ? argument : [[argument]];
    return rows.map((row) => row.map((cell) => coerceCell(parameter, cell, rules)));
  }
  if (!isGridMatrix(argument)) return coerceCell(parameter, argument, rules);
  const only = argument.length === 1 && argument[0]?.length === 1 ? argument[0][0] : undefined;
  return only ? coerceCell(parameter, only, rules) : refuse(`${parameter.name} takes one cell, not a range.`);
}

function coerceCell(parameter: ParameterMetadata, cell: GridValue, rules: CoercionRules): unknown {
  const { value } = cell;
  if (isErrorText(value)) return coerceError(parameter, value, rules);
  switch (parameter.type) {
    case "number":
      return coerceNumber(parameter, value, rules);
    case "string":
      return value === null ? "" : typeof value === "boolean" ? String(value).toUpperCase() : String(value);
    case "boolean":
      return coerceBoolean(parameter, value, rules);
    default:
      return value ?? blank(rules);
  }
}

function blank(rules: CoercionRules): 0 | null {
  return rules.blanks === "desktop" ? 0 : null;
}

function coerceNumber(parameter: ParameterMetadata, value: GridValue["value"], rules: CoercionRules): number | null {
  if (value === null) return blank(rules);
  if (typeof value === "string") return refuse(`${parameter.name} needs a number, got the text "${value}".`);
  return Number(value);
}

function coerceBoolean(parameter: ParameterMetadata, value: GridValue["value"], rules: CoercionRules): boolean | null {
  if (value === null) return rules.blanks === "desktop" ? false : null;
  if (typeof value !== "string") return Boolean(value);
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : refuse(`${parameter.name} needs TRUE or FALSE, got the text "${value}".`);
}

const errorTypes: Readonly<Record<string, string>> = {
  "#VALUE!": "Value",
  "#N/A": "NotAvailable",
  "#DIV/0!": "Div0",
  "#NUM!": "Num",
  "#NULL!": "Null",
  "#NAME?": "Name",
  "#REF!": "Ref",
  "#SPILL!": "Spill",
  "#CALC!": "Calc",
};

/** An error cell as Excel hands it to an `any` parameter: an ErrorCellValue of the Excel JavaScript API. */
function coerceError(parameter: ParameterMetadata, text: string, rules: CoercionRules): unknown {
  if (text === busy.value) throw new Refusal(busy);
  const isAny = parameter.type === undefined || parameter.type === "any";
  const error = excelError(text);
  if (!isAny || !rules.errorsReachAny) return refuse(`${parameter.name} holds the error ${error}.`);
  return { type: "Error", basicType: "Error", basicValue: error, errorType: errorTypes[error] ?? "Value" };
}

function refuse(message: string): never {
  throw new Refusal({ value: "#VALUE!", message });
}
