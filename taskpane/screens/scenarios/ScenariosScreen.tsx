import { useMemo, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Disclosure } from "../../components/Disclosure";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { ScreenLayout } from "../../components/ScreenLayout";
import type { ComparedRow } from "../../state/scenarioPlanner";
import { freeName, type PaneScenario } from "../../state/scenarios";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { scenarioWords } from "../../text/scenarioWords";
import { exploreWords } from "../../text/exploreWords";
import { freezeWords } from "../../text/freezeWords";
import { ExplorePlans } from "./ExplorePlans";
import { FreezeFormulas } from "./FreezeFormulas";
import { Frontier } from "./Frontier";
import { ScenarioCard } from "./ScenarioCard";
import { Stress, Tornado } from "./ScenarioDetails";
import { ScenarioFooter } from "./ScenarioFooter";
import { ScenarioSliders } from "./ScenarioSliders";
import { useComparison } from "./useComparison";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  add: { flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
});

/** What-ifs side by side: cards with their numbers, sliders for the open one, and what it rests on. */
export function ScenariosScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { scenarios, model, goals } = useWorkspace();
  const style = useNumberStyle();
  const facts = model.last;
  const channels = useMemo(() => (facts?.channels ?? []).map(({ name }) => name), [facts]);
  const { last, problem } = useComparison(scenarios, channels);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, scenarios.length - 1);
  const replace = (index: number, changed: PaneScenario): void =>
    store.setScenarios(scenarios.map((one, i) => (i === index ? changed : one)));
  const add = (scenario: PaneScenario): void => {
    store.setScenarios([...scenarios, scenario]);
    setChosen(scenarios.length);
  };
  if (!facts || goals.budget === null)
    return (
      <ScreenLayout
        label={scenarioWords.title}
        footer={
          <LargeButton appearance="primary" isWide onClick={() => store.goTo("goals")}>
            {scenarioWords.toGoals}
          </LargeButton>
        }
      >
        <p>{scenarioWords.empty}</p>
      </ScreenLayout>
    );
  const rowOf = (name: string): ComparedRow | null => last?.scenarios.find((row) => row.name === name) ?? null;
  const open = scenarios[at];
  const plan = planOf(open ? rowOf(open.name) : null);
  return (
    <ScreenLayout label={scenarioWords.title} footer={<ScenarioFooter />}>
      {problem && <Notice kind="error">{problem}</Notice>}
      <p className={styles.quiet}>{scenarioWords.against}</p>
      <ul className={styles.list}>
        {scenarios.map((scenario, index) => (
          <ScenarioCard
            key={index}
            scenario={scenario}
            row={rowOf(scenario.name)}
            isOpen={index === at}
            canRemove={scenarios.length > 1}
            outcomeName={facts.outcomeName}
            isMoney={facts.isMoney}
            style={style}
            onOpen={() => setChosen(index)}
            onRename={(name) =>
              replace(index, {
                ...scenario,
                name: freeName(
                  name,
                  scenarios.filter((_, i) => i !== index),
                ),
              })
            }
            onDuplicate={() => add({ ...scenario, name: freeName(scenarioWords.copyOf(scenario.name), scenarios) })}
            onRemove={() => store.setScenarios(scenarios.filter((_, i) => i !== index))}
          />
        ))}
      </ul>
      <LargeButton
        className={styles.add}
        icon={<AddRegular />}
        onClick={() => add({ name: freeName(scenarioWords.newName, scenarios), budgetChange: 0, channels: {} })}
      >
        {scenarioWords.add}
      </LargeButton>
      {open && (
        <ScenarioSliders
          scenario={open}
          budget={goals.budget}
          channels={facts.channels.map(({ name, current }, c) => ({ name, current, plan: plan?.[c] ?? null }))}
          style={style}
          onChange={(changed) => replace(at, changed)}
        />
      )}
      <div>
        {plan && (
          <>
            <Disclosure title={scenarioWords.tornado}>
              <Tornado plan={plan} style={style} />
            </Disclosure>
            <Disclosure title={scenarioWords.stress}>
              <Stress plan={plan} style={style} channels={channels} />
            </Disclosure>
            <Disclosure title={scenarioWords.frontier}>
              <Frontier style={style} outcomeName={facts.outcomeName} />
            </Disclosure>
          </>
        )}
        <Disclosure title={exploreWords.title}>
          <ExplorePlans
            channels={facts.channels}
            scenarios={scenarios}
            outcomeName={facts.outcomeName}
            style={style}
            onAdd={add}
          />
        </Disclosure>
        <Disclosure title={freezeWords.title}>
          <FreezeFormulas />
        </Disclosure>
      </div>
    </ScreenLayout>
  );
}

function planOf(row: ComparedRow | null): readonly number[] | null {
  return row && !("problem" in row) ? row.plan : null;
}
