import type { PreviewPage } from "../../browser/previewPage";
import type { BenchFigure } from "../run";
import { recordMainThread, taskFigures } from "./mainThread";

interface Watch {
  readonly longestFrame: number;
  readonly frames: number;
  readonly seconds: number;
}

type Watched = { stopWatching(): Watch };

/** Runs in the page: counts frames until `stopWatching` is called. The pane's frame shares this thread. */
function watch(): void {
  let [longestFrame, frames, last, isOver] = [0, 0, 0, false];
  const start = performance.now();
  const frame = (now: number): void => {
    if (last > 0) longestFrame = Math.max(longestFrame, now - last);
    last = now;
    frames++;
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  (globalThis as unknown as Watched).stopWatching = () => {
    isOver = true;
    return { longestFrame, frames, seconds: (performance.now() - start) / 1000 };
  };
}

/** The sample history fitted by the Model screen's own button: frames and tasks of the thread that draws. */
export async function fitFromPane(preview: PreviewPage): Promise<readonly BenchFigure[]> {
  const pane = preview.pane();
  const press = (name: string): Promise<void> => pane.getByRole("button", { name }).click();
  await pane.getByRole("tab", { name: "Model" }).click();
  await press("Fit from history");
  await press("Choose another table");
  await press("Load the sample history");
  await press("Fit a model");
  await pane.getByText(/104 weeks × 6 channels/).waitFor();
  await preview.page.waitForTimeout(1500);
  const longest = await recordMainThread(preview.page);
  await preview.page.evaluate(watch);
  await press("Fit the model");
  await pane.getByText("Revenue: actual and fitted").waitFor({ timeout: 100_000 });
  await preview.page.waitForTimeout(500);
  const seen = await preview.page.evaluate(() => (globalThis as unknown as Watched).stopWatching());
  const tasks = await longest();
  return [
    { what: "in the pane, sample history: until it is drawn", value: seen.seconds - 0.5, unit: "s" },
    ...taskFigures("in the pane", tasks),
    { what: "in the pane: longest time without a frame (moves with the load)", value: seen.longestFrame, unit: "ms" },
    { what: "in the pane: frames a second", value: seen.frames / seen.seconds, unit: "" },
  ];
}
