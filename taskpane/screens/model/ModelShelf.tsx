import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular, DeleteRegular, FolderOpenRegular } from "@fluentui/react-icons";
import { Disclosure } from "../../components/Disclosure";
import { LiveRegion } from "../../components/LiveRegion";
import { Notice } from "../../components/Notice";
import { serialText } from "../../state/formatDate";
import type { ShelvedModel } from "../../state/modelShelfStore";
import { useFit, useServices } from "../../state/WorkspaceContext";
import { shelfWords } from "../../text/shelfWords";
import { UseOpenedModel } from "./UseOpenedModel";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  model: { display: "flex", flexDirection: "column", gap: "2px", fontSize: tokens.fontSizeBase200 },
  text: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  line: { display: "flex", flexWrap: "wrap", gap: "4px" },
});

/** The fitted models that the workbook keeps: listed, saved as files, taken from files, deleted on request only. */
export function ModelShelf() {
  return (
    <Disclosure title={shelfWords.title}>
      <Shelf />
    </Disclosure>
  );
}

function Shelf() {
  const styles = useStyles();
  const { shelf } = useServices().fit;
  const { models, problem, done } = useSyncExternalStore(shelf.subscribe, shelf.get);
  useShelfAfter(useFit().text);
  const failure = problem ?? models.problem;
  return (
    <>
      <p className={styles.hint}>{shelfWords.hint}</p>
      {failure && (
        <Notice kind="error" isAlert>
          {failure}
        </Notice>
      )}
      {done !== "" && <Notice kind="success">{done}</Notice>}
      <UseOpenedModel />
      <LiveRegion text={done} />
      {models.last?.length === 0 && <p className={styles.hint}>{shelfWords.none}</p>}
      <ul className={styles.list}>
        {(models.last ?? []).map((model) => (
          <Shelved key={model.key} model={model} />
        ))}
      </ul>
      <OpenFile onFile={(file) => void shelf.openFile(file)} />
    </>
  );
}

/** A new model is stored after its answer: the list is read at once and again a moment later. */
const storedAfterMs = 1000;

function useShelfAfter(text: string): void {
  const { shelf } = useServices().fit;
  useEffect(() => {
    void shelf.look();
    if (text === "") return undefined;
    const timer = setTimeout(() => void shelf.look(), storedAfterMs);
    return () => clearTimeout(timer);
  }, [shelf, text]);
}

function Shelved({ model }: { readonly model: ShelvedModel }) {
  const styles = useStyles();
  const { shelf } = useServices().fit;
  const [isAsking, setIsAsking] = useState(false);
  const { key, text, problem, from, until, periods, unit, kilobytes, isUsed } = model;
  const facts = [
    problem === "" ? shelfWords.span(serialText(from), serialText(until), periods, unit) : problem,
    shelfWords.size(kilobytes),
    isUsed ? shelfWords.used : shelfWords.unused,
  ];
  return (
    <li className={styles.model}>
      <span className={styles.text}>{text || key}</span>
      <span className={styles.hint}>{facts.join(" · ")}</span>
      {isAsking ? (
        <Notice
          kind="warning"
          actions={
            <>
              <Button onClick={() => void shelf.delete(key)}>{shelfWords.yes}</Button>
              <Button appearance="subtle" onClick={() => setIsAsking(false)}>
                {shelfWords.no}
              </Button>
            </>
          }
        >
          {shelfWords.sure(isUsed)}
        </Notice>
      ) : (
        <span className={styles.line}>
          {problem === "" && (
            <Button
              icon={<ArrowDownloadRegular />}
              aria-label={shelfWords.saveOf(key)}
              onClick={() => void shelf.saveFile(text)}
            >
              {shelfWords.save}
            </Button>
          )}
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={shelfWords.removeOf(key)}
            onClick={() => setIsAsking(true)}
          >
            {shelfWords.remove}
          </Button>
        </span>
      )}
    </li>
  );
}

/** A button that asks for a file. */
function OpenFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={shelfWords.open}
        tabIndex={-1}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = ""; // the same file may be chosen again
          if (file) onFile(file);
        }}
      />
      <Button icon={<FolderOpenRegular />} onClick={() => input.current?.click()}>
        {shelfWords.open}
      </Button>
      <p className={styles.hint}>{shelfWords.openHint}</p>
    </>
  );
}
