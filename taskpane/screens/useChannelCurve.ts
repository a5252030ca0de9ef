import { useCallback } from "react";
import type { ChannelCurve } from "../state/planner";
import { useServices, useWorkspace } from "../state/WorkspaceContext";

/** Asks the engine for a channel's curve from 0 to a spend, for the present table and assumptions. */
export function useChannelCurve(): (channel: string, upTo: number) => Promise<ChannelCurve> {
  const { planner } = useServices();
  const { reading, goals } = useWorkspace();
  const summary = reading?.values;
  return useCallback(
    (channel, upTo) => planner.curve(summary ?? [], goals.settings, channel, upTo),
    [planner, summary, goals.settings],
  );
}
