import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { figure } from "../../state/formatNumber";
import { addressText } from "../../state/source";
import type { TypedTest } from "../../state/fitTables";
import { useData, useFit, useNumberStyle, useServices } from "../../state/WorkspaceContext";
import { fitCheckWords } from "../../text/fitCheckWords";
import { LiftTestForm } from "./LiftTestForm";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "4px" },
  test: { display: "flex", alignItems: "center", gap: "8px", fontSize: tokens.fontSizeBase200 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

/** Lift tests that the fit takes in: a table picked in the sheet, or rows typed here. */
export function LiftTestsSection({ channels }: { readonly channels: readonly string[] }) {
  const { tests, preview, run } = useFit();
  const n = tests?.kind === "rows" ? tests.rows.length : (preview.last?.tests ?? 0);
  const problem = preview.problem?.startsWith("Tests") ? preview.problem : null;
  return (
    <Disclosure title={fitCheckWords.tests} hint={fitCheckWords.testsHint(n)}>
      {problem && <Notice kind="error">{problem}</Notice>}
      <Picked isLocked={run !== null} />
      {tests?.kind !== "range" && <Typed channels={channels} isLocked={run !== null} />}
    </Disclosure>
  );
}

/** The table that was picked, or the one that is selected in the sheet now. */
function Picked({ isLocked }: { readonly isLocked: boolean }) {
  const styles = useStyles();
  const { fit } = useServices();
  const { tests } = useFit();
  const { selection, address } = useData();
  if (tests?.kind === "range")
    return (
      <>
        <p className={styles.hint}>{fitCheckWords.fromRange(addressText(tests.address))}</p>
        <Button disabled={isLocked} onClick={() => void fit.setTests(null)}>
          {fitCheckWords.noTests}
        </Button>
      </>
    );
  const isOther = selection !== null && (address === null || addressText(selection) !== addressText(address));
  return (
    <>
      <p className={styles.hint}>
        {fitCheckWords.testsWhy} {fitCheckWords.pickRange}
      </p>
      {isOther && (
        <Button disabled={isLocked} onClick={() => void fit.setTests({ kind: "range", address: selection })}>
          {fitCheckWords.useRange(addressText(selection))}
        </Button>
      )}
    </>
  );
}

interface TypedProps {
  readonly channels: readonly string[];
  readonly isLocked: boolean;
}

function Typed({ channels, isLocked }: TypedProps) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { fit } = useServices();
  const { tests } = useFit();
  const rows = tests?.kind === "rows" ? tests.rows : [];
  const set = (changed: readonly TypedTest[]): void => void fit.setTests({ kind: "rows", rows: changed });
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map(({ channel, from, to, lift, low, high }, index) => (
            <li key={index} className={styles.test}>
              <span className={styles.words}>
                {channel}, {from} – {to}: {figure(lift, style)} ({figure(low, style)} – {figure(high, style)})
              </span>
              <Button
                appearance="subtle"
                icon={<DeleteRegular />}
                disabled={isLocked}
                aria-label={fitCheckWords.removeTest(index + 1)}
                onClick={() => set(rows.filter((_, other) => other !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      <LiftTestForm channels={channels} isLocked={isLocked} onAdd={(test) => set([...rows, test])} />
    </>
  );
}
