import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { ChannelPlans } from "../components/ChannelPlans";
import { Headline } from "../components/Headline";
import { LargeButton } from "../components/LargeButton";
import { Notice } from "../components/Notice";
import { PlanNotes } from "../components/PlanNotes";
import { ScreenLayout } from "../components/ScreenLayout";
import { limitRows } from "../state/limitsTable";
import { reach } from "../state/limitClashes";
import { useNumberStyle, useServices, useWorkspace } from "../state/WorkspaceContext";
import { exactMoney } from "../state/formatNumber";
import { planWords } from "../text/planWords";
import { problemWords } from "../text/problemWords";
import { PlanFooter } from "./PlanFooter";
import { useChannelCurve } from "./useChannelCurve";

const useStyles = makeStyles({
  results: { display: "flex", flexDirection: "column", gap: "16px" },
  dimmed: { opacity: 0.55 },
});

/** The plan: what it brings, what moves, why, and the way into the sheet. */
export function PlanScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { plan, model, goals } = useWorkspace();
  const style = useNumberStyle();
  const loadCurve = useChannelCurve();
  const { last } = plan;
  const rows = limitRows(
    goals.limits,
    (last?.channels ?? []).map(({ name }) => name),
  );
  const currents = new Map((last?.channels ?? []).map(({ name, current }) => [name, current]));
  const limitsOf = (name: string): readonly number[] => {
    const row = rows.find((candidate) => candidate.name === name);
    const { from, to } = row ? reach(row, currents.get(name) ?? 0) : { from: 0, to: Infinity };
    return [from, to].filter((limit) => limit > 0 && Number.isFinite(limit));
  };
  return (
    <ScreenLayout footer={last && <PlanFooter isStale={plan.status === "failed"} />}>
      {plan.status === "failed" && <Failure problem={plan.problem ?? ""} hasLast={last !== null} />}
      {last ? (
        <div className={mergeClasses(styles.results, plan.status === "failed" && styles.dimmed)}>
          <Headline plan={last} isMoney={model.last?.isMoney ?? false} style={style} />
          {last.unspent > 0 && <Notice kind="info">{planWords.unspent(exactMoney(last.unspent, style))}</Notice>}
          <ChannelPlans plan={last} model={model.last} limitsOf={limitsOf} style={style} loadCurve={loadCurve} />
          <PlanNotes plan={last} model={model.last} onChangeAssumptions={() => store.goTo("model")} />
        </div>
      ) : (
        plan.status !== "failed" && <p>{plan.status === "working" ? planWords.working : planWords.empty}</p>
      )}
    </ScreenLayout>
  );
}

/** What keeps the plan from being worked out, with the ways out. */
function Failure({ problem, hasLast }: { problem: string; hasLast: boolean }) {
  const { store } = useServices();
  return (
    <Notice
      kind="error"
      isAlert
      actions={
        <>
          <LargeButton onClick={() => store.goTo("goals")}>{planWords.toGoals}</LargeButton>
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
