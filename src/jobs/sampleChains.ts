import type { FitPlan, MmmChain } from "../models";
import type { HeavyControl, Progress, TaskRunner } from "./job";
import { runTask } from "./runTask";

/** Runs every chain of several fits, as many side by side as the machine allows; answers per fit, chains in order. */
export async function sampleChains(
  plans: readonly FitPlan[],
  runner: TaskRunner,
  control: HeavyControl,
): Promise<MmmChain[][]> {
  const jobs = plans.flatMap((plan, fit) =>
    Array.from({ length: plan.spec.chains }, (_, chain) => ({ plan, fit, chain })),
  );
  const latest: Progress[] = jobs.map(() => ({ phase: "warm-up", done: 0, detail: "" }));
  const report = (): void => control.progress(together(latest, plans[0]!));
  const chains = await Promise.all(
    jobs.map(({ plan, chain }, i) => {
      const progress = (one: Progress): void => {
        latest[i] = one;
        report();
      };
      return runTask(runner, "sampleChain", { plan, chain }, { cancellation: control.cancellation, progress });
    }),
  );
  return plans.map((_, fit) => chains.filter((_chain, i) => jobs[i]!.fit === fit));
}

/** The progress of all chains as one: mean share done, draws so far, divergences. */
function together(all: readonly Progress[], { spec }: FitPlan): Progress {
  const done = all.reduce((sum, one) => sum + one.done, 0) / all.length;
  const total = all.length * (spec.warmUp + spec.draws);
  const divergent = all.reduce((sum, { detail }) => sum + (parseInt(detail, 10) || 0), 0);
  const detail = `${Math.round(done * total)} of ${total} draws${divergent > 0 ? `, ${divergent} divergent` : ""}`;
  return { phase: all.some(({ phase }) => phase === "sampling") ? "sampling" : "warm-up", done: 0.95 * done, detail };
}
