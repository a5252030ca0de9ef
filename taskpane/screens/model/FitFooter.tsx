import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { FitProgress } from "../../components/FitProgress";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { WritePanel } from "../../components/WritePanel";
import type { UnderstoodTable } from "../../state/dataStore";
import { fromFile } from "../../state/fitMemory";
import { useData, useFit, useServices } from "../../state/WorkspaceContext";
import { fitWords } from "../../text/fitWords";
import { useFocusAfter, useWrite } from "../useWrite";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", gap: "8px", width: "100%" },
  line: { display: "flex", gap: "8px", alignItems: "center", flexWrap: "wrap" },
  status: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, flexGrow: 1 },
});

/** The one thing to do next: fit, wait or cancel, write the model, set goals. */
export function FitFooter() {
  const { fit } = useServices();
  const { table } = useData();
  const { run, preview, fit: answer, isStale, basis } = useFit();
  if (run) return <FitProgress run={run} onCancel={fit.cancel} />;
  const last = table.last;
  const isImported = answer.last !== null && basis === fromFile;
  if (isImported) return <AfterFit table={null} />;
  if (!last || !answer.last || isStale)
    return (
      <LargeButton
        appearance="primary"
        isWide
        disabledFocusable={!last || preview.status !== "ready"}
        onClick={() => last && void fit.fit(last)}
      >
        {answer.last ? fitWords.again : fitWords.start}
      </LargeButton>
    );
  return <AfterFit table={last} />;
}

/** What to do with a model that stands; without a table it came from a file, and a fit of the table stays at hand. */
function AfterFit({ table }: { readonly table: UnderstoodTable | null }) {
  const styles = useStyles();
  const own = useData().table.last;
  const { store, fit } = useServices();
  const { written, fit: answer } = useFit();
  const isFailed = answer.last?.report.status === "fail";
  const { preview, problem, isWriting, ask, write, cancel } = useWrite({
    preview: () => fit.previewSheet(table),
    write: async () => {
      const model = await fit.writeSheet(table);
      await store.useFit(model, "model");
    },
  });
  const button = useFocusAfter(preview !== null);
  if (preview)
    return (
      <WritePanel preview={preview} isWriting={isWriting} label={fitWords.write} onWrite={write} onCancel={cancel} />
    );
  return (
    <div className={styles.column}>
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {written ? (
        <LargeButton appearance="primary" isWide disabledFocusable={isFailed} onClick={() => store.goTo("goals")}>
          {fitWords.toGoals}
        </LargeButton>
      ) : (
        <LargeButton ref={button} appearance="primary" isWide icon={<DocumentTableRegular />} onClick={ask}>
          {fitWords.write}
        </LargeButton>
      )}
      {written && (
        <div className={styles.line}>
          <span className={styles.status}>{fitWords.written(written.sheet)}</span>
        </div>
      )}
      {table === null && own && <Button onClick={() => void fit.fit(own)}>{fitWords.fitInstead}</Button>}
    </div>
  );
}
