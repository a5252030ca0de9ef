import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import type { Runtime } from "../../functions/client";
import type { WorkbookPort } from "../../src/workbook";
import type { DataState, DataStore } from "./dataStore";
import type { FitState, FitStore } from "./fitStore";
import type { Planner } from "./planner";
import { currencySign, type NumberStyle } from "./formatNumber";
import type { Workspace } from "./workspace";
import type { WorkspaceStore } from "./workspaceStore";

/** What the Track step builds its store on once it is opened. */
export interface TrackGround {
  readonly port: WorkbookPort;
  readonly runtime: Runtime;
  readonly today: () => string;
  /** ISO time. */
  readonly now: () => string;
}

/** What screens reach: the store with its actions, and the engine for questions of one screen only. */
export interface PaneServices {
  readonly store: WorkspaceStore;
  readonly data: DataStore;
  readonly fit: FitStore;
  readonly planner: Planner;
  /** Absent where plans cannot be put to work: the Track step is then empty. */
  readonly track?: TrackGround;
  readonly locale: string;
}

export const ServicesContext = createContext<PaneServices | null>(null);

export function useServices(): PaneServices {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("The pane's screens need their services around them.");
  return services;
}

/** The present state of the workspace; the component draws again when it changes. */
export function useWorkspace(): Workspace {
  const { store } = useServices();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The present state of the Data screen. */
export function useData(): DataState {
  const { data } = useServices();
  return useSyncExternalStore(data.subscribe, data.get);
}

/** The present state of the fit. */
export function useFit(): FitState {
  const { fit } = useServices();
  return useSyncExternalStore(fit.subscribe, fit.get);
}

/** Locale of the pane and the currency sign that the table's own cells carry. */
export function useNumberStyle(): NumberStyle {
  const { locale } = useServices();
  const formats = useWorkspace().reading?.formats;
  return useMemo(() => {
    const signs = (formats ?? []).flat().map(currencySign);
    return { locale, currency: signs.find((sign) => sign !== "") ?? "" };
  }, [formats, locale]);
}
