import type { Runtime } from "../../functions/client";
import type { HeavyControl, JobRequest, JobResponse } from "../../src/jobs";

/** From so many channels on a plan is searched for in a worker and nothing is worked out unasked. */
const manyChannels = 60;

/** Limits that make the search one over whole units and switches, which can take long. */
const slowLimits = /^(step|minwhenon|maxcost|minroi|minmroi)$/;

/** True where everything that is worked out once per channel or limit takes its time. */
function isLarge(nChannels: number): boolean {
  return nChannels >= manyChannels;
}

/** True where the answer may take longer than a glance: many channels, a posture, whole units or switches. */
export function isLongSearch(
  { limits, posture }: Pick<JobRequest<"optimizeBudget">, "limits" | "posture">,
  nChannels: number,
): boolean {
  const hasSlowLimit = (limits?.[0] ?? []).some(
    (header, column) =>
      typeof header === "string" &&
      slowLimits.test(header.toLowerCase().replace(/[\s_]/g, "")) &&
      (limits ?? []).slice(1).some((cells) => typeof cells[column] === "number" && cells[column] !== 0),
  );
  return hasSlowLimit || isLarge(nChannels) || (posture !== 0.5 && nChannels > 12);
}

/** The best plan: at once in this thread, or in a worker with progress and cancel. Both give the same bits. */
export async function bestPlan(
  runtime: Runtime,
  request: JobRequest<"optimizeBudget">,
  nChannels: number,
  control?: HeavyControl,
): Promise<JobResponse<"optimizeBudget">> {
  return runtime.ask(isLongSearch(request, nChannels) ? "solveBudget" : "optimizeBudget", request, control);
}
