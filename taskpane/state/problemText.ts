import { isEngineError } from "../../src/base";
import { problemWords } from "../text/problemWords";

/**
 * What to tell the user about a failure. The engine's errors already say what, where and how to mend; anything else
 * gets a plain sentence with the way out, never a stack.
 */
export function problemText(error: unknown): string {
  if (isEngineError(error)) return asSentence(error.message);
  const message = error instanceof Error ? error.message : "";
  return message === "" ? problemWords.unknown : asSentence(message);
}

/** Words of the engine as a sentence: capital first, a full stop last. */
export function asSentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
