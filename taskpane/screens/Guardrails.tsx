import { GuardrailFields } from "../components/GuardrailFields";
import { guardrailsOf } from "../state/guardrails";
import { useNumberStyle, useServices, useWorkspace } from "../state/WorkspaceContext";

/** The guardrails of the goals: one list, the same on every screen that shows it. */
export function Guardrails({ isInside = false }: { readonly isInside?: boolean }) {
  const { store } = useServices();
  const { goals, model } = useWorkspace();
  const style = useNumberStyle();
  const channels = model.last?.channels ?? [];
  return (
    <GuardrailFields
      guardrails={guardrailsOf(goals.limits, channels)}
      approvalAbove={goals.approvalAbove}
      channels={channels}
      style={style}
      isInside={isInside}
      onLargestMove={(share) => void store.setLargestMove(share)}
      onTurnover={(share) => void store.setTurnover(share)}
      onApprovalAbove={(share) => void store.setApprovalAbove(share)}
    />
  );
}
