import type { CallBook, StartedCall } from "./callBook";
import { coerceArguments, type CoercionRules } from "./coerceArguments";
import type { CustomFunction, CustomFunctionsHost } from "./customFunctionsHost";
import type { FunctionMetadata } from "./functionMetadata";
import type { GridArgument } from "./gridValue";
import { showError, showResult } from "./showResult";

/** The last argument that Excel gives to every custom function. */
interface Invocation {
  readonly functionName: string;
  readonly address?: string;
  readonly isInValuePreview: false;
  onCanceled?: () => void;
}

/** The cell whose formula calls; asked only where it is needed, since thousands of calls need neither. */
export interface AskingCell {
  /** What tells this formula in this cell from every other, for the book of calls. */
  token(): string;
  /** Its address with the sheet, as Excel gives it: "Plan!B4". */
  address(): string;
}

/** Calls a declared function for a cell. */
export type CallFunction = (
  declared: FunctionMetadata,
  given: readonly (GridArgument | undefined)[],
  cell: AskingCell,
) => GridArgument;

/**
 * Calls custom functions as Excel does: arguments coerced, the result shown by Excel's rules. A function that answers
 * at once fills its cell at once. One that returns a promise is kept in the book by name and arguments, and the cell
 * shows #BUSY! meanwhile.
 */
export function createFunctionCaller(host: CustomFunctionsHost, book: CallBook, rules: CoercionRules): CallFunction {
  const asynchronous = new Set<string>();

  const fromBook = (id: string, values: readonly unknown[], cell: AskingCell, start: () => StartedCall): GridArgument =>
    book.ask({ key: id + JSON.stringify(values), cell: cell.token(), start });

  return (declared, given, cell) => {
    const fn = host.find(declared.id);
    if (!fn) return { value: "#NAME?", message: `${declared.name} is declared but not loaded.` };
    const coerced = coerceArguments(declared, given, rules);
    if (coerced.kind === "answer") return coerced.answer;
    const { values } = coerced;
    const invocation = invocationOf(declared, cell);
    if (declared.options?.cancelable || asynchronous.has(declared.id)) {
      return fromBook(declared.id, values, cell, () =>
        startCall(declared, invocation, callNow(fn, values, invocation)),
      );
    }
    const outcome = callNow(fn, values, invocation);
    if (outcome.error) return showError(outcome.error.cause);
    if (!isThenable(outcome.result)) return showResult(declared, outcome.result);
    asynchronous.add(declared.id);
    return fromBook(declared.id, values, cell, () => startCall(declared, invocation, outcome));
  };
}

interface Outcome {
  readonly result?: unknown;
  readonly error?: { readonly cause: unknown };
}

function callNow(fn: CustomFunction, values: readonly unknown[], invocation: Invocation): Outcome {
  try {
    return { result: fn(...values, invocation) };
  } catch (cause) {
    return { error: { cause } };
  }
}

function startCall(declared: FunctionMetadata, invocation: Invocation, outcome: Outcome): StartedCall {
  const settled = outcome.error ? Promise.reject(outcome.error.cause) : Promise.resolve(outcome.result);
  return {
    answer: settled.then((result) => showResult(declared, result), showError),
    cancel: () => invocation.onCanceled?.(),
  };
}

function invocationOf(declared: FunctionMetadata, cell: AskingCell): Invocation {
  const invocation: Invocation = { functionName: declared.name, isInValuePreview: false };
  return declared.options?.requiresAddress ? { ...invocation, address: cell.address() } : invocation;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}
