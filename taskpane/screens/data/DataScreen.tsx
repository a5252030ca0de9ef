import { useEffect } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AuditLine } from "../../components/AuditLine";
import { FindingGroups } from "../../components/FindingGroups";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { ReadinessCard } from "../../components/ReadinessCard";
import { ScreenLayout } from "../../components/ScreenLayout";
import { TablePreview } from "../../components/TablePreview";
import { WorkingLine } from "../../components/WorkingLine";
import { tableKey } from "../../state/dataMemory";
import type { UnderstoodTable } from "../../state/dataStore";
import { showSameCells } from "../../state/sameCells";
import { addressText, cellWithin } from "../../state/source";
import { useData, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { isTableEmpty } from "../../state/workspace";
import { dataWords } from "../../text/dataWords";
import { emptyTableWords } from "../../text/frameWords";
import { modelWords } from "../../text/modelWords";
import { CleanCopy } from "./CleanCopy";
import { TableChoice } from "./TableChoice";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  address: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: 0,
  },
  understood: { display: "flex", flexDirection: "column", gap: "16px" },
  dimmed: { opacity: 0.75, filter: "grayscale(1)" },
  stack: { display: "flex", flexDirection: "column", gap: "6px" },
});

/** Rows of the table that are shown. */
const previewRows = 5;

/** The data: which table, what was understood of it, how far it carries, what is wrong with it. */
export function DataScreen() {
  const styles = useStyles();
  const { address, table } = useData();
  useTableOfWorkspace();
  const isEmpty = isTableEmpty(useWorkspace());
  const last = isEmpty ? null : table.last;
  const canFit = last !== null && last.readiness.mode !== "judgement";
  return (
    <ScreenLayout label={dataWords.title} footer={<Next isEmpty={isEmpty} canFit={canFit} />}>
      <WorkingLine isWorking={table.status === "working"} label={dataWords.reading} />
      <div className={styles.stack}>
        {address && <div className={styles.address}>{addressText(address)}</div>}
        {last && <p className={styles.hint}>{dataWords.understood(last.facts)}</p>}
        {!last && !isEmpty && !table.problem && <p className={styles.hint}>{dataWords.empty}</p>}
        <TableChoice />
      </div>
      {isEmpty && <Notice kind="info">{modelWords.noRows}</Notice>}
      {table.problem && !isEmpty && (
        <Notice kind="error" isAlert>
          {table.problem}
        </Notice>
      )}
      {last && (
        <div className={mergeClasses(styles.understood, table.status === "failed" && styles.dimmed)}>
          <Understood table={last} />
        </div>
      )}
    </ScreenLayout>
  );
}

/** The screen shows what the workspace plans from (also when it has grown, or we wrote into it, since), unless that is a fitted model: then the table it was fitted on. */
function useTableOfWorkspace(): void {
  const { data } = useServices();
  const { source, reading } = useWorkspace();
  const { address } = useData();
  const wanted = source && source.kind !== "fit" ? source.summary : null;
  const isOther = wanted !== null && (address === null || tableKey(address) !== tableKey(wanted));
  useEffect(() => {
    const shown = data.get().table.last;
    const isOld =
      reading !== null && shown !== null && wanted !== null && !showSameCells(shown.reading, reading, wanted);
    if (wanted && (isOther || isOld)) void data.open(wanted, false);
  }, [data, wanted, reading, isOther]);
  useEffect(() => void data.lookAround(), [data]);
}

/** The one thing to do next: fill an empty table, else go on to the model. */
function Next({ isEmpty, canFit }: { readonly isEmpty: boolean; readonly canFit: boolean }) {
  const { store } = useServices();
  const { source } = useWorkspace();
  if (isEmpty && source)
    return (
      <LargeButton appearance="primary" isWide onClick={() => void store.goToCell(cellWithin(source.summary, 1, 0))}>
        {emptyTableWords.toTable}
      </LargeButton>
    );
  return (
    <LargeButton appearance="primary" isWide onClick={() => store.goTo("model")}>
      {canFit ? dataWords.toModel : dataWords.toJudgement}
    </LargeButton>
  );
}

function Understood({ table }: { readonly table: UnderstoodTable }) {
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
