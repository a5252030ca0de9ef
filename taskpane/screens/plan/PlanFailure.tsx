import { LargeButton } from "../../components/LargeButton";
import { LimitNotice } from "../../components/LimitNotice";
import { Notice } from "../../components/Notice";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { planWords } from "../../text/planWords";
import { problemWords } from "../../text/problemWords";

interface PlanFailureProps {
  readonly problem: string;
  /** True while the last good plan is still shown. */
  readonly hasLast: boolean;
}

/** What keeps the plan from being worked out, with the ways out: the engine's own mends where limits clash. */
export function PlanFailure({ problem, hasLast }: PlanFailureProps) {
  const { store } = useServices();
  const { model, source, problems } = useWorkspace();
  const style = useNumberStyle();
  const isTable = model.status === "failed" && source !== null;
  if (problems.length > 0 && !isTable)
    return (
      <>
        {problems.map((one) => (
          <LimitNotice key={one.message} problem={one} style={style} onMend={(mend) => void store.mend(mend)} />
        ))}
        {hasLast && <p style={{ margin: 0 }}>{planWords.stale}</p>}
      </>
    );
  const wayOut = isTable ? (
    <LargeButton onClick={() => void store.goToCell(source.summary)}>{planWords.toTable}</LargeButton>
  ) : (
    <LargeButton onClick={() => store.goTo("goals")}>{planWords.toGoals}</LargeButton>
  );
  return (
    <Notice
      kind="error"
      isAlert
      actions={
        <>
          {wayOut}
          <LargeButton appearance="subtle" onClick={() => void store.retry()}>
            {problemWords.retry}
          </LargeButton>
        </>
      }
    >
      {problem} {hasLast && planWords.stale}
    </Notice>
  );
}
