import { makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { usualApprovalAbove } from "../../state/goals";
import { shareText } from "../../state/limitText";
import { useNumberStyle } from "../../state/WorkspaceContext";
import { trackText } from "../../text/trackText";
import { ApprovalsList } from "./ApprovalsList";
import type { TrackState, TrackStore } from "./trackStore";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "8px" },
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: "-6px 0 0" },
});

/** The moves that still wait for somebody's word; what is agreed to is folded away. */
export function Approvals({ state, store }: { readonly state: TrackState; readonly store: TrackStore }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { gate, proposal } = state;
  if (gate.problem) return <Notice kind="error">{gate.problem}</Notice>;
  const lines = (gate.last?.lines ?? []).filter((line) => line.state !== "ok");
  const waiting = lines.filter((line) => line.state !== "approved");
  const approved = lines.filter((line) => line.state === "approved");
  if (lines.length === 0) return null;
  const list = (some: typeof lines) => (
    <ApprovalsList
      lines={some}
      style={style}
      onDecide={(channel, decision, note) => void store.decide(channel, decision, note)}
    />
  );
  return (
    <section className={styles.section} aria-label={trackText.approvals}>
      {waiting.length > 0 && (
        <>
          <h2 className={styles.heading}>{trackText.approvals}</h2>
          <p className={styles.hint}>
            {trackText.approvalsHint(shareText(proposal?.approvalAbove ?? usualApprovalAbove))}
          </p>
          {list(waiting)}
        </>
      )}
      {approved.length > 0 && (
        <Disclosure title={trackText.approved} hint={String(approved.length)}>
          {list(approved)}
        </Disclosure>
      )}
    </section>
  );
}
