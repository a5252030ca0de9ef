import { createMemoryPort, type MemoryPort } from "../../src/workbook/memory";
import type { TrackStore } from "../../taskpane/screens/track/trackStore";
import { trackStoreOf } from "../../taskpane/screens/track/trackStores";
import { DataStore } from "../../taskpane/state/dataStore";
import { createFitReader } from "../../taskpane/state/fitReader";
import { FitStore } from "../../taskpane/state/fitStore";
import { keepModels } from "../../taskpane/state/keepModels";
import { createRuntimePlanner } from "../../taskpane/state/runtimePlanner";
import { createTableReader } from "../../taskpane/state/tableReader";
import type { PaneServices } from "../../taskpane/state/WorkspaceContext";
import { WorkspaceStore } from "../../taskpane/state/workspaceStore";
import { sampleSummary } from "./fakePlanner";
import { createJobRuntime } from "./jobRuntime";

export type RealServices = Required<PaneServices> & { readonly port: MemoryPort; readonly trackStore: TrackStore };

/** Everything the pane stands on, over the real engine and a workbook in memory. */
export async function createServices(port: MemoryPort = createMemoryPort()): Promise<RealServices> {
  const runtime = createJobRuntime();
  await keepModels(runtime, port);
  const today = (): string => "2026-03-31";
  const data = new DataStore(port, createTableReader(runtime, today), today);
  const fit = new FitStore(port, createFitReader(runtime, today));
  const planner = createRuntimePlanner(runtime, { today });
  let clock = 0;
  const now = (): string => `2026-04-01T09:00:${String(clock++ % 60).padStart(2, "0")}Z`;
  const track = { port, runtime, today, now };
  const store = new WorkspaceStore(port, planner, data);
  return { port, store, data, fit, planner, track, trackStore: trackStoreOf(track), locale: "en-US" };
}

/** The same with the worked example on a sheet of its own, planned from. */
export async function createPlannedServices(): Promise<RealServices> {
  const services = await createServices(createMemoryPort({ sheets: { Data: sampleSummary } }));
  await services.store.open();
  await services.store.planSelection();
  return services;
}
