import { helpers, registries } from "@odoo/o-spreadsheet";
import type { AddFunctionDescription, Arg, ArgType, EvalContext, FunctionResultObject } from "@odoo/o-spreadsheet";
import type { AskingCell, CallFunction } from "./functionCaller";
import { cellToken } from "./cellToken";
import {
  choicesOf,
  takesRange,
  type FunctionMetadata,
  type FunctionsMetadata,
  type ParameterMetadata,
} from "./functionMetadata";
import { errorTexts, isGridMatrix, type GridArgument, type GridValue } from "./gridValue";

/**
 * Makes every function of functions.json known to the grid, with its argument tips and choices. The grid's matrices
 * are column by column and are turned here, on the way in and out.
 */
export function registerFunctions(metadata: FunctionsMetadata, call: CallFunction): void {
  for (const text of errorTexts) registries.errorTypes.add(text);
  for (const declared of metadata.functions) {
    registries.functionRegistry.replace(declared.name, describe(declared, metadata, call));
  }
}

function describe(declared: FunctionMetadata, metadata: FunctionsMetadata, call: CallFunction): AddFunctionDescription {
  return {
    description: declared.description ?? "",
    category: "Marginal",
    args: declared.parameters.map((parameter) => describeArgument(parameter, metadata)),
    compute(this: EvalContext, ...given: Arg[]) {
      return toColumns(call(declared, given.map(toRows), askingCell(this)));
    },
  };
}

function describeArgument(
  parameter: ParameterMetadata,
  metadata: FunctionsMetadata,
): AddFunctionDescription["args"][0] {
  const isRange = takesRange(parameter);
  return {
    name: parameter.name,
    description: parameter.description ?? "",
    type: (isRange ? ["ANY", "RANGE<ANY>"] : ["ANY"]) satisfies ArgType[],
    acceptErrors: true,
    acceptMatrix: isRange,
    optional: parameter.optional === true,
    repeating: parameter.repeating === true,
    proposalValues: choicesOf(parameter, metadata).map(({ value, tip }) => ({
      value: `"${value}"`,
      label: tip ? `"${value}": ${tip}` : `"${value}"`,
    })),
  };
}

/** Empty words where a formula is tried outside a cell. */
function askingCell({ __originCellPosition: position, getters }: EvalContext): AskingCell {
  return {
    token: () => (position ? cellToken(getters, position) : ""),
    address: () =>
      position ? `${getters.getSheetName(position.sheetId)}!${helpers.toXC(position.col, position.row)}` : "",
  };
}

function toRows(argument: Arg | undefined): GridArgument | undefined {
  if (argument === undefined || !Array.isArray(argument)) return argument as GridValue | undefined;
  const height = argument[0]?.length ?? 0;
  return Array.from({ length: height }, (_, row) => argument.map((column) => column[row] as GridValue));
}

function toColumns(answer: GridArgument): FunctionResultObject | FunctionResultObject[][] {
  if (!isGridMatrix(answer)) return { ...answer };
  const width = answer[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => answer.map((row) => ({ ...(row[column] ?? { value: null }) })));
}
