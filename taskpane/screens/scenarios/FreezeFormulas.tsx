import { useEffect, useState } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { FreezeReport } from "../../../src/workbook";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { problemText } from "../../state/problemText";
import { useServices } from "../../state/WorkspaceContext";
import { freezeWords } from "../../text/freezeWords";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

interface Told {
  readonly kind: "success" | "warning" | "error";
  readonly text: string;
}

/** Replaces the add-in's formulas by their values for other readers, and puts them back. */
export function FreezeFormulas() {
  const styles = useStyles();
  const { store } = useServices();
  const [frozen, setFrozen] = useState(0);
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    let isWanted = true;
    store.frozenFormulas().then(
      (count) => isWanted && setFrozen(count),
      () => undefined, // a workbook that cannot say has none of ours
    );
    return () => {
      isWanted = false;
    };
  }, [store]);
  const act = (change: () => Promise<FreezeReport>, tell: (report: FreezeReport) => Told): void => {
    setIsBusy(true);
    change()
      .then(tell, (error: unknown): Told => ({ kind: "error", text: problemText(error) }))
      .then(async (text) => {
        setTold(text);
        setFrozen(await store.frozenFormulas());
      })
      .finally(() => setIsBusy(false));
  };
  const restored = ({ done, left }: FreezeReport): Told => {
    const text = freezeWords.restored(done);
    return left.length > 0 ? { kind: "warning", text: `${text} ${freezeWords.left(left)}` } : { kind: "success", text };
  };
  return (
    <>
      <p className={styles.text}>{freezeWords.meaning}</p>
      <div className={styles.buttons}>
        {frozen > 0 && (
          <LargeButton
            appearance="primary"
            disabledFocusable={isBusy}
            onClick={() => act(store.restoreFormulas, restored)}
          >
            {freezeWords.restore(frozen)}
          </LargeButton>
        )}
        <LargeButton
          disabledFocusable={isBusy}
          onClick={() => act(store.freezeFormulas, ({ done }) => ({ kind: "success", text: freezeWords.frozen(done) }))}
        >
          {frozen > 0 ? freezeWords.freezeMore : freezeWords.freeze}
        </LargeButton>
      </div>
      {isBusy && <p className={styles.text}>{freezeWords.working}</p>}
      {told && !isBusy && (
        <Notice kind={told.kind} isAlert>
          {told.text}
        </Notice>
      )}
    </>
  );
}
