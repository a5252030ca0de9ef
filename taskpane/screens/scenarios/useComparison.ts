import { useEffect, useState } from "react";
import { problemText } from "../../state/problemText";
import type { Comparison } from "../../state/scenarioPlanner";
import type { PaneScenario } from "../../state/scenarios";
import { useServices, useWorkspace } from "../../state/WorkspaceContext";

/** The last comparison that worked, and what went wrong with the newest question. */
export interface ComparisonState {
  readonly last: Comparison | null;
  readonly problem: string | null;
}

/** Compares the scenarios anew whenever goals, table or scenarios change; a late answer to an old question is dropped. */
export function useComparison(scenarios: readonly PaneScenario[], channels: readonly string[]): ComparisonState {
  const { store, planner } = useServices();
  const { reading, goals, model } = useWorkspace();
  const [state, setState] = useState<ComparisonState>({ last: null, problem: null });
  useEffect(() => {
    const question = store.question();
    if (!question || model.status !== "ready") return;
    let isWanted = true;
    planner.scenarios.compare(question, scenarios, channels).then(
      (last) => isWanted && setState({ last, problem: null }),
      (error: unknown) => isWanted && setState((old) => ({ ...old, problem: problemText(error) })),
    );
    return () => {
      isWanted = false;
    };
  }, [store, planner, reading, goals, model, scenarios, channels]);
  return state;
}
