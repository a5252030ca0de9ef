import { useCallback } from "react";
import { BlendSlider } from "../../components/BlendSlider";
import { Notice } from "../../components/Notice";
import { useLoaded } from "../../components/useLoaded";
import { useNumberStyle, useServices, useWorkspace } from "../../state/WorkspaceContext";
import type { PlanReading } from "../../state/planner";

/** The slider between now and the plan; its steps are asked for once per plan. */
export function Blend({ plan }: { readonly plan: PlanReading }) {
  const { store, planner } = useServices();
  const { blend, model } = useWorkspace();
  const style = useNumberStyle();
  const load = useCallback(async () => {
    const question = store.question();
    const amounts = plan.channels.map((channel) => channel.plan);
    return { of: plan, path: question && (await planner.blend(question, amounts)) };
  }, [store, planner, plan]);
  const { value: loaded, problem } = useLoaded(load);
  if (problem) return <Notice kind="info">{problem}</Notice>;
  if (!loaded?.path) return <div style={{ minHeight: 118 }} />;
  const { path } = loaded;
  const start = path.start === "current" ? null : (path.stops[0]?.spend ?? null);
  return (
    <BlendSlider
      path={path}
      share={blend?.share ?? 1}
      outcomeName={plan.outcomeName}
      isMoney={model.last?.isMoney ?? false}
      style={style}
      onChange={(stop) => store.setBlend(stop && { ...stop, start })}
    />
  );
}
