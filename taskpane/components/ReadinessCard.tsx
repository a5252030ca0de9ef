import { makeStyles, tokens } from "@fluentui/react-components";
import { ScoreRing } from "../charts/ScoreRing";
import { asSentence } from "../state/problemText";
import type { Readiness } from "../state/tableReader";
import { dataWords } from "../text/dataWords";
import { Disclosure } from "./Disclosure";

const useStyles = makeStyles({
  line: { display: "flex", gap: "12px", alignItems: "center" },
  words: { minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  mode: { fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  part: { display: "grid", gridTemplateColumns: "1fr auto", columnGap: "8px", fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
  score: { fontVariantNumeric: "tabular-nums" },
  why: { gridColumn: "1 / -1", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** How far the data carry: the score, its weakest part, and what would raise it. */
export function ReadinessCard({ readiness }: { readonly readiness: Readiness }) {
  const styles = useStyles();
  const parts = [...readiness.parts].sort((a, b) => a.score - b.score);
  return (
    <div>
      <div className={styles.line}>
        <ScoreRing score={readiness.score} label={dataWords.scoreOf(Math.round(readiness.score))} />
        <div className={styles.words}>
          <span className={styles.mode}>{dataWords.mode(readiness.mode)}</span>
          <span className={styles.hint}>{dataWords.weakest(readiness)}</span>
        </div>
      </div>
      <Disclosure title={dataWords.parts}>
        <ul className={styles.list}>
          {parts.map(({ part, score, why, next }) => (
            <li key={part} className={styles.part}>
              <span className={styles.name}>{part}</span>
              <span className={styles.score}>{Math.round(score)}</span>
              <span className={styles.why}>
                {asSentence(why)} {next === "Nothing to do" ? "" : asSentence(next)}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
