/** Answers kept by the content of their question; the least recently used go first. */
export interface AnswerMemo {
  get(question: string): { readonly answer: unknown } | undefined;
  put(question: string, answer: unknown): void;
}

/**
 * A memory for answers, bounded by their count and by the length of all questions together (a question holds the
 * whole input range as text).
 */
export function createAnswerMemo(maxAnswers = 4000, maxCharacters = 16_000_000): AnswerMemo {
  const kept = new Map<string, { readonly answer: unknown }>();
  let characters = 0;
  const forget = (question: string): void => {
    if (kept.delete(question)) characters -= question.length;
  };
  return {
    get(question) {
      const found = kept.get(question);
      if (!found) return undefined;
      kept.delete(question);
      kept.set(question, found);
      return found;
    },
    put(question, answer) {
      forget(question);
      if (question.length > maxCharacters) return;
      kept.set(question, { answer });
      characters += question.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= maxAnswers && characters <= maxCharacters) return;
        forget(oldest);
      }
    },
  };
}
