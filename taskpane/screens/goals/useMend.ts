import { focusGoal } from "../../components/focusGoal";
import type { LimitMend } from "../../state/planner";
import { useServices } from "../../state/WorkspaceContext";

/** Carries out a mend. Its button goes away with the problem: the focus moves to the field that it changed. */
export function useMend(): (mend: LimitMend) => void {
  const { store } = useServices();
  return (mend) => {
    focusGoal(
      mend.kind === "budget" ? "budget" : mend.kind === "cell" ? `${mend.column} ${mend.name}` : `Min ${mend.name}`,
    );
    void store.mend(mend);
  };
}
