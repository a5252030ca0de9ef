import { Field, Select } from "@fluentui/react-components";
import { AmountField } from "../../components/AmountField";
import { LargeButton } from "../../components/LargeButton";
import { LimitNotice } from "../../components/LimitNotice";
import { LimitsEditor } from "../../components/LimitsEditor";
import { Notice } from "../../components/Notice";
import { PostureSlider } from "../../components/PostureSlider";
import { ScreenLayout } from "../../components/ScreenLayout";
import { readObjective } from "../../state/goals";
import { limitRows } from "../../state/limitRows";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { goalsWords, objectiveText } from "../../text/goalsWords";
import { Guardrails } from "../Guardrails";
import { useMend } from "./useMend";

/** What the user wants: budget, objective, posture, guardrails and limits, checked while they are typed. */
export function GoalsScreen() {
  const { store } = useServices();
  const { goals, model, plan, budgetFormula, problems, soughtLimit } = useWorkspace();
  const style = useNumberStyle();
  const mend = useMend();
  const channels = model.last?.channels ?? [];
  const outcomeName = model.last?.outcomeName ?? "outcome";
  const ofAll = problems.filter(({ row }) => row === null);
  const isOnlyPlan = plan.status === "failed" && problems.length === 0;
  return (
    <ScreenLayout
      label={goalsWords.title}
      footer={
        <LargeButton appearance="primary" isWide onClick={() => store.goTo("plan")}>
          {goalsWords.showPlan}
        </LargeButton>
      }
    >
      <AmountField
        label={goalsWords.budget}
        hint={budgetFormula ? goalsWords.budgetFormula(budgetFormula) : goalsWords.budgetHint}
        isReadOnly={budgetFormula !== ""}
        problem={goalsWords.budgetProblem}
        value={goals.budget}
        style={style}
        onCommit={(budget) => void store.setBudget(budget)}
      />
      {ofAll.map((problem) => (
        <LimitNotice key={problem.message} problem={problem} style={style} onMend={mend} />
      ))}
      {isOnlyPlan && (
        <Notice kind="error" isAlert>
          {plan.problem}
        </Notice>
      )}
      <Field label={goalsWords.objective}>
        <Select
          value={goals.objective}
          onChange={(_, { value }) => void store.setObjective(readObjective(value) ?? "outcome")}
        >
          {(model.last?.objectives ?? [goals.objective]).map((objective) => (
            <option key={objective} value={objective}>
              {objectiveText(objective, outcomeName)}
            </option>
          ))}
        </Select>
      </Field>
      <PostureSlider posture={goals.posture} onChange={(posture) => void store.setPosture(posture)} />
      <Guardrails />
      <LimitsEditor
        rows={limitRows(goals.limits, channels)}
        problems={problems}
        outcomeName={outcomeName}
        budget={goals.budget}
        style={style}
        sought={soughtLimit}
        onChange={(name, field, value) => void store.setLimit(name, field, value)}
        onMend={mend}
      />
    </ScreenLayout>
  );
}
