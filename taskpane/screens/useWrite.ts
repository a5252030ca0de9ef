import { useEffect, useRef, useState } from "react";
import type { WritePreview } from "../../src/workbook";
import { problemText } from "../state/problemText";

/** The two steps of a write and what may go wrong in either. */
export interface Write {
  readonly preview: WritePreview | null;
  readonly problem: string | null;
  readonly isWriting: boolean;
  readonly ask: () => void;
  readonly write: () => void;
  readonly cancel: () => void;
}

interface WriteSteps {
  /** Which cells would be touched. */
  readonly preview: () => Promise<WritePreview>;
  readonly write: () => Promise<void>;
}

/** First which cells, then the write; a refusal at either step ends it and stays to be read. */
export function useWrite(steps: WriteSteps): Write {
  const [preview, setPreview] = useState<WritePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const attempt = (step: () => Promise<void>): void => {
    setProblem(null);
    step().catch((error: unknown) => {
      setPreview(null);
      setProblem(problemText(error));
    });
  };
  const write = async (): Promise<void> => {
    setIsWriting(true);
    await steps.write().finally(() => setIsWriting(false));
    setPreview(null);
  };
  return {
    preview,
    problem,
    isWriting,
    ask: () => attempt(async () => setPreview(await steps.preview())),
    write: () => attempt(write),
    cancel: () => setPreview(null),
  };
}

/** Gives the focus back to the button that opened something, once that is closed. */
export function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
