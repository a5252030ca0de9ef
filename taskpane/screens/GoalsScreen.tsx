import { useId, useState } from "react";
import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { AmountField } from "../components/AmountField";
import { LargeButton } from "../components/LargeButton";
import { ClashNotice, LimitsGrid } from "../components/LimitsGrid";
import { LimitsMenu } from "../components/LimitsMenu";
import { Notice } from "../components/Notice";
import { PostureSlider } from "../components/PostureSlider";
import { ScreenLayout } from "../components/ScreenLayout";
import { readObjective } from "../state/goals";
import { limitClashes, type Mend } from "../state/limitClashes";
import { blankRow, limitRows, moreLimits } from "../state/limitsTable";
import { useNumberStyle, useServices, useWorkspace } from "../state/WorkspaceContext";
import { goalsWords, objectiveText } from "../text/goalsWords";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "2px 0 4px" },
});

const nothingAsked = { limits: [], rows: [] };

/** What the user wants: budget, objective, posture and limits, checked while they are typed. */
export function GoalsScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { goals, model, plan, budgetFormula } = useWorkspace();
  const style = useNumberStyle();
  const id = useId();
  const channels = model.last?.channels ?? [];
  const currents = new Map(channels.map(({ name, current }) => [name, current]));
  const [asked, setAsked] = useState<{ readonly limits: readonly string[]; readonly rows: readonly string[] }>(
    nothingAsked,
  );
  const known = limitRows(goals.limits, [...currents.keys()]);
  const added = asked.rows.filter((name) => !known.some((row) => row.name === name));
  const rows = [...known, ...added.map(blankRow)];
  const more = moreLimits.filter((limit) => asked.limits.includes(limit) || known.some((row) => limit in row.more));
  const together = ["Total", ...(channels.some(({ isBrand }) => isBrand) ? ["Brand"] : [])];
  const clashes = goals.budget === null ? [] : limitClashes(rows, currents, goals.budget);
  const whole = clashes.find(({ row }) => row === undefined);
  const isOnlyEngine = plan.status === "failed" && clashes.length === 0;
  const outcomeName = model.last?.outcomeName ?? "outcome";
  const mend = (change: Mend): void => {
    focusGoal(change.kind === "budget" ? "budget" : `${change.field} ${change.name}`);
    void store.mend(change);
  };
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
      {whole && <ClashNotice clash={whole} style={style} onMend={mend} />}
      {isOnlyEngine && (
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
      <section aria-labelledby={id}>
        <h2 id={id} className={styles.heading}>
          {goalsWords.limits}
        </h2>
        <p className={styles.hint}>{goalsWords.limitsHint}</p>
        <LimitsGrid
          rows={rows}
          currents={currents}
          clashes={clashes}
          style={style}
          more={more}
          onChange={(name, field, value) => void store.setLimit(name, field, value)}
          onMend={mend}
        />
        <LimitsMenu
          limits={moreLimits.filter((limit) => !more.includes(limit))}
          rows={together.filter((name) => !rows.some((row) => row.name === name))}
          onLimit={(limit) => setAsked({ ...asked, limits: [...asked.limits, limit] })}
          onRow={(name) => setAsked({ ...asked, rows: [...asked.rows, name] })}
        />
      </section>
    </ScreenLayout>
  );
}

/** The button that mends goes away with its clash: the focus moves to the field that it changed. */
function focusGoal(goal: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-goal]")];
  fields.find((field) => field.dataset["goal"] === goal)?.focus();
}
