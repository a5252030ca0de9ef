import { useEffect, useState } from "react";
import { makeStyles, Textarea, tokens } from "@fluentui/react-components";
import type { FreezeReport, LeftFormula } from "../../../src/workbook";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { problemText } from "../../state/problemText";
import { useServices } from "../../state/WorkspaceContext";
import { freezeWords } from "../../text/freezeWords";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { width: "100%" },
  lines: { maxHeight: "none", whiteSpace: "pre", overflowX: "auto", fontFamily: tokens.fontFamilyMonospace },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

interface Told {
  readonly kind: "success" | "warning" | "error";
  readonly text: string;
  /** Formulas to copy by hand. */
  readonly left?: readonly LeftFormula[];
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
    if (left.length === 0) return { kind: "success", text };
    return { kind: "warning", text: `${text} ${freezeWords.left(left.length)}`, left };
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
      {told?.left && !isBusy && <LeftFormulas left={told.left} />}
    </>
  );
}

/** Cell and formula in one line each, a tab between: copied into a sheet they fill two columns. */
function LeftFormulas({ left }: { readonly left: readonly LeftFormula[] }) {
  const styles = useStyles();
  const lines = left.map(({ cell, formula }) => `${cell}\t${formula}`).join("\n");
  return (
    <Textarea
      className={styles.list}
      textarea={{ className: styles.lines, rows: Math.min(left.length, 6) }}
      readOnly
      aria-label={freezeWords.leftList}
      value={lines}
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  );
}
