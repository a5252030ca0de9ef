import { createFitPlan, type FitPlan, type FitRanges } from "../../src/models";
import { openStage, type PreviewPage } from "../browser/previewPage";
import { sheetRanges } from "../src/models/mmm/sheetRanges";
import { fitFromPane } from "./fitBrowser/fitFromPane";
import { fitInPage, lookInPage, sampleInWorkers } from "./fitBrowser/inPage";
import { recordMainThread, taskFigures } from "./fitBrowser/mainThread";
import { fitProblems, type FitProblem } from "./fitProblems";
import type { BenchFigure } from "./run";

/** Fits in the real browser: the built page, two workers, warmed up. Seconds are the clock's and move with the machine's load. */
export const name = "fitBrowser";

const WORKERS = 2;

export async function run(): Promise<readonly BenchFigure[]> {
  const stage = await openStage();
  try {
    const figures: BenchFigure[] = [];
    for (const problem of fitProblems) {
      const preview = await stage.open();
      figures.push(...told(await measure(preview, problem)));
      await preview.close();
    }
    const preview = await stage.open();
    figures.push(...told(await fitFromPane(preview)));
    await preview.close();
    return figures;
  } finally {
    await stage.close();
  }
}

/** One row of the table: four chains in two warm workers, then a whole FIT_MODEL call by the page's own runtime. */
async function measure({ page }: PreviewPage, problem: FitProblem): Promise<BenchFigure[]> {
  const { what, seconds } = problem;
  const ranges: FitRanges = sheetRanges(problem.history(), problem.settings);
  const plan: FitPlan = createFitPlan(ranges);
  const chains = await page.evaluate(sampleInWorkers, { plan, nWorkers: WORKERS, nChains: plan.spec.chains });
  const look = await page.evaluate(lookInPage, ranges);
  const longest = await recordMainThread(page);
  const call = await page.evaluate(fitInPage, ranges);
  const tasks = await longest();
  const promised = seconds === undefined ? {} : { limit: seconds };
  return [
    { what: `${what}: four chains, ${WORKERS} workers, warm`, value: chains.seconds, unit: "s", ...promised },
    { what: `${what}: a Laplace preview`, value: look, unit: "s", limit: 0.3 },
    { what: `${what}: a whole FIT_MODEL call`, value: call.seconds, unit: "s" },
    { what: `${what}: min bulk ESS`, value: call.essBulk, unit: "" },
    { what: `${what}: max R-hat`, value: call.rHat, unit: "", limit: 1.01 },
    {
      what: `${what}: memory of the page (workers not counted unless the page is isolated)`,
      value: call.megabytes,
      unit: "MB",
      limit: 300,
    },
    ...taskFigures(what, tasks),
    { what: `${what}: longest time without a frame (moves with the load)`, value: call.longestFrame, unit: "ms" },
  ];
}

/** Says the figures as they come: the whole table takes a minute, and several on a busy machine. */
function told(figures: readonly BenchFigure[]): readonly BenchFigure[] {
  for (const { what, value, unit } of figures) console.log(`${what}: ${Number(value.toPrecision(4))} ${unit}`);
  return figures;
}
