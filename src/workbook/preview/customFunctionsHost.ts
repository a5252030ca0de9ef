/** The error codes that Excel's custom functions may return, by the names that Office.js gives them. */
export const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

export type ErrorCodeValue = (typeof ErrorCode)[keyof typeof ErrorCode];

/** An error with a code and words, thrown or returned by a custom function (as `CustomFunctions.Error` of Office.js). */
export class CustomFunctionError extends Error {
  readonly code: ErrorCodeValue;

  constructor(code: ErrorCodeValue, message?: string) {
    super(message ?? "");
    this.name = "CustomFunctions.Error";
    this.code = code;
  }
}

export type CustomFunction = (...parameters: unknown[]) => unknown;

/** What functions.js finds under the name `CustomFunctions`, and what it has registered there. */
export interface CustomFunctionsHost {
  /** The object to be put on the page's global under the name `CustomFunctions`. */
  readonly api: {
    associate(id: string | Readonly<Record<string, CustomFunction>>, fn?: CustomFunction): void;
    readonly Error: typeof CustomFunctionError;
    readonly ErrorCode: typeof ErrorCode;
  };
  /** The function of an id, upper or lower case; undefined if functions.js has not associated it. */
  find(id: string): CustomFunction | undefined;
  ids(): readonly string[];
}

/**
 * Stands in for Excel's `CustomFunctions`: takes what functions.js associates, by single ids or a whole table of them,
 * and hands it out by id. Associating an id again replaces it, as in Excel.
 */
export function createCustomFunctionsHost(): CustomFunctionsHost {
  const functions = new Map<string, CustomFunction>();
  const associate = (id: string | Readonly<Record<string, CustomFunction>>, fn?: CustomFunction): void => {
    if (typeof id !== "string") Object.entries(id).forEach(([name, each]) => functions.set(name.toUpperCase(), each));
    else if (fn) functions.set(id.toUpperCase(), fn);
  };
  return {
    api: { associate, Error: CustomFunctionError, ErrorCode },
    find: (id) => functions.get(id.toUpperCase()),
    ids: () => [...functions.keys()],
  };
}
