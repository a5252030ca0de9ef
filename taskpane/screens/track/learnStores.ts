import type { PaneServices } from "../../state/WorkspaceContext";
import { LearnStore } from "./learnStore";
import type { TrackStore } from "./trackStore";

const known = new WeakMap<TrackStore, LearnStore>();

/** The pane's one LearnStore: it comes with the Track step, so that the pane opens without it. */
export function learnStoreOf({ track, data, fit, store }: PaneServices): LearnStore | null {
  if (!track) return null;
  const { port, tracker } = track;
  const learn = known.get(track) ?? new LearnStore({ port, tracker, track, data, fit, workspace: store });
  known.set(track, learn);
  return learn;
}
