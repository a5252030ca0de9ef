import { useEffect, useRef } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { WritePreview } from "../../src/workbook";
import { addressText } from "../state/source";
import { planWords } from "../text/planWords";
import { LargeButton } from "./LargeButton";
import { Notice } from "./Notice";

interface WritePanelProps {
  readonly preview: WritePreview;
  readonly isWriting: boolean;
  /** What is written, where it is not the plan. */
  readonly label?: string;
  readonly onWrite: () => void;
  readonly onCancel: () => void;
}

const useStyles = makeStyles({
  panel: { width: "100%", display: "flex", flexDirection: "column", gap: "8px", outlineStyle: "none" },
  cells: {
    margin: 0,
    paddingLeft: "18px",
    maxHeight: "120px",
    overflowY: "auto",
    fontVariantNumeric: "tabular-nums",
    fontSize: tokens.fontSizeBase200,
  },
  buttons: { display: "flex", gap: "8px" },
});

/** Says which cells a write will touch before it touches any; refuses while something of the user's stands there. */
export function WritePanel({ preview, isWriting, label = planWords.write, onWrite, onCancel }: WritePanelProps) {
  const styles = useStyles();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  useEscape(onCancel);
  const isBlocked = preview.occupied.length > 0;
  const text = planWords.willWrite(preview.sheet, preview.isNewSheet);
  return (
    <div className={styles.panel} ref={panel} tabIndex={-1} role="group" aria-label={label}>
      {isBlocked ? <Notice kind="warning">{planWords.occupied}</Notice> : <div>{text}</div>}
      <ul className={styles.cells}>
        {(isBlocked ? preview.occupied : preview.ranges).map((address) => (
          <li key={addressText(address)}>{addressText(address)}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {!isBlocked && (
          <LargeButton appearance="primary" disabled={isWriting} onClick={onWrite}>
            {planWords.writeNow}
          </LargeButton>
        )}
        <Button onClick={onCancel}>{planWords.cancel}</Button>
      </div>
    </div>
  );
}

/** Escape leaves without doing anything, wherever the focus is. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => void (key === "Escape" && onEscape());
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onEscape]);
}
