import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Notice } from "../../components/Notice";
import { figure, wholeMoney, type NumberStyle } from "../../state/formatNumber";
import { learnWords } from "../../text/learnWords";
import { statusShapes, trackText } from "../../text/trackText";
import { RangeMark } from "./RangeMark";
import type { NotedAlert } from "./decisions";
import type { ChannelTrack, TrackReading } from "./tracker";

interface ChannelTracksProps {
  readonly reading: TrackReading;
  readonly outcomeName: string;
  readonly style: NumberStyle;
  readonly onNote: (...alerts: readonly NotedAlert[]) => void;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "12px" },
  head: { display: "flex", gap: "8px", justifyContent: "space-between" },
  total: { fontVariantNumeric: "tabular-nums" },
  name: { fontWeight: tokens.fontWeightSemibold },
  figures: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Alerts first, each with its reason and one button; below them a line per channel. */
export function ChannelTracks({ reading, outcomeName, style, onNote }: ChannelTracksProps) {
  const styles = useStyles();
  const { channels: tracks, total } = reading;
  const alerts = tracks.filter(({ status, cause }) => status !== "on track" || cause !== "none");
  const largest = Math.max(...tracks.flatMap(({ high, actualOutcome }) => [high ?? 0, actualOutcome]), 1);
  return (
    <>
      <Notice kind={alerts.length === 0 ? "success" : "warning"}>
        {alerts.length === 0 ? trackText.allWell : trackText.alerts(alerts.length)}
      </Notice>
      {together(alerts).map((group) => (
        <Alert key={group[0]!.channel} tracks={group} onNote={onNote} />
      ))}
      <span className={styles.total}>
        {trackText.total}: {statusShapes[total.status]}. {totalOf(total, style)}
      </span>
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

/** Alerts with one cause behind all of them stand together, every other by itself. */
function together(alerts: readonly ChannelTrack[]): readonly (readonly ChannelTrack[])[] {
  const shared = alerts.filter(({ cause }) => cause === "baseline");
  const others = alerts.filter(({ cause }) => cause !== "baseline").map((track) => [track]);
  return shared.length > 0 ? [shared, ...others] : others;
}

/** What moved, why and what to do; the worst of several channels speaks for all of them. */
function Alert({ tracks, onNote }: { tracks: readonly ChannelTrack[]; onNote: ChannelTracksProps["onNote"] }) {
  const worst = tracks.find(({ status }) => status === "act") ?? tracks[0]!;
  return (
    <Notice
      kind={worst.status === "act" ? "error" : "warning"}
      actions={
        <Button
          size="small"
          onClick={() => onNote(...tracks.map((track) => ({ ...track, actual: track.actualOutcome })))}
        >
          {trackText.noteAlert}
        </Button>
      }
    >
      <strong>
        {tracks.map(({ channel }) => channel).join(", ")}: {statusShapes[worst.status]}.
      </strong>{" "}
      {worst.words} {worst.todo}
    </Notice>
  );
}

function totalOf({ actual, expected, low, high }: TrackReading["total"], style: NumberStyle): string {
  const [came, hoped, from, to] = [actual, expected, low, high].map((value) => figure(value, style));
  return learnWords.totalLine(came ?? "", hoped ?? "", from ?? "", to ?? "");
}

function figuresOf(track: ChannelTrack, outcomeName: string, style: NumberStyle): string {
  const { actualSpend, plannedSpend, actualOutcome, expected, low, high } = track;
  const number = (value: number): string => figure(value, style);
  const spent = trackText.spent(wholeMoney(actualSpend, style), wholeMoney(plannedSpend, style));
  const came = `${number(actualOutcome)} ${outcomeName}`;
  if (expected === null || low === null || high === null) return actualOutcome > 0 ? `${spent} · ${came}` : spent;
  return `${spent} · ${came}, ${trackText.expected(number(expected), number(low), number(high))}`;
}
