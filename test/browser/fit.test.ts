import { readFile } from "node:fs/promises";
import type { Frame } from "playwright-core";
import type { CellValue, SheetValues } from "../../src/base";
import { sampleHistoryTable } from "../../src/data";
import { channelReturn } from "../../src/jobs/channelReturn";
import { fitModel } from "../../src/jobs/fitModel";
import type { HeavyControl, JobContext } from "../../src/jobs";
import type { ResponseModel } from "../../src/models";
import { createThreadRunner } from "../../src/worker";
import type { HostedRealm, PreviewPage } from "./previewPage";
import { stagePage } from "./stagePage";
import { openFile, put, savedFile, settled } from "./workbookPage";

/** Fewer draws than by default: this test is about bits and the way they take, not about precision. */
const settings: SheetValues = [
  ["Draws", 200],
  ["Chains", 2],
];
const fitFormula =
  "=FIT_MODEL('Sample history'!A5:A109, 'Sample history'!B5:B109, 'Sample history'!C5:H109, 'Sample history'!I5:J109, , A41:B42)";
const returnFormula = '=CHANNEL_RETURN(A44, "Paid search", "roi", 0.9)';

const { stage, preview } = stagePage();

async function writeHistory(): Promise<void> {
  const { runtime, port } = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")]!;
  const stamp = { version: runtime.version, date: "" };
  await port.write(await runtime.ask("sampleHistory", { stamp }), { kind: "own" });
}

const row = async (page: PreviewPage, at: number, columns: number): Promise<readonly CellValue[]> =>
  (await page.read({ sheet: "Start", row: at, column: 0, rows: 1, columns }))[0]!;

/** A cell of column A once it shows something else than #BUSY!. */
const answered = async (page: PreviewPage, at: number): Promise<CellValue> =>
  (await settled(page, { sheet: "Start", row: at, column: 0, rows: 1, columns: 1 }, 250))[0]![0]!;

/** The Model screen with its list of the workbook's models. */
async function openShelf(page: PreviewPage): Promise<Frame> {
  const pane = page.pane();
  await pane.getByRole("tab", { name: "Model" }).click();
  await pane.getByRole("button", { name: "Models in this workbook" }).click();
  return pane;
}

const busy = { kind: "error", error: "#BUSY!" } as const;

/** The same questions asked in this process. */
async function askHere(): Promise<{ readonly text: string; readonly roi: unknown }> {
  const table = sampleHistoryTable();
  const columns = (from: number, to: number): SheetValues => table.map((cells) => cells.slice(from, to));
  const shelf = new Map<string, ResponseModel>();
  const context: JobContext = {
    models: { get: (key) => shelf.get(key), put: (model) => void shelf.set(model.key, model) },
  };
  const control: HeavyControl = {
    cancellation: { isCancelled: false, onCancel: () => undefined },
    progress: () => undefined,
  };
  const ranges = { dates: columns(0, 1), outcome: columns(1, 2), spend: columns(2, 8), controls: columns(8, 10) };
  const text = await fitModel(
    { ...ranges, tests: null, settings, groups: null },
    context,
    createThreadRunner(),
    control,
  );
  const question = { model: [[text]], channel: "Paid search", measure: "roi", confidence: 0.9 } as const;
  return { text, roi: channelReturn(question, context) };
}

describe("FIT_MODEL in the preview workbook", () => {
  let text: CellValue = null;
  let roi: readonly CellValue[] = [];

  it("shows #BUSY! while the workers fit, then the model's text, and other cells answer from it", async () => {
    await preview().page.evaluate(writeHistory);
    await put(preview(), { sheet: "Start", row: 40, column: 0 }, settings);
    await preview().set("Start", 43, 0, fitFormula);
    await preview().set("Start", 45, 0, returnFormula);
    expect([await row(preview(), 43, 1), await row(preview(), 45, 1)]).toEqual([[busy], [busy]]);
    text = await answered(preview(), 43);
    expect(text).toMatch(/^MMM:[0-9a-f]{8} · 104 weeks × 6 channels · holdout MAPE \d+\.\d% [A-Z]+$/);
    await answered(preview(), 45);
    roi = await row(preview(), 45, 3);
    expect(roi.every((value) => Number(value) > 0)).toBe(true);
    expect(preview().page.workers().length).toBeGreaterThan(0);
    await preview().screenshot("preview-fit");
  }, 90_000);

  it("gives the very bits of Node for the same data", async () => {
    expect(await askHere()).toEqual({ text, roi });
  }, 90_000);

  it("hands the model over as a file: another workbook opens it and answers the same, without its data or a fit", async () => {
    const shelf = await openShelf(preview());
    const [download] = await Promise.all([
      preview().page.waitForEvent("download"),
      shelf.getByRole("button", { name: /^Save MMM:.* as a file$/ }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toBe(`${String(text).slice(0, 12).replace(":", "-")}.marginal-model.json`);
    const other = await stage().open();
    const buffer = await readFile(await download.path());
    const pane = await openShelf(other);
    await pane.getByLabel("Open a model file").setInputFiles({ name, mimeType: "application/json", buffer });
    await pane
      .getByText(`Opened ${String(text)}.`, { exact: false })
      .first()
      .waitFor();
    await other.set("Start", 43, 0, String(text));
    await other.set("Start", 45, 0, returnFormula);
    await answered(other, 45);
    expect(await row(other, 45, 3)).toEqual(roi);
    expect(other.consoleErrors).toEqual([]);
    await other.close();
  }, 60_000);

  it("keeps the model in the saved workbook: another page answers from it without a fit", async () => {
    const file = await savedFile(preview());
    await preview().close();
    const again = await stage().open();
    await openFile(again, "fitted.marginal.json", file);
    expect(await answered(again, 43)).toBe(text);
    await answered(again, 45);
    expect(await row(again, 45, 3)).toEqual(roi);
    expect(again.page.workers()).toEqual([]); // workers are made on the first fit: there was none
    expect(again.consoleErrors).toEqual([]);
    await again.close();
  }, 90_000);
});
