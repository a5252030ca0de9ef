import { makeStyles, tokens } from "@fluentui/react-components";
import { TableEditRegular } from "@fluentui/react-icons";
import { CheckLine } from "../../components/CheckLine";
import { Disclosure } from "../../components/Disclosure";
import { LargeButton } from "../../components/LargeButton";
import { Notice } from "../../components/Notice";
import { WritePanel } from "../../components/WritePanel";
import type { CleanWishes } from "../../state/cleanWishes";
import { wishesOf } from "../../state/dataMemory";
import type { UnderstoodTable } from "../../state/dataStore";
import { useData, useServices } from "../../state/WorkspaceContext";
import { dataWords } from "../../text/dataWords";
import { readyWords } from "../../text/readyWords";
import { useFocusAfter, useWrite } from "../useWrite";
import { GapChoice } from "./GapChoice";
import { GroupChoice } from "./GroupChoice";
import { MoreTables } from "./MoreTables";
import { NameMerges } from "./NameMerges";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "8px", alignItems: "stretch" },
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** A clean copy as the user wants it, on a sheet of its own: first what changes and where, then the write. */
export function CleanCopy({ table }: { readonly table: UnderstoodTable }) {
  const styles = useStyles();
  const { store, data } = useServices();
  const { copiedTo, address, planned } = useData();
  const write = async (): Promise<void> => {
    const copy = await data.writeClean();
    await store.useTable(copy);
    await data.open(copy);
  };
  const { preview, problem, isWriting, ask, ...steps } = useWrite({ preview: () => data.previewClean(), write });
  const button = useFocusAfter(preview !== null);
  return (
    <section className={styles.stack} aria-label={readyWords.title}>
      <h2 className={styles.heading}>{readyWords.title}</h2>
      {copiedTo !== null && copiedTo === address?.sheet && (
        <Notice kind="success">{dataWords.cleanWritten(copiedTo)}</Notice>
      )}
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {preview ? (
        <>
          <WritePanel
            preview={preview}
            isWriting={isWriting}
            label={dataWords.makeClean}
            onWrite={steps.write}
            onCancel={steps.cancel}
          />
          <Disclosure title={readyWords.planned(planned.length)} isOpenAtFirst>
            <ul className={styles.list}>
              {planned.map((text, index) => (
                <li key={index}>{text}</li>
              ))}
            </ul>
          </Disclosure>
        </>
      ) : (
        <>
          <p className={styles.hint}>{dataWords.cleanHint}</p>
          <Choices table={table} />
          <LargeButton ref={button} icon={<TableEditRegular />} onClick={ask}>
            {dataWords.makeClean}
          </LargeButton>
        </>
      )}
    </section>
  );
}

/** What the user decides before the copy is made: only what this table asks for is shown. */
function Choices({ table }: { readonly table: UnderstoodTable }) {
  const { data } = useServices();
  const { facts, joins, memory } = table;
  const wishes = wishesOf(memory);
  const onChange = (change: Partial<CleanWishes>): void => void data.wish(change);
  const all = [facts, ...joins.flatMap((join) => (join.facts ? [join.facts] : []))];
  const blanks = all.flatMap(({ blankSpends }) => blankSpends);
  return (
    <>
      {facts.history && (
        <GapChoice history={facts.history} gaps={wishes.gaps} onChange={(gaps) => onChange({ gaps })} />
      )}
      <GroupChoice facts={facts} wishes={wishes} onChange={onChange} />
      {blanks.length > 0 && (
        <CheckLine
          label={readyWords.blanks(blanks)}
          isOn={wishes.blankIsZero}
          onChange={(blankIsZero) => onChange({ blankIsZero })}
        />
      )}
      <NameMerges
        proposals={all.flatMap(({ names }) => names.proposals)}
        unmatched={all.flatMap(({ names }) => names.unmatched)}
        wishes={wishes}
        onChange={onChange}
      />
      {facts.history && <MoreTables table={table} />}
    </>
  );
}
