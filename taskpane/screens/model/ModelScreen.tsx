import { useWorkspace } from "../../state/WorkspaceContext";
import { ModelScreen as JudgementScreen } from "../ModelScreen";
import { FitScreen } from "./FitScreen";

/** The model: by judgement for a summary of a period, fitted for a history. */
export function ModelScreen() {
  const { source } = useWorkspace();
  const isFit = source?.kind === "history" || source?.kind === "fit";
  return isFit ? <FitScreen /> : <JudgementScreen />;
}
