import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { LargeButton } from "../../components/LargeButton";
import { LiveRegion } from "../../components/LiveRegion";
import { Notice } from "../../components/Notice";
import { ScreenLayout } from "../../components/ScreenLayout";
import { movesAllowed } from "../../state/guardrails";
import { shownPlan } from "../../state/shownPlan";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import { trackText } from "../../text/trackText";
import { ApprovalsList } from "./ApprovalsList";
import { ChannelTracks } from "./ChannelTracks";
import { GovernSection } from "./GovernSection";
import { KpiSection } from "./KpiSection";
import { LearnSection } from "./LearnSection";
import { learnStoreOf } from "./learnStores";
import { LogPanel } from "./LogPanel";
import { MidFlight } from "./MidFlight";
import { TestBudget } from "./TestBudget";
import { isFitted } from "./tracker";
import { reviewCells } from "./trackQuestions";
import type { Proposal, TrackState, TrackStore } from "./trackStore";

const useStyles = makeStyles({
  heading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  sheets: { display: "flex", gap: "8px", flexWrap: "wrap" },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
});

/** The plan meets reality: approvals, what came, why it differs, and the log. */
export function TrackScreen() {
  const { track } = useServices();
  return track ? <Tracking store={track} /> : null;
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
  const styles = useStyles();
  const services = useServices();
  const style = useNumberStyle();
  const state = useSyncExternalStore(store.subscribe, store.get);
  const proposal = useProposal();
  const learn = learnStoreOf(services);
  const plan = state.memory.plan;
  useEffect(() => store.start(), [store]);
  useEffect(() => learn?.start(), [learn, plan]);
  useEffect(() => void store.propose(proposal), [store, proposal]);
  const { memory, tracks, problem } = state;
  const { written, source, reading } = useWorkspace();
  const before = source?.kind === "inputs" || source?.kind === "table" ? source.summary : null;
  const replan = async (): Promise<void> => {
    await store.selectActuals();
    await services.store.planSelection();
  };
  const writeReview = (): Promise<void> =>
    store.show(trackText.reviewWritten, () => store.tracker.review(reviewCells(memory, written?.plan ?? null, before)));
  return (
    <ScreenLayout
      label={trackText.title}
      footer={<Footer state={state} store={store} onReplan={() => void replan()} />}
    >
      {problem && (
        <Notice kind="error" isAlert>
          {problem}
        </Notice>
      )}
      {memory.plan && <p className={styles.hint}>{trackText.modelAge(memory.plan.since)}</p>}
      {memory.plan && tracks.problem && <Notice kind="error">{tracks.problem}</Notice>}
      {memory.plan && tracks.last && (
        <ChannelTracks
          reading={tracks.last}
          outcomeName={memory.plan.outcomeName}
          style={style}
          onNote={(one) => void store.noteAlert(one)}
        />
      )}
      {memory.plan && !isFitted(memory.plan.source) && !tracks.last && !tracks.problem && (
        <Notice kind="info">{trackText.waiting(memory.actualsSheet)}</Notice>
      )}
      {learn && <LearnSection learn={learn} track={store} />}
      <Field label={trackText.who} hint={trackText.whoHint}>
        <Input value={memory.who} onChange={(_, { value }) => store.setWho(value)} />
      </Field>
      <Approvals state={state} store={store} />
      {before && reading && <KpiSection store={store} summary={reading.values} version={tracks.last} style={style} />}
      <MidFlight />
      <TestBudget proposal={proposal} />
      <GovernSection store={store} memory={memory} />
      <LiveRegion text={state.announcement} />
      <LogPanel log={state.log} onOpen={() => void store.goTo("logSheet")} />
      <div className={styles.sheets}>
        {memory.plan && !isFitted(memory.plan.source) && (
          <LargeButton onClick={() => void writeReview()}>{trackText.review}</LargeButton>
        )}
        {learn && memory.plan && isFitted(memory.plan.source) && (
          <LargeButton onClick={() => void learn.writeReview()}>{trackText.review}</LargeButton>
        )}
        <LargeButton onClick={() => void store.showStart()}>{trackText.start}</LargeButton>
      </div>
    </ScreenLayout>
  );
}

function Approvals({ state, store }: { readonly state: TrackState; readonly store: TrackStore }) {
  const styles = useStyles();
  const style = useNumberStyle();
  const { gate } = state;
  const lines = (gate.last?.lines ?? []).filter(({ state: one }) => one !== "ok");
  if (gate.problem) return <Notice kind="error">{gate.problem}</Notice>;
  if (lines.length === 0) return null;
  return (
    <section aria-label={trackText.approvals}>
      <h2 className={styles.heading}>{trackText.approvals}</h2>
      <p className={styles.hint}>{trackText.approvalsHint}</p>
      <ApprovalsList
        lines={lines}
        style={style}
        onDecide={(channel, decision, note) => void store.decide(channel, decision, note)}
      />
    </section>
  );
}

interface FooterProps {
  readonly state: TrackState;
  readonly store: TrackStore;
  readonly onReplan: () => void;
}

/** The one thing to do next: apply a plan, fill in figures, or plan anew from them. */
function Footer({ state, store, onReplan }: FooterProps) {
  const [reason, setReason] = useState("");
  const { gate, memory, tracks, proposal } = state;
  const isWaiting = memory.plan !== null && !isFitted(memory.plan.source) && !tracks.last;
  const failsModel = gate.last?.blocks.some(({ kind }) => kind === "model") ?? false;
  const override = reason.trim() === "" ? null : { who: memory.who, reason };
  if (!proposal) return <span>{trackText.noPlan}</span>;
  return (
    <>
      {failsModel && (
        <Field label={trackText.override}>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      {memory.plan && tracks.last && (
        <LargeButton isWide appearance="primary" onClick={onReplan}>
          {trackText.replan}
        </LargeButton>
      )}
      {isWaiting && (
        <LargeButton isWide appearance="primary" onClick={() => void store.goTo("actualsSheet")}>
          {trackText.actuals}
        </LargeButton>
      )}
      <LargeButton isWide appearance={memory.plan ? "subtle" : "primary"} onClick={() => void store.apply(override)}>
        {trackText.apply}
      </LargeButton>
    </>
  );
}
