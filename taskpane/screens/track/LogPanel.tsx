import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { timeText } from "../../state/formatDate";
import { trackText } from "../../text/trackText";
import type { TrackState } from "./trackStore";

const useStyles = makeStyles({
  rows: { margin: 0, paddingLeft: "18px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  damage: { margin: "4px 0 0", paddingLeft: "18px" },
});

interface LogPanelProps {
  readonly log: TrackState["log"];
  readonly locale: string;
  readonly onOpen: () => void;
}

const latest = 5;

/** Whether the log stands as it was written, which row does not, and its latest entries. */
export function LogPanel({ log, locale, onOpen }: LogPanelProps) {
  const styles = useStyles();
  if (log.problem) return <Notice kind="error">{log.problem}</Notice>;
  if (!log.last) return null;
  const { report, rows } = log.last;
  return (
    <>
      {!report.isIntact && (
        <Notice kind="error" actions={<Button onClick={onOpen}>{trackText.openLog}</Button>}>
          {trackText.damaged}
          <ul className={styles.damage}>
            {report.problems.slice(0, latest).map(({ row, found }) => (
              <li key={`${row} ${found}`}>{trackText.row(row + 4, found)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Disclosure title={trackText.log} hint={report.isIntact ? trackText.intact(report.entries) : ""}>
        {report.isIntact && <span>{trackText.intact(report.entries)}</span>}
        <ul className={styles.rows}>
          {rows
            .slice(-latest)
            .reverse()
            .map((cells) => (
              <li key={String(cells[0])}>
                {[timeText(String(cells[1]), locale), cells[2], cells[3], cells[4]]
                  .filter((cell) => cell !== null)
                  .join(" · ")}
              </li>
            ))}
        </ul>
        <Button onClick={onOpen}>{trackText.openLog}</Button>
      </Disclosure>
    </>
  );
}
