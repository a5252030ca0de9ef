import { useEffect, useRef, useState } from "react";

interface DraftOptions<T> {
  readonly value: T;
  readonly format: (value: T) => string;
  /** What the text means; undefined where it means nothing. */
  readonly parse: (text: string) => T | undefined;
  readonly commit: (value: T) => void;
  /** Waits this long after the last key before it commits. */
  readonly pauseMs?: number;
}

export interface Draft {
  readonly text: string;
  readonly isValid: boolean;
  readonly change: (text: string) => void;
  readonly finish: () => void;
}

/**
 * A text field over a typed value: while it is edited it keeps the user's own text, commits what it means after a
 * short pause, and shows the value in its usual form when the field is left. Text without meaning is never committed.
 */
export function useDraft<T>({ value, format, parse, commit, pauseMs = 700 }: DraftOptions<T>): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const text = draft ?? format(value);
  const commitText = (typed: string): void => {
    clearTimeout(timer.current);
    const meaning = parse(typed);
    if (meaning !== undefined && meaning !== value) commit(meaning);
  };
  const change = (typed: string): void => {
    setDraft(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => commitText(typed), pauseMs);
  };
  const finish = (): void => {
    if (draft === null) return;
    commitText(draft);
    if (parse(draft) !== undefined) setDraft(null);
  };
  return { text, isValid: parse(text) !== undefined, change, finish };
}
