import { makeStyles, tokens } from "@fluentui/react-components";
import { AuditLine } from "../../components/AuditLine";
import { FindingGroups } from "../../components/FindingGroups";
import { Notice } from "../../components/Notice";
import { ReadinessCard } from "../../components/ReadinessCard";
import { TablePreview } from "../../components/TablePreview";
import type { UnderstoodTable } from "../../state/dataStore";
import { useServices } from "../../state/WorkspaceContext";
import { dataWords } from "../../text/dataWords";
import { CleanCopy } from "./CleanCopy";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: 0,
  },
  stack: { display: "flex", flexDirection: "column", gap: "6px" },
});

/** Rows of the table that are shown. */
const previewRows = 5;

/** What was understood of the table: how far it carries, its columns, what is wrong with it, and a clean copy. */
export function Understood({ table }: { readonly table: UnderstoodTable }) {
  const styles = useStyles();
  const { data, locale } = useServices();
  const { reading, facts, readiness, memory, changes } = table;
  const hasChanged = changes.gone.length + changes.fresh.length > 0;
  const first = facts.headerRow + 1;
  return (
    <>
      {hasChanged && <Notice kind="warning">{dataWords.headersChanged(changes.gone, changes.fresh)}</Notice>}
      <ReadinessCard readiness={readiness} />
      <section className={styles.stack} aria-label={dataWords.columns}>
        <h2 className={styles.heading}>{dataWords.columns}</h2>
        <p className={styles.hint}>{dataWords.columnsHint}</p>
        <TablePreview
          roles={facts.mapping.roles}
          rows={reading.values.slice(first, first + previewRows)}
          locale={locale}
          onRole={(header, role) => void data.setRole(header, role)}
        />
      </section>
      <section className={styles.stack} aria-label={dataWords.findings}>
        <h2 className={styles.heading}>{dataWords.findings}</h2>
        {facts.findings.every(({ severity }) => severity === "note") && (
          <Notice kind="success">{dataWords.clean}</Notice>
        )}
        <FindingGroups
          findings={facts.findings}
          onGoTo={({ where }) => void data.goTo(where?.row ?? facts.headerRow, where?.column ?? 0)}
        />
      </section>
      <AuditLine audits={memory.audits} today={data.today()} onAudit={() => void data.auditAgain()} />
      <CleanCopy table={table} />
    </>
  );
}
