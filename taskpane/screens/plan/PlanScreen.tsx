import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import { ChannelPlans } from "../../components/ChannelPlans";
import { Headline } from "../../components/Headline";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { PlanNotes } from "../../components/PlanNotes";
import { ScreenLayout } from "../../components/ScreenLayout";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { exactMoney } from "../../state/formatNumber";
import { modelWords } from "../../text/modelWords";
import { planWords } from "../../text/planWords";
import { problemWords } from "../../text/problemWords";
import { PlanFooter } from "./PlanFooter";
import { useChannelCurve } from "../useChannelCurve";

const useStyles = makeStyles({
  results: { display: "flex", flexDirection: "column", gap: "16px" },
  dimmed: { opacity: 0.75, filter: "grayscale(1)" }, // lighter would fall below a contrast of 4.5,
});

/** The plan: what it brings, what moves, why, and the way into the sheet. */
export function PlanScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { plan, model, written, sheetDiffers } = useWorkspace();
  const style = useNumberStyle();
  const loadCurve = useChannelCurve();
  const { last } = plan;
  return (
    <ScreenLayout
      label={planWords.title}
      hasHeading={last !== null}
      footer={last && <PlanFooter isStale={plan.status === "failed"} />}
    >
      {plan.status === "failed" && <Failure problem={plan.problem ?? ""} hasLast={last !== null} />}
      {last ? (
        <div className={mergeClasses(styles.results, plan.status === "failed" && styles.dimmed)}>
          <Headline plan={last} isMoney={model.last?.isMoney ?? false} style={style} />
          {sheetDiffers && written && (
            <Notice
              kind="warning"
              actions={<Button onClick={() => void store.goToCell(written.plan)}>{modelWords.goToCell}</Button>}
            >
              {planWords.sheetDiffers(written.sheet)}
            </Notice>
          )}
          {last.unspent > 0 && (
            <Notice kind="info">{planWords.unspent(exactMoney(last.unspent, style), last.unspentWhy)}</Notice>
          )}
          <ChannelPlans plan={last} model={model.last} style={style} loadCurve={loadCurve} />
          <PlanNotes plan={last} model={model.last} style={style} onChangeAssumptions={() => store.goTo("model")} />
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
  const { model, source } = useWorkspace();
  const isTable = model.status === "failed" && source !== null;
  return (
    <Notice
      kind="error"
      isAlert
      actions={
        <>
          {isTable ? (
            <LargeButton onClick={() => void store.goToCell(source.summary)}>{planWords.toTable}</LargeButton>
          ) : (
            <LargeButton onClick={() => store.goTo("goals")}>{planWords.toGoals}</LargeButton>
          )}
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
