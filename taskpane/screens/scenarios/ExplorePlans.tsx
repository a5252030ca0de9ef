import { useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { ChartFrame } from "../../charts/ChartFrame";
import { PlanCloud } from "../../charts/PlanCloud";
import { FitProgress } from "../../components/FitProgress";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { ReadingSlider } from "../../components/ReadingSlider";
import { compactMoney, figure, signedPercent, type NumberStyle } from "../../state/formatNumber";
import type { ExploredPlans } from "../../state/scenarioPlanner";
import { freeName, scenarioOfPlan, type PaneScenario } from "../../state/scenarios";
import { exploreWords } from "../../text/exploreWords";
import { useExploration } from "./useExploration";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  amounts: {
    margin: "4px 0",
    padding: 0,
    listStyleType: "none",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& li": { display: "flex", justifyContent: "space-between", gap: "8px", padding: "2px 0" },
  },
});

interface ExplorePlansProps {
  readonly channels: readonly { readonly name: string; readonly current: number }[];
  readonly scenarios: readonly PaneScenario[];
  readonly outcomeName: string;
  readonly style: NumberStyle;
  readonly onAdd: (scenario: PaneScenario) => void;
}

/** Thousands of plans under the limits by outcome and risk; any of them can become a scenario. */
export function ExplorePlans(props: ExplorePlansProps) {
  const styles = useStyles();
  const { run, found, problem, start, cancel } = useExploration();
  return (
    <>
      <p className={styles.text}>{exploreWords.meaning}</p>
      {run ? (
        <FitProgress run={run} onCancel={cancel} />
      ) : (
        <LargeButton onClick={start}>{found ? exploreWords.again : exploreWords.explore}</LargeButton>
      )}
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {found && <FoundPlans {...props} found={found} />}
    </>
  );
}

function FoundPlans({
  found,
  channels,
  scenarios,
  outcomeName,
  style,
  onAdd,
}: ExplorePlansProps & { readonly found: ExploredPlans }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  const { mean, risk, frontier, spend, nChannels, lower, upper } = found;
  const plan = Math.min(chosen, mean.length - 1);
  const label = (value: number): string => figure(value, style);
  const amounts = Array.from(spend.slice(plan * nChannels, (plan + 1) * nChannels));
  const takeaway = exploreWords.takeaway(mean.length, `${label(mean[0]!)} ${outcomeName}`);
  const told = exploreWords.plan(`${label(mean[plan]!)} ${outcomeName}`, label(risk[plan]!));
  const table = {
    header: [exploreWords.risk, outcomeName],
    rows: frontier.map((one) => [label(risk[one]!), label(mean[one]!)]),
  };
  const name = freeName(exploreWords.name, scenarios);
  return (
    <>
      <ChartFrame title={exploreWords.chart} takeaway={takeaway} table={table}>
        <PlanCloud
          {...{ risk, mean, frontier, label }}
          chosen={plan}
          riskTitle={exploreWords.riskTitle}
          meanTitle={outcomeName}
          summary={takeaway}
          onChoose={setChosen}
        />
        <ReadingSlider
          label={exploreWords.walk}
          max={frontier.length - 1}
          step={1}
          value={Math.max(0, nearestOnFrontier(found, plan))}
          text={told}
          onChange={(at) => setChosen(frontier[at] ?? 0)}
        />
      </ChartFrame>
      <p className={styles.text}>{told}</p>
      <ul className={styles.amounts} aria-label={exploreWords.amounts}>
        {channels.map(({ name: channel, current }, c) => (
          <li key={channel}>
            <span>{channel}</span>
            <span>
              {compactMoney(amounts[c]!, style)}
              {current > 0 && ` (${signedPercent(amounts[c]! / current - 1, style)})`}
            </span>
          </li>
        ))}
      </ul>
      <LargeButton onClick={() => onAdd(scenarioOfPlan(name, channels, { spend: amounts, lower, upper }))}>
        {exploreWords.use}
      </LargeButton>
    </>
  );
}

/** Where on the frontier the chosen plan, or the one nearest to it in risk, stands. */
function nearestOnFrontier({ frontier, risk }: ExploredPlans, plan: number): number {
  return frontier.reduce(
    (best, one, at) =>
      Math.abs(risk[one]! - risk[plan]!) < Math.abs(risk[frontier[best]!]! - risk[plan]!) ? at : best,
    0,
  );
}
