import { useState } from "react";
import { Button, Input, makeStyles, tokens } from "@fluentui/react-components";
import { exactMoney, signedPercent, type NumberStyle } from "../../state/formatNumber";
import { approvalText, trackText } from "../../text/trackText";
import type { GateReading } from "./tracker";

type Line = GateReading["lines"][number];
type Decide = (channel: string, decision: "requested" | "approved" | "rejected", note: string) => void;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "12px" },
  line: { display: "flex", flexDirection: "column", gap: "4px" },
  head: { display: "flex", gap: "8px", flexWrap: "wrap", fontVariantNumeric: "tabular-nums" },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", gap: "4px", flexWrap: "wrap" },
});

/** Every move that needs somebody's word: what it is, where it stands, and the buttons to ask, agree or refuse. */
export function ApprovalsList({
  lines,
  style,
  onDecide,
}: {
  lines: readonly Line[];
  style: NumberStyle;
  onDecide: Decide;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <ApprovalLine key={line.channel} line={line} style={style} onDecide={onDecide} />
      ))}
    </ul>
  );
}

function ApprovalLine({ line, style, onDecide }: { line: Line; style: NumberStyle; onDecide: Decide }) {
  const styles = useStyles();
  const [note, setNote] = useState("");
  const { channel, from, to, move, state, by } = line;
  const change = move === null ? "" : ` (${signedPercent(move, style)})`;
  return (
    <li className={styles.line}>
      <span className={styles.head}>
        <span className={styles.name}>{channel}</span>
        <span>
          {exactMoney(from, style)} → {exactMoney(to, style)}
          {change}
        </span>
      </span>
      <span className={styles.state}>{approvalText(state, by, line.note)}</span>
      {state !== "approved" && (
        <>
          <Input
            size="small"
            aria-label={trackText.note(channel)}
            placeholder={trackText.note(channel)}
            value={note}
            onChange={(_, { value }) => setNote(value)}
          />
          <span className={styles.buttons}>
            {state !== "requested" && (
              <Button size="small" onClick={() => onDecide(channel, "requested", note)}>
                {trackText.request}
              </Button>
            )}
            <Button size="small" onClick={() => onDecide(channel, "approved", note)}>
              {trackText.approve}
            </Button>
            <Button size="small" onClick={() => onDecide(channel, "rejected", note)}>
              {trackText.reject}
            </Button>
          </span>
        </>
      )}
    </li>
  );
}
