import { makeStyles, tokens } from "@fluentui/react-components";
import { CurveCard } from "../components/CurveCard";
import { FindingsList } from "../components/FindingsList";
import { LargeButton } from "../components/LargeButton";
import { ModelSwitch } from "../components/ModelSwitch";
import { Notice } from "../components/Notice";
import { ScreenLayout } from "../components/ScreenLayout";
import { elasticityName, settingOf } from "../state/goals";
import { addressText, cellWithin } from "../state/source";
import { useNumberStyle, useServices, useWorkspace } from "../state/WorkspaceContext";
import { isTableEmpty } from "../state/workspace";
import { frameWords } from "../text/frameWords";
import { modelWords } from "../text/modelWords";
import { JudgementCharts } from "./model/JudgementCharts";
import { ModelShelf } from "./model/ModelShelf";
import { useSwitchToFit } from "./model/useSwitchToFit";
import { useChannelCurve } from "./useChannelCurve";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: 0,
  },
  curves: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: "16px 12px",
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
});

/** The model by judgement: what it rests on, a curve per channel, and its assumptions to change. */
export function ModelScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const workspace = useWorkspace();
  const { model, reading, goals, source } = workspace;
  const style = useNumberStyle();
  const loadCurve = useChannelCurve();
  const switchToFit = useSwitchToFit();
  const facts = model.last;
  return (
    <ScreenLayout
      label={modelWords.title}
      footer={
        <LargeButton appearance="primary" isWide onClick={() => store.goTo("goals")}>
          {modelWords.toGoals}
        </LargeButton>
      }
    >
      <ModelSwitch mode="judgement" onSwitch={switchToFit} />
      {model.problem && (
        <Notice kind="error" isAlert>
          {model.problem}
        </Notice>
      )}
      {isTableEmpty(workspace) && <Notice kind="info">{modelWords.noRows}</Notice>}
      {facts && model.status !== "failed" && (
        <>
          <Notice kind="info">
            <strong>{modelWords.verdict}.</strong> {modelWords.verdictText(facts.channels.length, facts.outcomeName)}
          </Notice>
          <h2 className={styles.heading}>{modelWords.curves}</h2>
          <p className={styles.hint}>{modelWords.elasticityHint}</p>
          <ul className={styles.curves}>
            {facts.channels.map((channel) => (
              <CurveCard
                key={channel.name}
                channel={channel}
                outcomeName={facts.outcomeName}
                elasticity={Number(settingOf(goals.settings, elasticityName(channel.name)) ?? NaN)}
                style={style}
                loadCurve={loadCurve}
                onElasticity={(value) => void store.setAssumption(elasticityName(channel.name), value)}
              />
            ))}
          </ul>
          <JudgementCharts />
        </>
      )}
      <h2 className={styles.heading}>{modelWords.dataTitle}</h2>
      <p className={styles.hint}>{source && modelWords.dataRead(addressText(source.summary))}</p>
      {facts && facts.findings.length === 0 && <p className={styles.hint}>{modelWords.clean}</p>}
      <FindingsList
        findings={facts?.findings ?? []}
        onGoTo={({ where }) =>
          reading && void store.goToCell(cellWithin(reading.address, where?.row ?? 0, where?.column ?? 0))
        }
      />
      <LargeButton onClick={() => void store.chooseAnother()}>{frameWords.chooseAnother}</LargeButton>
      <ModelShelf />
    </ScreenLayout>
  );
}
