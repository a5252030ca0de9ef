import { makeStyles, tokens } from "@fluentui/react-components";
import type { FitReport } from "../state/fitReader";
import { asSentence } from "../state/problemText";
import { fitWords } from "../text/fitWords";
import { Notice } from "./Notice";

const kinds = { pass: "success", review: "warning", fail: "error" } as const;

const useStyles = makeStyles({
  list: { margin: "4px 0 0", paddingLeft: "16px" },
  hint: { marginTop: "6px", color: tokens.colorNeutralForeground2 },
});

/** Whether a fit can be relied on: the word first, then every reason with what to do. */
export function VerdictCard({ status, reasons }: Pick<FitReport, "status" | "reasons">) {
  const styles = useStyles();
  const [word, meaning] = fitWords.verdict(status);
  return (
    <Notice kind={kinds[status]}>
      <strong>{word}.</strong> {meaning}
      {reasons.length > 0 && (
        <ul className={styles.list}>
          {reasons.map(({ text }) => (
            <li key={text}>{asSentence(text)}</li>
          ))}
        </ul>
      )}
      <div className={styles.hint}>{status === "fail" ? fitWords.blocked : fitWords.notCause}</div>
    </Notice>
  );
}
