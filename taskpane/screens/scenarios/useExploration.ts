import { useCallback, useEffect, useRef, useState } from "react";
import { createRun, startingRun, type CancellableRun, type FitRun } from "../../state/fitControl";
import { problemText } from "../../state/problemText";
import type { ExploredPlans } from "../../state/scenarioPlanner";
import { useServices } from "../../state/WorkspaceContext";

/** An exploration of plans: how far it is, what it found last, what went wrong. */
export interface Exploration {
  readonly run: FitRun | null;
  readonly found: ExploredPlans | null;
  readonly problem: string | null;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** Explores plans for the goals on request; leaving the screen cancels. The last result stays until the next is there. */
export function useExploration(): Exploration {
  const { store, planner } = useServices();
  const [run, setRun] = useState<FitRun | null>(null);
  const [found, setFound] = useState<ExploredPlans | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<CancellableRun | null>(null);
  const cancel = useCallback(() => {
    running.current?.cancel();
    running.current = null;
    setRun(null);
  }, []);
  useEffect(() => () => running.current?.cancel(), []);
  const start = (): void => {
    const question = store.question();
    if (!question) return;
    const started = createRun((progress) => running.current === started && setRun(progress));
    running.current = started;
    setProblem(null);
    setRun(startingRun);
    const end = (show: () => void): void => {
      if (running.current !== started) return;
      running.current = null;
      setRun(null);
      show();
    };
    planner.scenarios.explore(question, started.control).then(
      (plans) => end(() => setFound(plans)),
      (error: unknown) => end(() => setProblem(problemText(error))),
    );
  };
  return { run, found, problem, start, cancel };
}
