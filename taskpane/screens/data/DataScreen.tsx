import { lazy, Suspense, useEffect } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { ScreenLayout } from "../../components/ScreenLayout";
import { WorkingLine } from "../../components/WorkingLine";
import { tableKey } from "../../state/dataMemory";
import { showSameCells } from "../../state/sameCells";
import { addressText, cellWithin } from "../../state/source";
import { useData, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { isTableEmpty } from "../../state/workspace";
import { dataWords } from "../../text/dataWords";
import { emptyTableWords } from "../../text/frameWords";
import { modelWords } from "../../text/modelWords";
import { TableChoice } from "./TableChoice";

const useStyles = makeStyles({
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

/** What a table says comes once there is one, so that the pane opens sooner. */
const Understood = lazy(async () => ({ default: (await import("./Understood")).Understood }));

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
          <Suspense fallback={<WorkingLine isWorking label={dataWords.reading} />}>
            <Understood table={last} />
          </Suspense>
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
