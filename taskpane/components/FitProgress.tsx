import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import type { FitRun } from "../state/fitStore";
import { fitWords } from "../text/fitWords";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: "12px", width: "100%" },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: "4px" },
  line: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
  cancel: { minHeight: "44px" },
});

/** How far a fit is, in words and as a bar, with the way out. */
export function FitProgress({ run, onCancel }: { readonly run: FitRun; readonly onCancel: () => void }) {
  const styles = useStyles();
  const { progress, secondsLeft } = run;
  const parts = [
    progress.phase || fitWords.fitting,
    progress.detail,
    secondsLeft === null ? "" : fitWords.left(secondsLeft),
  ];
  return (
    <div className={styles.box}>
      <div className={styles.words}>
        <span className={styles.line}>{parts.filter((part) => part !== "").join(" · ")}</span>
        <ProgressBar aria-label={fitWords.fitting} value={progress.done} thickness="large" />
      </div>
      <Button className={styles.cancel} onClick={onCancel}>
        {fitWords.cancel}
      </Button>
    </div>
  );
}
