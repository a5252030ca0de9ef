import type { Page } from "playwright-core";
import type { BenchFigure } from "../run";

/** The longest task of the thread that draws, in milliseconds: by the clock, and by the processor's time it took. */
export interface LongestTask {
  readonly byClock: number;
  readonly byProcessor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Records the tasks of the page's main thread from now until the returned function is called. The processor's time is
 * free of what else runs on the machine: a task that is made to wait is not a long one.
 */
export async function recordMainThread(page: Page): Promise<() => Promise<LongestTask>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    await session.detach();
    return longestTask(events);
  };
}

function longestTask(events: readonly TraceEvent[]): LongestTask {
  const drawing = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  let [byClock, byProcessor] = [0, 0];
  for (const { name, ph, pid, tid, dur = 0, tdur = 0 } of events) {
    if (ph !== "X" || !name.endsWith("RunTask") || !drawing.has(`${pid} ${tid}`)) continue;
    byClock = Math.max(byClock, dur / 1000);
    byProcessor = Math.max(byProcessor, tdur / 1000);
  }
  return { byClock, byProcessor };
}

/** The two figures as rows of the bench's table; what is promised holds for the processor's time. */
export function taskFigures(what: string, { byClock, byProcessor }: LongestTask): readonly BenchFigure[] {
  return [
    { what: `${what}: longest task on the main thread, processor time`, value: byProcessor, unit: "ms", limit: 50 },
    { what: `${what}: the same by the clock (moves with the machine's load)`, value: byClock, unit: "ms" },
  ];
}
