import { useEffect, useRef, useState } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import type { WritePreview } from "../../src/workbook";
import { LargeButton } from "../components/LargeButton";
import { Notice } from "../components/Notice";
import { WritePanel } from "../components/WritePanel";
import { problemText } from "../state/problemText";
import { useServices, useWorkspace } from "../state/WorkspaceContext";
import { planWords } from "../text/planWords";

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
  const { preview, problem, isWriting, ask, write, cancel } = useWrite();
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

/** Gives the focus back to the button that opened something, once that is closed. */
function useFocusAfter(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

interface Write {
  readonly preview: WritePreview | null;
  readonly problem: string | null;
  readonly isWriting: boolean;
  readonly ask: () => void;
  readonly write: () => void;
  readonly cancel: () => void;
}

/** The two steps of a write and what may go wrong in either. */
function useWrite(): Write {
  const { store } = useServices();
  const [preview, setPreview] = useState<WritePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const attempt = (step: () => Promise<void>): void => {
    setProblem(null);
    step().catch((error: unknown) => {
      setPreview(null);
      setProblem(problemText(error));
    });
  };
  const write = async (): Promise<void> => {
    setIsWriting(true);
    await store.writePlanSheet().finally(() => setIsWriting(false));
    setPreview(null);
  };
  return {
    preview,
    problem,
    isWriting,
    ask: () => attempt(async () => setPreview(await store.previewPlanSheet())),
    write: () => attempt(write),
    cancel: () => setPreview(null),
  };
}
