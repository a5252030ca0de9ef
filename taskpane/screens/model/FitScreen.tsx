import { useDeferredValue, useEffect } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { LargeButton } from "../../components/LargeButton";
import { ModelSwitch } from "../../components/ModelSwitch";
import { Notice } from "../../components/Notice";
import { ScreenLayout } from "../../components/ScreenLayout";
import { chance } from "../../state/formatNumber";
import { useData, useFit, useServices } from "../../state/WorkspaceContext";
import { fitWords } from "../../text/fitWords";
import { FirstLookCard } from "./FirstLookCard";
import { FitFooter } from "./FitFooter";
import { FitResults } from "./FitResults";
import { FitSetup } from "./FitSetup";
import { ModelShelf } from "./ModelShelf";
import { PriorCheck } from "./PriorCheck";

const useStyles = makeStyles({
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: 0,
  },
  results: { display: "flex", flexDirection: "column", gap: "20px" },
  dimmed: { opacity: 0.65 },
});

/** The fitted model: what will be fitted and what is assumed; once there is a fit, its verdict and pictures come first. */
export function FitScreen() {
  const styles = useStyles();
  const { store } = useServices();
  const { table } = useData();
  const { preview, look, run, fit: answer, isStale } = useFit();
  const reading = useDeferredValue(answer.last, null); // drawn in slices, so that a frame is never late for it
  useTableOfFit();
  const setup = (
    <div>
      <PriorCheck />
      <FitSetup table={table.last} />
    </div>
  );
  return (
    <ScreenLayout label={fitWords.title} footer={<FitFooter />}>
      <ModelSwitch mode="fit" onSwitch={() => void store.useJudgement()} />
      {!table.last && !table.problem && <p className={styles.hint}>{fitWords.noTable}</p>}
      {(table.problem ?? preview.problem) && <CannotFit problem={table.problem ?? preview.problem ?? ""} />}
      <WillFit />
      {!answer.last && setup}
      {answer.problem && (
        <Notice kind="error" isAlert>
          {answer.problem}
        </Notice>
      )}
      {answer.last && isStale && run === null && <Notice kind="warning">{fitWords.stale}</Notice>}
      {run !== null && answer.status === "working" && look.last && preview.last && (
        <FirstLookCard look={look.last} preview={preview.last} />
      )}
      {reading && (
        <div className={mergeClasses(styles.results, run !== null && styles.dimmed)}>
          <FitResults reading={reading} />
        </div>
      )}
      {answer.last && setup}
      <ModelShelf />
    </ScreenLayout>
  );
}

function CannotFit({ problem }: { readonly problem: string }) {
  const { store } = useServices();
  return (
    <Notice kind="error" actions={<LargeButton onClick={() => store.goTo("data")}>{fitWords.toData}</LargeButton>}>
      {problem}
    </Notice>
  );
}

/** What would be fitted, and what is assumed before the data speak. */
function WillFit() {
  const styles = useStyles();
  const { preview } = useFit();
  const share = preview.last?.priorShare;
  if (!preview.last) return null;
  return (
    <p className={styles.hint}>
      {fitWords.willFit(preview.last)}{" "}
      {share && fitWords.priorShare(chance(share.low), chance(share.median), chance(share.high))}
    </p>
  );
}

/** Looks at the table of the Data screen, or brings back the one that was fitted last. */
function useTableOfFit(): void {
  const { data, fit } = useServices();
  const { table, address } = useData();
  const { history, settings, tests, groups } = useFit();
  const last = table.last;
  useEffect(() => {
    if (address === null && history) void data.open(history, false);
  }, [data, address, history]);
  useEffect(() => {
    if (last) void fit.look(last);
  }, [fit, last, settings, tests, groups]);
}
