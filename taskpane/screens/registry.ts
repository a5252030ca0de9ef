import type { ComponentType } from "react";
import type { ScreenId, Workspace } from "../state/workspace";
import { GoalsScreen } from "./GoalsScreen";
import { ModelScreen } from "./ModelScreen";
import { PlanScreen } from "./PlanScreen";

export interface Screen {
  readonly id: ScreenId;
  readonly label: string;
  readonly component: ComponentType;
  /** True while this step keeps the plan from standing: its tab carries a dot. */
  readonly needsAttention: (workspace: Workspace) => boolean;
}

/** Every screen of the pane in the order of the work. A tab shows here or nowhere. */
export const screens: readonly Screen[] = [
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
  },
  { id: "plan", label: "Plan", component: PlanScreen, needsAttention: () => false },
];
