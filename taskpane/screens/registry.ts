import { lazy, type ComponentType } from "react";
import { isTableEmpty, type ScreenId, type Workspace } from "../state/workspace";
import { DataScreen } from "./data/DataScreen";

export interface Screen {
  readonly id: ScreenId;
  readonly label: string;
  /** What a narrow pane shows of the label. */
  readonly shortLabel?: string;
  readonly component: ComponentType;
  /** True while this step keeps the plan from standing: its tab carries a dot. */
  readonly needsAttention: (workspace: Workspace) => boolean;
  /** False while the step has nothing to show yet; always shown where absent. */
  readonly isShown?: (workspace: Workspace) => boolean;
}

/** Data comes with the pane (it reads the table); every other step when it is first opened, so that the pane opens sooner. */
const GoalsScreen = lazy(async () => ({ default: (await import("./goals/GoalsScreen")).GoalsScreen }));
const PlanScreen = lazy(async () => ({ default: (await import("./plan/PlanScreen")).PlanScreen }));
const ModelScreen = lazy(async () => ({ default: (await import("./model/ModelScreen")).ModelScreen }));
const ScenariosScreen = lazy(async () => ({ default: (await import("./scenarios/ScenariosScreen")).ScenariosScreen }));
const TrackScreen = lazy(async () => ({ default: (await import("./track/TrackScreen")).TrackScreen }));

/** A history has no plan before a model is fitted to it. */
const hasModel = ({ source }: Workspace): boolean => source?.kind !== "history";

/** Every screen of the pane in the order of the work. A tab shows here or nowhere. */
export const screens: readonly Screen[] = [
  { id: "data", label: "Data", component: DataScreen, needsAttention: isTableEmpty },
  {
    id: "model",
    label: "Model",
    component: ModelScreen,
    needsAttention: ({ model }) => model.status === "failed",
  },
  {
    id: "goals",
    label: "Goals",
    component: GoalsScreen,
    needsAttention: ({ model, plan }) => plan.status === "failed" && model.status !== "failed",
    isShown: hasModel,
  },
  { id: "plan", label: "Plan", component: PlanScreen, needsAttention: () => false, isShown: hasModel },
  {
    id: "scenarios",
    label: "Scenarios",
    shortLabel: "Scen.",
    component: ScenariosScreen,
    needsAttention: () => false,
    isShown: hasModel,
  },
  { id: "track", label: "Track", component: TrackScreen, needsAttention: () => false, isShown: hasModel },
];
