import { useEffect, useMemo, useSyncExternalStore } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import { LargeButton } from "../../components/LargeButton";
import { LiveRegion } from "../../components/LiveRegion";
import { Notice } from "../../components/Notice";
import { ScreenLayout } from "../../components/ScreenLayout";
import { movesAllowed } from "../../state/guardrails";
import { shownPlan } from "../../state/shownPlan";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { trackText } from "../../text/trackText";
import { Approvals } from "./Approvals";
import { ChannelTracks } from "./ChannelTracks";
import { GovernSection } from "./GovernSection";
import { KpiSection } from "./KpiSection";
import { LearnSection } from "./LearnSection";
import { LogPanel } from "./LogPanel";
import { MidFlight } from "./MidFlight";
import { NameField } from "./NameField";
import { TestBudget } from "./TestBudget";
import { TrackFooter } from "./TrackFooter";
import { isFitted } from "./tracker";
import { reviewCells } from "./trackQuestions";
import type { Proposal, TrackState, TrackStore } from "./trackStore";
import { learnStoreOf, trackStoreOf } from "./trackStores";

const useStyles = makeStyles({
  sheets: { display: "flex", gap: "8px", flexWrap: "wrap" },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
});

/** The plan meets reality: approvals, what came, why it differs, and the log. */
export function TrackScreen() {
  const { track } = useServices();
  return track ? <Tracking store={trackStoreOf(track)} /> : null;
}

/** The plan of the Plan step as something that can be applied; null while there is none. */
function useProposal(): Proposal | null {
  const { reading, goals, plan, blend, model } = useWorkspace();
  const { settings, limits, approvalAbove, olderMoves } = goals;
  const channels = model.last?.channels;
  return useMemo(() => {
    const shown = shownPlan({ plan, blend });
    if (!reading || !shown) return null;
    const source = { summary: reading.values, settings };
    const moves = movesAllowed(limits, channels ?? [], olderMoves);
    return { source, outcomeName: shown.outcomeName, channels: shown.channels, approvalAbove, moves };
  }, [reading, settings, limits, channels, approvalAbove, olderMoves, plan, blend]);
}

function Tracking({ store }: { readonly store: TrackStore }) {
  const services = useServices();
  const style = useNumberStyle();
  const state = useSyncExternalStore(store.subscribe, store.get);
  const proposal = useProposal();
  const learn = learnStoreOf(services);
  const { memory, tracks, problem } = state;
  useEffect(() => store.start(), [store]);
  useEffect(() => learn?.start(), [learn, memory.plan]);
  useEffect(() => void store.propose(proposal), [store, proposal]);
  const { source, reading } = useWorkspace();
  const isTable = source?.kind === "inputs" || source?.kind === "table";
  return (
    <ScreenLayout label={trackText.title} footer={<TrackFooter state={state} store={store} />}>
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      <AtWork state={state} store={store} />
      {learn && <LearnSection learn={learn} track={store} />}
      <NameField who={memory.who} isMissing={state.isNameMissing} onChange={store.setWho} />
      <Approvals state={state} store={store} />
      <div>
        {isTable && reading && (
          <KpiSection store={store} summary={reading.values} version={tracks.last} style={style} />
        )}
        <MidFlight store={store} plan={memory.plan} />
        <TestBudget store={store} proposal={proposal} />
        <GovernSection store={store} memory={memory} />
        <LogPanel log={state.log} locale={services.locale} onOpen={() => void store.goTo("logSheet")} />
      </div>
      <Sheets state={state} store={store} />
      <LiveRegion text={state.announcement} />
    </ScreenLayout>
  );
}

/** What became of the plan at work, once figures are in. */
function AtWork({ state, store }: { readonly state: TrackState; readonly store: TrackStore }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { memory, tracks } = state;
  if (!memory.plan) return null;
  return (
    <>
      <p className={styles.hint}>{trackText.modelAge(memory.plan.since)}</p>
      {tracks.problem && <Notice kind="error">{tracks.problem}</Notice>}
      {tracks.last && (
        <ChannelTracks
          reading={tracks.last}
          outcomeName={memory.plan.outcomeName}
          style={style}
          onNote={(...alerts) => void store.noteAlerts(...alerts)}
        />
      )}
      {!isFitted(memory.plan.source) && !tracks.last && !tracks.problem && (
        <Notice kind="info">{trackText.waiting(memory.actualsSheet)}</Notice>
      )}
    </>
  );
}

/** The sheets that can be written from here. */
function Sheets({ state, store }: { readonly state: TrackState; readonly store: TrackStore }) {
  const styles = useStyles();
  const learn = learnStoreOf(useServices());
  const { written, source } = useWorkspace();
  const { memory } = state;
  const before = source?.kind === "inputs" || source?.kind === "table" ? source.summary : null;
  const isOfModel = memory.plan !== null && isFitted(memory.plan.source);
  const writeReview = (): Promise<void> | undefined =>
    isOfModel
      ? learn?.writeReview()
      : store.show(trackText.reviewWritten, () =>
          store.tracker.review(reviewCells(memory, written?.plan ?? null, before)),
        );
  return (
    <div className={styles.sheets}>
      {memory.plan && <LargeButton onClick={() => void writeReview()}>{trackText.review}</LargeButton>}
      <LargeButton onClick={() => void store.showStart()}>{trackText.start}</LargeButton>
    </div>
  );
}
