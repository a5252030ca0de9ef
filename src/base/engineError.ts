/** What kind of answer is missing: `invalid` becomes #VALUE! in a cell, `unavailable` becomes #N/A. */
export type EngineErrorCode = "invalid" | "unavailable";

/**
 * The one error the engine throws on purpose. The message is for the user: what happened, where, how to mend it.
 *   invalid      the question is wrong (shape, text where a number is needed, unknown name)
 *   unavailable  the question is right but has no answer (unknown channel, limits infeasible, no ceiling)
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = "EngineError";
    this.code = code;
  }
}

/** Throws an `invalid` EngineError; use as `value ?? invalid("...")`. */
export function invalid(message: string): never {
  throw new EngineError("invalid", message);
}

/** Throws an `unavailable` EngineError; use as `value ?? unavailable("...")`. */
export function unavailable(message: string): never {
  throw new EngineError("unavailable", message);
}

/** True for an EngineError of this or another realm (values cross realms at the door, so never `instanceof`). */
export function isEngineError(error: unknown): error is EngineError {
  return typeof error === "object" && error !== null && (error as { name?: unknown }).name === "EngineError";
}
