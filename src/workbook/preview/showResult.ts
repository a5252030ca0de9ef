import type { FunctionMetadata } from "./functionMetadata";
import { isErrorText, type GridArgument, type GridValue } from "./gridValue";

const wordless: GridValue = { value: "#VALUE!", message: "The function returned something that no cell can hold." };

/**
 * What Excel shows for a function's result: null as 0, NaN and infinities as #NUM!, an entity by its basic value, a
 * returned error by its code. A rectangle spills; an empty or ragged one, or one where a single value was declared, is
 * #VALUE!.
 */
export function showResult(declared: FunctionMetadata, result: unknown): GridArgument {
  if (!Array.isArray(result)) return showCell(result);
  if (declared.result?.dimensionality !== "matrix") return wordless;
  const width = Array.isArray(result[0]) ? result[0].length : 0;
  const isRectangle = width > 0 && result.every((row) => Array.isArray(row) && row.length === width);
  return isRectangle ? (result as unknown[][]).map((row) => row.map(showCell)) : wordless;
}

/**
 * What Excel shows for a thrown error: the code of a CustomFunctions.Error, #VALUE! for anything else. Only #VALUE! and
 * #N/A carry the author's words.
 */
export function showError(error: unknown): GridValue {
  const { code, message } = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  if (!isErrorText(code)) return { value: "#VALUE!" };
  const hasWords = (code === "#VALUE!" || code === "#N/A") && typeof message === "string" && message !== "";
  return hasWords ? { value: code, message: message as string } : { value: code };
}

function showCell(value: unknown): GridValue {
  if (value === null) return { value: 0 };
  if (typeof value === "number") return Number.isFinite(value) ? { value } : { value: "#NUM!" };
  if (typeof value === "string") return value.length <= 32767 ? { value } : wordless;
  if (typeof value === "boolean") return { value };
  return typeof value === "object" ? showEntity(value as Record<string, unknown>) : wordless;
}

/** Entities, formatted numbers and error values of the Excel JavaScript API; CustomFunctions.Error among results. */
function showEntity(value: Record<string, unknown>): GridValue {
  if (isErrorText(value.code)) return showError(value);
  if (typeof value.numberFormat === "string" && typeof value.basicValue === "number") {
    return { ...showCell(value.basicValue), format: value.numberFormat };
  }
  return "basicValue" in value && typeof value.basicValue !== "object" ? showCell(value.basicValue) : wordless;
}
