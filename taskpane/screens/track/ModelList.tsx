import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { serialText } from "../../state/formatDate";
import { learnWords } from "../../text/learnWords";
import { keyOf } from "./learnState";
import type { LearnStore } from "./learnStore";
import type { ModelLine } from "./tracker";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "12px" },
  line: { display: "flex", flexDirection: "column", gap: "2px" },
  head: { display: "flex", gap: "8px", justifyContent: "space-between" },
  key: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", gap: "4px", flexWrap: "wrap" },
});

interface ModelListProps {
  readonly models: readonly ModelLine[];
  /** The text of the model in use. */
  readonly text: string;
  readonly learn: LearnStore;
}

/** Every fitted model that the workbook keeps, newest data first: compare one with that in use, or go back to it. */
export function ModelList({ models, text, learn }: ModelListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {[...models].reverse().map((line) => (
        <li key={line.key} className={styles.line}>
          <span className={styles.head}>
            <span className={styles.key}>{line.key}</span>
            <span>{keyOf(text) === line.key ? learnWords.inUse : line.verdict}</span>
          </span>
          <span className={styles.detail}>{line.problem || detail(line)}</span>
          {line.problem === "" && keyOf(text) !== line.key && (
            <span className={styles.buttons}>
              <Button size="small" onClick={() => void learn.compare(line.text, text)}>
                {learnWords.compare}
              </Button>
              <Button size="small" onClick={() => void learn.use(line)}>
                {learnWords.use}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function detail({ periods, unit, from, until, text }: ModelLine): string {
  const mape = / · (holdout MAPE .*)$/.exec(text)?.[1] ?? "";
  return [learnWords.modelLine(periods, unit, serialText(from), serialText(until)), mape]
    .filter((part) => part !== "")
    .join(" · ");
}
