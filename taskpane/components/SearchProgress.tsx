import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import type { FitRun } from "../state/fitControl";
import { planWords } from "../text/planWords";
import { LargeButton } from "./LargeButton";

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: "12px", width: "100%" },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: "4px" },
  line: { fontSize: tokens.fontSizeBase200, fontVariantNumeric: "tabular-nums" },
});

interface SearchProgressProps {
  readonly run: FitRun;
  readonly label?: string;
  readonly onCancel: () => void;
}

/** How far the search for a plan is, with the best so far and the bound, and the way out. */
export function SearchProgress({ run, label = planWords.solving, onCancel }: SearchProgressProps) {
  const styles = useStyles();
  const { done, detail } = run.progress;
  return (
    <div className={styles.box}>
      <div className={styles.words}>
        <span className={styles.line}>{[label, detail].filter((part) => part !== "").join(" · ")}</span>
        <ProgressBar aria-label={label} value={done} thickness="large" />
      </div>
      <LargeButton onClick={onCancel}>{planWords.stopSearch}</LargeButton>
    </div>
  );
}
