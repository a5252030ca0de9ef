import type { Runtime } from "../../../functions/client";
import type { FitPlan, FitRanges } from "../../../src/models";

/** What a fit cost, as the page itself saw it. */
export interface FitCost {
  readonly seconds: number;
  readonly essBulk: number;
  readonly rHat: number;
  readonly megabytes: number;
  /** Milliseconds. */
  readonly longestFrame: number;
}

interface Sampling {
  readonly plan: FitPlan;
  readonly nWorkers: number;
  readonly nChains: number;
}

/** Runs in the page: the chains of a fit in workers of its own, one small fit before to warm each of them up. */
export async function sampleInWorkers({ plan, nWorkers, nChains }: Sampling): Promise<{ readonly seconds: number }> {
  const workers = Array.from({ length: nWorkers }, () => new Worker("worker.js"));
  const run = (worker: Worker, of: FitPlan, chain: number): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<{ readonly kind: string; readonly message?: string }>) => {
        if (data.kind === "done") resolve();
        if (data.kind === "failed") reject(new Error(data.message));
      };
      worker.postMessage({ id: chain, task: "sampleChain", request: { plan: of, chain } });
    });
  const small = { ...plan, spec: { ...plan.spec, draws: 200 } };
  await Promise.all(workers.map((worker) => run(worker, small, 99)));
  const start = performance.now();
  let next = 0;
  const serve = async (worker: Worker): Promise<void> => {
    while (next < nChains) await run(worker, plan, next++);
  };
  await Promise.all(workers.map(serve));
  const seconds = (performance.now() - start) / 1000;
  workers.forEach((worker) => worker.terminate());
  return { seconds };
}

/** Runs in the page: seconds of the first look at a fit, after one with another seed has fetched and warmed the code. */
export async function lookInPage(ranges: FitRanges): Promise<number> {
  const { runtime } = (globalThis as unknown as Record<symbol, { readonly runtime: Runtime }>)[
    Symbol.for("marginal.host")
  ]!;
  await runtime.ask("firstLook", { ...ranges, settings: [...(ranges.settings ?? []), ["Seed", 7]] });
  const start = performance.now();
  await runtime.ask("firstLook", ranges);
  return (performance.now() - start) / 1000;
}

/** Runs in the page: a whole FIT_MODEL call by the page's runtime, with the main thread watched. */
export async function fitInPage(ranges: FitRanges): Promise<FitCost> {
  const host = (globalThis as unknown as Record<symbol, { readonly runtime: Runtime }>)[Symbol.for("marginal.host")];
  const { runtime } = host!;
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  let [longestFrame, last, isOver] = [0, 0, false];
  const frame = (now: number): void => {
    if (last > 0) longestFrame = Math.max(longestFrame, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const start = performance.now();
  const text = await runtime.run("fitModel", ranges);
  const seconds = (performance.now() - start) / 1000;
  await pause(300); // the save is queued after the answer
  isOver = true;
  const { diagnostics } = (await runtime.ask("fitReading", { model: [[text]] })).report;
  type Memory = { measureUserAgentSpecificMemory?(): Promise<{ bytes: number }>; memory?: { usedJSHeapSize: number } };
  const { measureUserAgentSpecificMemory, memory } = performance as unknown as Memory;
  const bytes = crossOriginIsolated
    ? (await measureUserAgentSpecificMemory!.call(performance)).bytes
    : (memory?.usedJSHeapSize ?? NaN);
  const { essBulk, rHat } = diagnostics;
  return { seconds, essBulk, rHat, megabytes: bytes / 2 ** 20, longestFrame };
}
