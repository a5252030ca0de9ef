import { useRef, useState } from "react";
import { problemText } from "../../state/problemText";

/** A piece of work that a button starts: its last good answer, what went wrong, how far it is, and the way out. */
export interface Work<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly isWorking: boolean;
  readonly start: (run: (control: WorkControl) => Promise<T>) => void;
  readonly cancel: () => void;
}

/** How a running piece of work hears that nobody waits any more. */
export interface WorkControl {
  readonly cancellation: { readonly isCancelled: boolean; onCancel(listener: () => void): void };
}

/** Starts work on demand; a cancelled or overtaken run leaves the last answer standing. */
export function useWork<T>(): Work<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const end = useRef<(() => void) | null>(null);
  const cancel = (): void => {
    end.current?.();
    end.current = null;
    setIsWorking(false);
  };
  const start = (run: (control: WorkControl) => Promise<T>): void => {
    cancel();
    const listeners: (() => void)[] = [];
    let isCancelled = false;
    end.current = () => {
      isCancelled = true;
      listeners.forEach((listener) => listener());
    };
    const cancellation = {
      get isCancelled() {
        return isCancelled;
      },
      onCancel: (listener: () => void) => void listeners.push(listener),
    };
    setProblem(null);
    setIsWorking(true);
    const finish = (show: () => void): void => {
      if (isCancelled) return;
      end.current = null;
      setIsWorking(false);
      show();
    };
    run({ cancellation }).then(
      (answer) => finish(() => setValue(answer)),
      (error: unknown) => finish(() => setProblem(problemText(error))),
    );
  };
  return { value, problem, isWorking, start, cancel };
}
