import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { auditAge, type AuditNote } from "../state/auditAge";
import { dataWords } from "../text/dataWords";
import { Disclosure } from "./Disclosure";
import { Notice } from "./Notice";

interface AuditLineProps {
  readonly audits: readonly AuditNote[];
  /** "2025-03-31" */
  readonly today: string;
  readonly onAudit: () => void;
}

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  age: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexGrow: 1 },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { padding: "2px 4px", textAlign: "right", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th:first-child, & td:first-child": { textAlign: "left" },
  },
});

/** When the table was last audited: amber once that is more than 30 days ago; the audits before are folded. */
export function AuditLine({ audits, today, onAudit }: AuditLineProps) {
  const styles = useStyles();
  const age = auditAge(audits, today);
  const again = (
    <Button size="small" onClick={onAudit}>
      {dataWords.auditAgain}
    </Button>
  );
  return (
    <div>
      {age?.isOld ? (
        <Notice kind="warning" actions={again}>
          {dataWords.audited(age.days)}
        </Notice>
      ) : (
        <div className={styles.line}>
          <span className={styles.age}>{age ? dataWords.audited(age.days) : ""}</span>
          {again}
        </div>
      )}
      {audits.length > 1 && (
        <Disclosure title={dataWords.auditHistory}>
          <AuditTable audits={audits} className={styles.table} />
        </Disclosure>
      )}
    </div>
  );
}

function AuditTable({ audits, className }: { readonly audits: readonly AuditNote[]; readonly className: string }) {
  return (
    <table className={className} aria-label={dataWords.auditHistory}>
      <thead>
        <tr>
          {[dataWords.day, dataWords.score, dataWords.errors, dataWords.warnings].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...audits].reverse().map(({ day, score, errors, warnings }) => (
          <tr key={day}>
            <td>{day}</td>
            <td>{Math.round(score)}</td>
            <td>{errors}</td>
            <td>{warnings}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
