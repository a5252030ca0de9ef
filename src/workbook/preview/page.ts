import { Model } from "@odoo/o-spreadsheet";
import { findRuntime, publishHost, type Runtime } from "../../../functions/client";
import type { WorkbookPort } from "../port";
import type { BlankCells } from "./coerceArguments";
import { registerBulkCommands } from "./bulkCommands";
import { createCustomFunctionsHost } from "./customFunctionsHost";
import type { FunctionsMetadata } from "./functionMetadata";
import { mountGrid } from "./grid";
import { startGridFunctions } from "./gridFunctions";
import { findPageParts, makeResizable } from "./pageParts";
import { readPreviewFile, writePreviewFile } from "./previewFile";
import { createPreviewPort, emptyStore, type PreviewPort, type PreviewStore } from "./previewPort";
import { gridOfBlocks } from "./sampleGrid";
import { chooseFile, offerFile } from "./userFiles";
import { readXlsx, writeXlsx } from "./xlsxFile";

const parts = findPageParts(document);

/** The workbook that is open. */
interface Open {
  readonly model: Model;
  readonly port: PreviewPort;
  close(): void;
}

function tell(message: string): void {
  parts.status.value = message;
}

/** Runs what a button does; whatever goes wrong is said in the bar. */
function attempt(action: () => Promise<void>): void {
  action().catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)));
}

function loadScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${source} could not be loaded.`)));
    document.head.append(script);
  });
}

async function loadFunctions(): Promise<{ readonly runtime: Runtime; readonly metadata: FunctionsMetadata }> {
  const [answer] = await Promise.all([fetch("functions.json"), loadScript("functions.js")]);
  const runtime = findRuntime();
  if (!answer.ok || !runtime) throw new Error("The functions could not be loaded: run the build again.");
  return { runtime, metadata: (await answer.json()) as FunctionsMetadata };
}

/** Reads and keeps models as a workbook's own: those it holds come back, every new one is saved with it. */
function keepModels(runtime: Runtime, port: PreviewPort, store: PreviewStore): () => void {
  for (const document of Object.values(store.documents)) runtime.restore(document);
  return runtime.onModel((key, document) => void port.saveDocument(key, document));
}

async function start(): Promise<void> {
  const host = createCustomFunctionsHost();
  (globalThis as Record<string, unknown>)["CustomFunctions"] = host.api;
  const { runtime, metadata } = await loadFunctions();
  runtime.useWorkers(() => new Worker("worker.js"), Math.min(4, navigator.hardwareConcurrency || 2));
  registerBulkCommands();
  const functions = startGridFunctions(host, metadata);
  let open: Open | null = null;

  const show = async (grid: object, store: PreviewStore): Promise<void> => {
    open?.close();
    const model = new Model(grid, { mode: "normal" });
    const port = createPreviewPort(model, store);
    const forget = keepModels(runtime, port, store);
    functions.watch(model);
    const unmount = await mountGrid(parts.grid, model, tell);
    open = { model, port, close: () => (unmount(), forget()) };
    publishHost<WorkbookPort>({ runtime, port });
    parts.pane.src = "taskpane.html";
  };

  const present = (): Open => {
    if (!open) throw new Error("No workbook is open.");
    return open;
  };

  const on = (button: keyof typeof parts.buttons, action: () => Promise<void>): void =>
    parts.buttons[button].addEventListener("click", () => attempt(action));

  on("open", async () => {
    const file = await chooseFile(".json");
    if (!file) return;
    const { grid, store } = readPreviewFile(await file.text());
    await show(grid, store);
    tell(`Opened ${file.name}.`);
  });
  on("save", async () => {
    const { model, port } = present();
    offerFile(
      "plan.marginal.json",
      writePreviewFile(model.exportData(), port.store(), runtime.version),
      "application/json",
    );
    tell("Saved with formulas, models and the pane's state. Open… brings it back.");
  });
  on("upload", async () => {
    const file = await chooseFile(".xlsx");
    if (!file) return;
    await show(readXlsx(new Uint8Array(await file.arrayBuffer())), emptyStore);
    tell(`Opened ${file.name}. The grid may lack functions that Excel has (LET, LAMBDA, table references).`);
  });
  on("download", async () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    offerFile("plan.xlsx", await writeXlsx(present().model), type);
    tell("Downloaded. In the xlsx file Marginal's functions are values; Save keeps them as formulas.");
  });
  parts.blanks.addEventListener("change", () => functions.useBlanks(parts.blanks.value as BlankCells));
  makeResizable(parts.splitter, parts.pane);

  const stamp = { version: runtime.version, date: new Date().toLocaleDateString() };
  const blocks = runtime.answer("sampleWorkbook", { stamp });
  const { grid, store } = await functions.whileResting(() => gridOfBlocks(blocks));
  await show(grid, store);
  parts.loading.hidden = true;
  document.documentElement.dataset["state"] = "ready";
  performance.mark("marginal-ready");
}

start().catch((error: unknown) => {
  document.documentElement.dataset["state"] = "failed";
  parts.loading.textContent = `The preview workbook could not start. ${error instanceof Error ? error.message : ""}`;
});
