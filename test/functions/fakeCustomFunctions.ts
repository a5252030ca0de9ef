/** The host's error object, as far as functions make and tests read it. */
export class FakeCellError {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

export const errorCodes = {
  divisionByZero: "#DIV/0!",
  invalidName: "#NAME?",
  invalidNumber: "#NUM!",
  invalidReference: "#REF!",
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  nullReference: "#NULL!",
};

/** A CustomFunctions global that records what is associated. */
export function fakeCustomFunctions() {
  const associated = new Map<string, (...args: unknown[]) => unknown>();
  return {
    associated,
    Error: FakeCellError,
    ErrorCode: errorCodes,
    associate: (id: string, body: (...args: unknown[]) => unknown) => void associated.set(id, body),
  };
}

/** Puts the fake where the functions look for it; for tests that import the functions themselves. */
export function installCustomFunctions(): void {
  Object.assign(globalThis, { CustomFunctions: fakeCustomFunctions() });
}

function inWords(error: unknown): string {
  const { code, message } = error as FakeCellError;
  return `${code} ${message}`;
}

/** What a cell shows: the result, or the error's code and words. */
export function shownBy(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return inWords(error);
  }
}

/** The same, also for a function that answers later. */
export async function shownAtLast(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return inWords(error);
  }
}
