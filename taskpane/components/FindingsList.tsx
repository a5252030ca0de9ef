import { Button, makeStyles } from "@fluentui/react-components";
import type { Finding } from "../../src/base";
import { modelWords } from "../text/modelWords";
import { Notice } from "./Notice";

interface FindingsListProps {
  readonly findings: readonly Finding[];
  /** Selects the cell in the sheet; absent where the finding has no place. */
  readonly onGoTo: (finding: Finding) => void;
}

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: "8px", listStyleType: "none", margin: 0, padding: 0 },
});

const kinds = { error: "error", warning: "warning", note: "info" } as const;

/** What was noticed in the table: errors first, each with what to do and the way to its cell. */
export function FindingsList({ findings, onGoTo }: FindingsListProps) {
  const styles = useStyles();
  const order = ["error", "warning", "note"];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className={styles.list}>
      {sorted.map((finding, index) => (
        <li key={index}>
          <Notice
            kind={kinds[finding.severity]}
            actions={
              finding.where && (
                <Button size="small" onClick={() => onGoTo(finding)}>
                  {modelWords.goToCell}
                </Button>
              )
            }
          >
            {finding.found} {finding.fix}
          </Notice>
        </li>
      ))}
    </ul>
  );
}
