import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { WritePanel } from "../../components/WritePanel";
import { useServices, useWorkspace } from "../../state/WorkspaceContext";
import { planWords } from "../../text/planWords";
import { useFocusAfter, useWrite } from "../useWrite";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", gap: "8px", width: "100%" },
  line: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  status: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, flexGrow: 1 },
});

/** The way of the plan into the sheet: first which cells, then the write, then undo. */
export function PlanFooter({ isStale }: { readonly isStale: boolean }) {
  const styles = useStyles();
  const { store } = useServices();
  const { written } = useWorkspace();
  const { preview, problem, isWriting, ask, write, cancel } = useWrite({
    preview: () => store.previewPlanSheet(),
    write: () => store.writePlanSheet(),
  });
  const button = useFocusAfter(preview !== null);
  if (preview) return <WritePanel preview={preview} isWriting={isWriting} onWrite={write} onCancel={cancel} />;
  return (
    <div className={styles.column}>
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      <LargeButton
        ref={button}
        isWide
        appearance="primary"
        icon={<DocumentTableRegular />}
        disabledFocusable={isStale}
        onClick={ask}
      >
        {written ? planWords.writeAgain : planWords.write}
      </LargeButton>
      {written && (
        <div className={styles.line}>
          <span className={styles.status}>{planWords.written(written.sheet)}</span>
          <Button appearance="subtle" onClick={() => void store.undo()}>
            {planWords.undo}
          </Button>
        </div>
      )}
    </div>
  );
}
