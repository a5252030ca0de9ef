import type { PaneServices, TrackGround } from "../../state/WorkspaceContext";
import { LearnStore } from "./learnStore";
import { createTracker } from "./tracker";
import { TrackStore } from "./trackStore";

const tracks = new WeakMap<TrackGround, TrackStore>();
const learns = new WeakMap<TrackStore, LearnStore>();

/** The pane's one TrackStore: it comes with the Track step, so that the pane opens without it. */
export function trackStoreOf(ground: TrackGround): TrackStore {
  const { port, runtime, today, now } = ground;
  const track = tracks.get(ground) ?? new TrackStore(port, createTracker(runtime, today), now);
  tracks.set(ground, track);
  return track;
}

/** The pane's one LearnStore, beside its TrackStore. */
export function learnStoreOf({ track: ground, data, fit, store }: PaneServices): LearnStore | null {
  if (!ground) return null;
  const track = trackStoreOf(ground);
  const { port, tracker } = track;
  const learn = learns.get(track) ?? new LearnStore({ port, tracker, track, data, fit, workspace: store });
  learns.set(track, learn);
  return learn;
}
