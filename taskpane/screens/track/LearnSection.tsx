import { useSyncExternalStore } from "react";
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Disclosure } from "../../components/Disclosure";
import { FitProgress } from "../../components/FitProgress";
import { LiveRegion } from "../../components/LiveRegion";
import { Notice } from "../../components/Notice";
import { useFit, useNumberStyle, useServices } from "../../state/WorkspaceContext";
import { learnWords } from "../../text/learnWords";
import { DriftTable } from "./DriftTable";
import { FollowSection } from "./FollowSection";
import { HindsightTable } from "./HindsightTable";
import { ModelList } from "./ModelList";
import { RefitChanges } from "./RefitChanges";
import type { LearnStore } from "./learnStore";
import type { TrackStore } from "./trackStore";

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
});

/** What a fitted model learns: how old it is, how its plan does, what a refit changed, and the models before it. */
export function LearnSection({ learn, track }: { readonly learn: LearnStore; readonly track: TrackStore }) {
  const styles = useStyles();
  const state = useSyncExternalStore(learn.subscribe, learn.get);
  const { memory } = useSyncExternalStore(track.subscribe, track.get);
  const { text, run } = useFit();
  const { fit } = useServices();
  const style = useNumberStyle();
  const { age, follow, drift, change, hindsight, models, problem } = state;
  return (
    <>
      <LiveRegion text={state.announcement} />
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {run && <FitProgress run={run} onCancel={fit.cancel} />}
      {text !== "" && age.problem && <Notice kind="error">{age.problem}</Notice>}
      {text !== "" && age.last && age.last.words !== "" && !run && (
        <Notice kind="warning" actions={<Button onClick={() => void learn.refit()}>{learnWords.refit}</Button>}>
          <strong>{age.last.words}.</strong> {learnWords.refitHint}
        </Notice>
      )}
      {text !== "" && age.last?.words === "" && <p className={styles.hint}>{learnWords.upToDate}</p>}
      {follow.problem && <Notice kind="error">{follow.problem}</Notice>}
      {follow.last && (
        <FollowSection
          follow={follow.last}
          outcomeName={memory.plan?.outcomeName ?? ""}
          style={style}
          onNote={(alert) => void track.noteAlerts(alert)}
        />
      )}
      {drift.last && <DriftTable drift={drift.last} />}
      {hindsight.problem && <Notice kind="info">{hindsight.problem}</Notice>}
      {hindsight.last && <HindsightTable table={hindsight.last} style={style} />}
      {change.problem && <Notice kind="error">{change.problem}</Notice>}
      {change.last && <RefitChanges change={change.last} compared={state.compared} style={style} />}
      {(models.last?.length ?? 0) > 0 && (
        <Disclosure title={learnWords.models} hint={String(models.last?.length)}>
          <ModelList models={models.last ?? []} text={text} learn={learn} />
        </Disclosure>
      )}
    </>
  );
}
