import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Notice } from "../../components/Notice";
import { figure, exactMoney, type NumberStyle } from "../../state/formatNumber";
import { statusShapes, trackText } from "../../text/trackText";
import { RangeMark } from "./RangeMark";
import type { ChannelTrack } from "./tracker";

interface ChannelTracksProps {
  readonly tracks: readonly ChannelTrack[];
  readonly outcomeName: string;
  readonly style: NumberStyle;
  readonly onNote: (track: ChannelTrack) => void;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "12px" },
  head: { display: "flex", gap: "8px", justifyContent: "space-between" },
  name: { fontWeight: tokens.fontWeightSemibold },
  figures: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Alerts first, each with its reason and one button; below them a line per channel. */
export function ChannelTracks({ tracks, outcomeName, style, onNote }: ChannelTracksProps) {
  const styles = useStyles();
  const alerts = tracks.filter(({ status, cause }) => status !== "on track" || cause !== "none");
  const largest = Math.max(...tracks.flatMap(({ high, actualOutcome }) => [high ?? 0, actualOutcome]), 1);
  return (
    <>
      <Notice kind={alerts.length === 0 ? "success" : "warning"}>
        {alerts.length === 0 ? trackText.allWell : trackText.alerts(alerts.length)}
      </Notice>
      {alerts.map((track) => (
        <Notice
          key={track.channel}
          kind={track.status === "act" ? "error" : "warning"}
          actions={
            <Button size="small" onClick={() => onNote(track)}>
              {trackText.noteAlert}
            </Button>
          }
        >
          <strong>
            {track.channel}: {statusShapes[track.status]}.
          </strong>{" "}
          {track.words} {track.todo}
        </Notice>
      ))}
      <ul className={styles.list} aria-label={trackText.channels}>
        {tracks.map((track) => (
          <li key={track.channel}>
            <span className={styles.head}>
              <span className={styles.name}>{track.channel}</span>
              <span>{statusShapes[track.status]}</span>
            </span>
            {track.expected !== null && track.low !== null && track.high !== null && (
              <RangeMark
                expected={track.expected}
                low={track.low}
                high={track.high}
                actual={track.actualOutcome}
                largest={largest}
              />
            )}
            <span className={styles.figures}>{figuresOf(track, outcomeName, style)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function figuresOf(track: ChannelTrack, outcomeName: string, style: NumberStyle): string {
  const { actualSpend, plannedSpend, actualOutcome, expected, low, high } = track;
  const spent = `${exactMoney(actualSpend, style)} of ${exactMoney(plannedSpend, style)} spent`;
  const came = `${figure(actualOutcome, style)} ${outcomeName}`;
  if (expected === null || low === null || high === null) return actualOutcome > 0 ? `${spent} · ${came}` : spent;
  return `${spent} · ${came}, expected ${figure(expected, style)} (${figure(low, style)} – ${figure(high, style)})`;
}
