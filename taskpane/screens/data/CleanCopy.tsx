import { makeStyles, tokens } from "@fluentui/react-components";
import { TableEditRegular } from "@fluentui/react-icons";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { WritePanel } from "../../components/WritePanel";
import { useData, useServices } from "../../state/WorkspaceContext";
import { dataWords } from "../../text/dataWords";
import { useFocusAfter, useWrite } from "../useWrite";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "8px", alignItems: "flex-start" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A clean copy on a sheet of its own: first which cells, then the write; the screen goes on with the copy. */
export function CleanCopy() {
  const styles = useStyles();
  const { store, data } = useServices();
  const { copiedTo, address } = useData();
  const write = async (): Promise<void> => {
    const table = await data.writeClean();
    await store.useTable(table);
    await data.open(table);
  };
  const { preview, problem, isWriting, ask, ...steps } = useWrite({ preview: () => data.previewClean(), write });
  const button = useFocusAfter(preview !== null);
  return (
    <section className={styles.stack} aria-label={dataWords.makeClean}>
      {copiedTo !== null && copiedTo === address?.sheet && (
        <Notice kind="success">{dataWords.cleanWritten(copiedTo)}</Notice>
      )}
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {preview ? (
        <WritePanel
          preview={preview}
          isWriting={isWriting}
          label={dataWords.makeClean}
          onWrite={steps.write}
          onCancel={steps.cancel}
        />
      ) : (
        <>
          <p className={styles.hint}>{dataWords.cleanHint}</p>
          <LargeButton ref={button} icon={<TableEditRegular />} onClick={ask}>
            {dataWords.makeClean}
          </LargeButton>
        </>
      )}
    </section>
  );
}
