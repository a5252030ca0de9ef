import { useState } from "react";
import { Field, Input } from "@fluentui/react-components";
import { LargeButton } from "../../components/LargeButton";
import { useServices } from "../../state/WorkspaceContext";
import { trackText } from "../../text/trackText";
import { isFitted } from "./tracker";
import type { TrackState, TrackStore } from "./trackStore";

/** The one thing to do next: make a plan, apply it, fill in figures, or plan anew from them. */
export function TrackFooter({ state, store }: { readonly state: TrackState; readonly store: TrackStore }) {
  const { store: workspace } = useServices();
  const [reason, setReason] = useState("");
  const { gate, memory, tracks, proposal } = state;
  const isWaiting = memory.plan !== null && !isFitted(memory.plan.source) && !tracks.last;
  const failsModel = gate.last?.blocks.some(({ kind }) => kind === "model") ?? false;
  const override = reason.trim() === "" ? null : { who: memory.who, reason };
  const replan = async (): Promise<void> => {
    await store.selectActuals();
    await workspace.planSelection();
  };
  if (!proposal)
    return (
      <>
        <span>{trackText.noPlan}</span>
        <LargeButton isWide appearance="primary" onClick={() => workspace.goTo("plan")}>
          {trackText.toPlan}
        </LargeButton>
      </>
    );
  return (
    <>
      {failsModel && (
        <Field label={trackText.override}>
          <Input value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      {memory.plan && tracks.last && (
        <LargeButton isWide appearance="primary" onClick={() => void replan()}>
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
