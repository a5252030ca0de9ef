import { useEffect, useState } from "react";
import { problemText } from "../state/problemText";

export interface Loaded<T> {
  readonly value: T | null;
  readonly problem: string | null;
}

/** What a promise brings: the last value stays until the next is there; a failure comes as words. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    load().then(
      (value) => isWanted && setLoaded({ value, problem: null }),
      (error: unknown) => isWanted && setLoaded({ value: null, problem: problemText(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded;
}
