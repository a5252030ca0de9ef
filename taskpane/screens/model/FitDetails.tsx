import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { isMissing, type ResultCell } from "../../../src/base";
import { Disclosure } from "../../components/Disclosure";
import { Notice } from "../../components/Notice";
import { NumbersList } from "../../components/NumbersList";
import { figure } from "../../state/formatNumber";
import type { AccuracyLine, FitReading } from "../../state/fitReader";
import { asSentence } from "../../state/problemText";
import { useData, useFit, useNumberStyle, useServices } from "../../state/WorkspaceContext";
import { diagnosticWords } from "../../text/diagnosticWords";
import { fitWords, metricTexts } from "../../text/fitWords";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "16px", fontSize: tokens.fontSizeBase200 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The details of a fit: accuracy, what was assumed, the sampler's diagnostics, and a test of the engine itself. */
export function FitDetails({ reading }: { readonly reading: FitReading }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { accuracy, report } = reading;
  const show = ({ metric }: AccuracyLine, value: number | null): string => {
    if (value === null) return "n/a";
    if (metric === "crps") return figure(value, style);
    return metric === "r2" ? value.toFixed(2) : `${(100 * value).toFixed(1)}%`.replace("-", "−");
  };
  return (
    <div>
      <Disclosure title={fitWords.accuracy} isOpenAtFirst>
        <NumbersList
          label={fitWords.accuracy}
          header={[fitWords.metric, fitWords.train, fitWords.test]}
          rows={accuracy.map((line) => [
            `${metricTexts[line.metric][0]}: ${metricTexts[line.metric][1]}`,
            show(line, line.train),
            show(line, line.test),
          ])}
        />
      </Disclosure>
      {report.notes.length > 0 && (
        <Disclosure title={fitWords.notes}>
          <ul className={styles.list}>
            {report.notes.map((note) => (
              <li key={note}>{asSentence(note)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Disclosure title={fitWords.diagnostics}>
        <NumbersList
          label={fitWords.diagnostics}
          header={diagnosticWords.header}
          rows={diagnosticWords.rows(report.diagnostics)}
        />
      </Disclosure>
      <Disclosure title={fitWords.tryEngine}>
        <EngineTest />
      </Disclosure>
    </div>
  );
}

/** Fits a made-up world like the user's, so that everybody can see what this engine recovers. */
function EngineTest() {
  const styles = useStyles();
  const style = useNumberStyle();
  const { fit } = useServices();
  const { table } = useData();
  const { trial, run } = useFit();
  const last = table.last;
  const cell = (value: ResultCell | undefined): string => {
    if (typeof value === "number") return figure(Number(value.toPrecision(3)), style);
    if (typeof value === "boolean") return value ? fitWords.yes : fitWords.no;
    return value === undefined || isMissing(value) ? "n/a" : value;
  };
  return (
    <>
      <p className={styles.hint}>{fitWords.tryEngineHint}</p>
      {trial.problem && <Notice kind="error">{trial.problem}</Notice>}
      {trial.last && (
        <NumbersList
          label={fitWords.tryEngine}
          header={[
            fitWords.channel,
            fitWords.planted,
            fitWords.recovered,
            fitWords.low,
            fitWords.high,
            fitWords.inside,
          ]}
          rows={trial.last.rows.map((row) => row.map(cell))}
        />
      )}
      <Button disabled={!last || run !== null} onClick={() => last && void fit.tryEngine(last)}>
        {fitWords.tryEngineStart}
      </Button>
    </>
  );
}
