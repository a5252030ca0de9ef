import { useCallback } from "react";
import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { HeavyControl } from "../../../src/jobs";
import { ChannelPlans } from "../../components/ChannelPlans";
import { Headline } from "../../components/Headline";
import { Notice } from "../../components/Notice";
import { PlanNotes } from "../../components/PlanNotes";
import { ScreenLayout } from "../../components/ScreenLayout";
import { SearchProgress } from "../../components/SearchProgress";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { exactMoney } from "../../state/formatNumber";
import type { PlanReading } from "../../state/planner";
import { shownPlan } from "../../state/shownPlan";
import { modelWords } from "../../text/modelWords";
import { planWords } from "../../text/planWords";
import { useChannelCurve } from "../useChannelCurve";
import { Blend } from "./Blend";
import { PlanFailure } from "./PlanFailure";
import { PlanFooter } from "./PlanFooter";

const useStyles = makeStyles({
  results: { display: "flex", flexDirection: "column", gap: "16px" },
  dimmed: { opacity: 0.75, filter: "grayscale(1)" }, // lighter would fall below a contrast of 4.5,
});

/** The plan: what it brings, what moves, why, and the way into the sheet. */
export function PlanScreen() {
  const { store } = useServices();
  const workspace = useWorkspace();
  const { plan, solving } = workspace;
  const shown = shownPlan(workspace);
  const footer = solving ? (
    <SearchProgress run={solving} onCancel={store.cancelPlan} />
  ) : (
    shown && <PlanFooter isStale={plan.status === "failed"} />
  );
  return (
    <ScreenLayout label={planWords.title} hasHeading={shown !== null} footer={footer}>
      {plan.status === "failed" && <PlanFailure problem={plan.problem ?? ""} hasLast={shown !== null} />}
      {plan.last && shown ? (
        <Results recommended={plan.last} shown={shown} />
      ) : (
        plan.status !== "failed" && <p>{plan.status === "working" ? planWords.working : planWords.empty}</p>
      )}
    </ScreenLayout>
  );
}

interface ResultsProps {
  readonly recommended: PlanReading;
  /** The recommended plan or the chosen blend. */
  readonly shown: PlanReading;
}

function Results({ recommended, shown }: ResultsProps) {
  const styles = useStyles();
  const { store, planner } = useServices();
  const { plan, model, written, sheetDiffers, goals, solving } = useWorkspace();
  const style = useNumberStyle();
  const loadCurve = useChannelCurve();
  const loadFirmness = useCallback(
    async (of: PlanReading) => {
      const question = store.question();
      if (!question) throw new Error(planWords.empty);
      return planner.robustness(
        question,
        of.channels.map((channel) => channel.plan),
      );
    },
    [store, planner],
  );
  const loadPrices = useCallback(
    async (of: PlanReading, control: HeavyControl) => {
      const question = store.question();
      if (!question) throw new Error(planWords.empty);
      return planner.prices(
        question,
        of.channels.map((channel) => channel.plan),
        control,
      );
    },
    [store, planner],
  );
  const isBlend = shown !== recommended;
  return (
    <div className={mergeClasses(styles.results, (plan.status === "failed" || solving !== null) && styles.dimmed)}>
      <Headline
        plan={shown}
        isMoney={model.last?.isMoney ?? false}
        style={style}
        proof={isBlend ? null : recommended.proof}
      />
      {sheetDiffers && written && (
        <Notice
          kind="warning"
          actions={<Button onClick={() => void store.goToCell(written.plan)}>{modelWords.goToCell}</Button>}
        >
          {planWords.sheetDiffers(written.sheet)}
        </Notice>
      )}
      {recommended.unspent > 0 && (
        <Notice kind="info">{planWords.unspent(exactMoney(recommended.unspent, style), recommended.unspentWhy)}</Notice>
      )}
      {plan.status !== "failed" && <Blend plan={recommended} />}
      <ChannelPlans plan={shown} model={model.last} style={style} loadCurve={loadCurve} />
      <PlanNotes
        plan={recommended}
        model={model.last}
        style={style}
        hasLimits={goals.limits !== null}
        loadFirmness={loadFirmness}
        loadPrices={loadPrices}
        onChangeLimit={({ name, kind }) => store.goToLimit(name, kind)}
        onChangeAssumptions={() => store.goTo("model")}
      />
    </div>
  );
}
