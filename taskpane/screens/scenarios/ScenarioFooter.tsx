import { useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import type { WritePreview } from "../../../src/workbook";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { problemText } from "../../state/problemText";
import { useServices } from "../../state/WorkspaceContext";
import { planWords } from "../../text/planWords";
import { scenarioWords } from "../../text/scenarioWords";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", gap: "8px", width: "100%" },
  line: { display: "flex", alignItems: "center", gap: "8px" },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, maxHeight: "120px", overflowY: "auto" },
  status: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, flexGrow: 1 },
});

/** The way of the scenarios into sheets: first which ones, then the write. */
export function ScenarioFooter() {
  const styles = useStyles();
  const { store } = useServices();
  const [previews, setPreviews] = useState<readonly WritePreview[] | null>(null);
  const [what, setWhat] = useState<"scenarios" | "reports">("scenarios");
  const [problem, setProblem] = useState<string | null>(null);
  const [count, setCount] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const attempt = (step: () => Promise<void>): void => {
    setProblem(null);
    setIsBusy(true);
    step()
      .catch((error: unknown) => {
        setPreviews(null);
        setProblem(problemText(error));
      })
      .finally(() => setIsBusy(false));
  };
  const write = async (): Promise<void> => {
    const names = await (what === "reports" ? store.writeReports() : store.writeScenarioSheets());
    setCount(names.length);
    setPreviews(null);
  };
  const undo = async (): Promise<void> => {
    await store.undo();
    setCount(0);
  };
  const ask = (wanted: typeof what): void =>
    attempt(async () => {
      setWhat(wanted);
      setPreviews(await (wanted === "reports" ? store.previewReports() : store.previewScenarioSheets()));
    });
  if (previews)
    return (
      <div
        className={styles.column}
        role="group"
        aria-label={what === "reports" ? scenarioWords.reports : scenarioWords.write}
      >
        <div>{scenarioWords.willWrite}</div>
        <ul className={styles.list}>
          {previews.map(({ sheet, isNewSheet }) => (
            <li key={sheet}>
              {sheet} ({isNewSheet ? scenarioWords.newSheet : scenarioWords.ownSheet})
            </li>
          ))}
        </ul>
        <div className={styles.line}>
          <LargeButton appearance="primary" disabledFocusable={isBusy} onClick={() => attempt(write)}>
            {planWords.writeNow}
          </LargeButton>
          <Button onClick={() => setPreviews(null)}>{planWords.cancel}</Button>
        </div>
      </div>
    );
  return (
    <div className={styles.column}>
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      <LargeButton
        isWide
        appearance="primary"
        icon={<DocumentTableRegular />}
        disabledFocusable={isBusy}
        onClick={() => ask("scenarios")}
      >
        {count > 0 && what === "scenarios" ? scenarioWords.writeAgain : scenarioWords.write}
      </LargeButton>
      <Button appearance="subtle" disabledFocusable={isBusy} onClick={() => ask("reports")}>
        {scenarioWords.reports}
      </Button>
      {count > 0 && (
        <div className={styles.line}>
          <span className={styles.status}>{scenarioWords.written(count)}</span>
          <Button appearance="subtle" disabledFocusable={isBusy} onClick={() => attempt(undo)}>
            {planWords.undo}
          </Button>
        </div>
      )}
    </div>
  );
}
